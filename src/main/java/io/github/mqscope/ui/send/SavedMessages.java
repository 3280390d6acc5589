package io.github.mqscope.ui.send;

import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.words.Words;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The recent and the saved messages, to pick one: Enter takes it, F2 renames, Delete deletes, Alt with Up and
/// Down moves, Escape goes back.
final class SavedMessages {
    private static final Words WORDS = Words.of(SavedMessages.class);

    private final KeptDrafts kept;
    private final Consumer<Draft> taken;
    private final Runnable left;
    private final ToggleButton recent = new ToggleButton(WORDS.get("shelf.recent"));
    private final ToggleButton saved = new ToggleButton(WORDS.get("shelf.saved"));
    private final ListView<Map<String, String>> list = new ListView<>();
    private final NothingHere nothing = new NothingHere();
    private final TextField name = new TextField();
    private final Label problem = new Label();
    private final Button use = button("shelf-use", "shelf.use", this::use);
    private final Button rename = button("shelf-rename", "shelf.rename", this::startRename);
    private final Button delete = button("shelf-delete", "shelf.delete", this::delete);
    private final Button up = icon("shelf-up", Feather.ARROW_UP, "shelf.up", () -> move(-1));
    private final Button down = icon("shelf-down", Feather.ARROW_DOWN, "shelf.down", () -> move(1));
    private final VBox view;
    private Optional<Draft> toSave = Optional.empty();

    /// @param taken takes the one that was picked
    /// @param left  goes back to the panel
    SavedMessages(KeptDrafts kept, Consumer<Draft> taken, Runnable left) {
        this.kept = kept;
        this.taken = taken;
        this.left = left;
        recent.setId("shelf-recent");
        saved.setId("shelf-saved");
        Segments which = new Segments(recent, saved);
        which.onChange(this::arrange);
        HBox.setHgrow(which.view(), Priority.ALWAYS);
        HBox head = new HBox(icon("shelf-back", Feather.ARROW_LEFT, "shelf.back", left), which.view());
        head.getStyleClass().add("form-line");
        list.setId("shelf");
        list.setCellFactory(l -> new ShelfCell());
        list.setAccessibleText(WORDS.get("shelf.accessible"));
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                use();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> enable());
        name.setId("shelf-name");
        name.setAccessibleText(WORDS.get("shelf.name"));
        name.setPromptText(WORDS.get("shelf.name"));
        name.setOnAction(e -> endNaming());
        name.managedProperty().bind(name.visibleProperty());
        problem.setId("shelf-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        StackPane body = new StackPane(list, nothing.view());
        VBox.setVgrow(body, Priority.ALWAYS);
        FlowPane acts = new FlowPane(use, rename, delete, up, down);
        acts.getStyleClass().add("act-flow");
        use.getStyleClass().add(Styles.ACCENT);
        view = new VBox(head, body, name, problem, acts);
        view.getStyleClass().addAll("panel", "shelf");
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        arrange();
    }

    private static Button button(String id, String word, Runnable act) {
        Button button = new Button(WORDS.get(word));
        button.setId(id);
        button.setOnAction(e -> act.run());
        return button;
    }

    private static Button icon(String id, Feather icon, String word, Runnable act) {
        Button button = button(id, word, act);
        button.setTooltip(new Tooltip(button.getText()));
        button.setAccessibleText(button.getText());
        button.setText("");
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    /// Shows the recent or the saved ones.
    void open(boolean savedOnes) {
        (savedOnes ? saved : recent).setSelected(true);
        arrange();
        list.getSelectionModel().selectFirst();
        list.requestFocus();
    }

    /// Asks for a name to save something under.
    void openToSave(Draft draft) {
        open(true);
        toSave = Optional.of(draft);
        name.clear();
        askForName();
    }

    private ObservableList<Map<String, String>> items() {
        return saved.isSelected() ? kept.saved() : kept.recent();
    }

    private void arrange() {
        name.setVisible(false);
        problem.setText("");
        toSave = Optional.empty();
        list.setItems(items());
        nothing.say(
                saved.isSelected() ? Feather.BOOKMARK : Feather.CLOCK,
                WORDS.get(saved.isSelected() ? "shelf.none-saved" : "shelf.none-recent"),
                WORDS.get(saved.isSelected() ? "shelf.how-saved" : "shelf.how-recent"));
        nothing.view().visibleProperty().bind(Bindings.isEmpty(items()));
        list.visibleProperty().bind(Bindings.isNotEmpty(items()));
        for (Button button : new Button[] {rename, up, down}) {
            button.setVisible(saved.isSelected());
            button.setManaged(saved.isSelected());
        }
        enable();
    }

    private void enable() {
        boolean none = list.getSelectionModel().getSelectedItem() == null;
        for (Button button : new Button[] {use, rename, delete, up, down}) {
            button.setDisable(none);
        }
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            if (name.isVisible()) {
                arrange();
            } else {
                left.run();
            }
        } else if (!name.isFocused() && list.isFocused()) {
            pressInList(key);
        }
    }

    private void pressInList(KeyEvent key) {
        Optional<Runnable> act =
                switch (key.getCode()) {
                    case ENTER -> Optional.of(this::use);
                    case DELETE -> Optional.of(this::delete);
                    case F2 -> Optional.of(this::startRename);
                    case UP -> key.isAltDown() ? Optional.of(() -> move(-1)) : Optional.empty();
                    case DOWN -> key.isAltDown() ? Optional.of(() -> move(1)) : Optional.empty();
                    default -> Optional.empty();
                };
        act.ifPresent(then -> {
            key.consume();
            then.run();
        });
    }

    private int index() {
        return list.getSelectionModel().getSelectedIndex();
    }

    private void use() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .flatMap(Draft::of)
                .ifPresent(taken);
    }

    private void delete() {
        int index = index();
        if (index >= 0) {
            items().remove(index);
        }
    }

    private void startRename() {
        if (saved.isSelected() && index() >= 0) {
            name.setText(Draft.name(list.getSelectionModel().getSelectedItem()));
            askForName();
        }
    }

    private void askForName() {
        name.setVisible(true);
        name.requestFocus();
        name.selectAll();
    }

    private void endNaming() {
        int index = index();
        Optional<String> wrong = toSave.map(draft -> kept.save(name.getText(), draft))
                .orElseGet(() -> kept.rename(index, name.getText()));
        if (wrong.isPresent()) {
            problem.setText(WORDS.get(wrong.get()));
            return;
        }
        boolean renamed = toSave.isEmpty();
        arrange();
        if (renamed) {
            list.getSelectionModel().select(index);
        } else {
            list.getSelectionModel().selectLast();
        }
        list.requestFocus();
    }

    private void move(int by) {
        if (saved.isSelected() && index() >= 0) {
            int to = kept.move(index(), by);
            list.getSelectionModel().clearAndSelect(to);
        }
    }

    Region view() {
        return view;
    }
}
