package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every act of the registry, found by typing some of its words; Enter does it.
final class Palette {
    private static final Words WORDS = Words.of(Palette.class);
    private static final double WIDTH = 520;
    private static final double HEIGHT = 380;

    private final Actions actions;
    private final Sheets sheets;
    private final List<Action> all;
    private final ObservableList<Action> found = FXCollections.observableArrayList();
    private final ListView<Action> list = new ListView<>(found);
    private final TextField field = new TextField();

    Palette(Actions actions, Sheets sheets) {
        this.actions = actions;
        this.sheets = sheets;
        this.all = actions.all().stream()
                .filter(a -> !a.id().equals("app.palette"))
                .toList();
    }

    void show() {
        field.setId("palette-field");
        field.setPromptText(WORDS.get("palette.prompt"));
        field.textProperty().addListener((o, was, now) -> find(now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.setOnAction(e -> run());
        list.setId("palette");
        list.setPrefSize(WIDTH, HEIGHT);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(WORDS.get("palette.none")));
        list.setCellFactory(l -> new ActCell());
        list.setOnMouseClicked(e -> run());
        VBox sheet = Sheets.sheet(WORDS.get("palette.title"), field, list);
        sheet.getStyleClass().add("palette");
        find("");
        sheets.show(sheet, field);
    }

    private void find(String typed) {
        List<String> parts = Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        found.setAll(all.stream()
                .filter(act -> parts.stream().allMatch(words(act)::contains))
                .sorted(Comparator.comparing(this::isUnavailable)) // What can be done now comes first.
                .toList());
        list.getSelectionModel().selectFirst();
    }

    private boolean isUnavailable(Action act) {
        return actions.disabled(act.id()).get();
    }

    private static String words(Action act) {
        return (act.title().get() + " " + category(act)).toLowerCase(Locale.ROOT);
    }

    private static String category(Action act) {
        return WORDS.get("category." + act.category().name().toLowerCase(Locale.ROOT));
    }

    // The keyboard stays in the field while the arrows move in the list.
    private void key(KeyEvent key) {
        int step = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && !found.isEmpty()) {
            int at = Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, found.size());
            list.getSelectionModel().select(at);
            list.scrollTo(at);
            key.consume();
        }
    }

    private void run() {
        Action chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && !isUnavailable(chosen)) {
            sheets.hide();
            boolean _ = actions.run(chosen.id());
        }
    }

    /// An act with its category and key; what cannot be done now says so.
    private final class ActCell extends ListCell<Action> {
        private final Label title = new Label();
        private final Label side = new Label();
        private final HBox box = new HBox(8, title, side);

        ActCell() {
            box.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(title, Priority.ALWAYS);
            title.setMaxWidth(Double.MAX_VALUE);
            side.getStyleClass().add("muted");
            side.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Action act, boolean empty) {
            super.updateItem(act, empty);
            if (empty || act == null) {
                setGraphic(null);
                return;
            }
            boolean unavailable = isUnavailable(act);
            title.setText(category(act) + ": " + act.title().get());
            title.getStyleClass().setAll("label", unavailable ? "muted" : "act-title");
            side.setText(
                    unavailable
                            ? why(act)
                            : act.key().map(k -> k.getDisplayText()).orElse(""));
            setGraphic(box);
        }

        private String why(Action act) {
            boolean readOnly = act.isChange() && actions.readOnly().get();
            return WORDS.get(readOnly ? "palette.read-only" : "palette.unavailable");
        }
    }
}
