package io.github.mqscope.ui.receive;

import io.github.mqscope.model.KeptMessages;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.controls.LiveList;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.viewer.ViewerPane;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bin: what was received here, of this queue or of all, newest below, and the chosen one's body.
final class ReceivedList {
    /// Messages shown at the most.
    static final int MOST = 500;

    private static final Words WORDS = Words.of(ReceivedList.class);

    private final Selection selection;
    private final KeptMessages bin;
    private final Settings settings;
    private final FileChoice files;
    private final Label title = new Label();
    private final Label note = new Label();
    private final ToggleButton here = new ToggleButton(WORDS.get("bin.here"));
    private final ToggleButton all = new ToggleButton(WORDS.get("bin.all"));
    private final MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
    private final MessageTable table = new MessageTable(
            "received",
            WORDS.get("bin.accessible"),
            MessageTable.Column.TIME,
            MessageTable.Column.PRIORITY,
            MessageTable.Column.PREVIEW);
    private @Nullable ViewerPane viewer;
    private final VBox view;
    private final Pause pause = new Pause(WORDS.get("bin.what"));
    private final LiveList live = new LiveList("received", table.follow(), pause);
    private List<SeenMessage> shown = List.of();
    private @Nullable Object last;

    ReceivedList(Selection selection, KeptMessages bin, Settings settings, FileChoice files, BinActs acts) {
        this.selection = selection;
        this.bin = bin;
        this.settings = settings;
        this.files = files;
        title.setId("received-title");
        title.getStyleClass().add("target-name");
        title.setMinWidth(Region.USE_PREF_SIZE);
        WrappedLine.wrap(note, "explained");
        note.managedProperty().bind(note.visibleProperty());
        here.setId("bin-here");
        all.setId("bin-all");
        Segments scope = new Segments(here, all);
        live.toggle().setText("");
        live.toggle().setAccessibleText(WORDS.get("bin.pause"));
        live.toggle().getStyleClass().addAll("button-icon", "small");
        scope.onChange(this::show);
        pause.on().addListener((o, was, now) -> show());
        live.register(acts.actions(), "received.pause", Action.Category.MESSAGE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        scope.view().visibleProperty().bind(more.visibleProperty());
        HBox head = new HBox(title, space, scope.view(), live.toggle(), more);
        head.getStyleClass().add("form-line");
        view = new VBox(head, note, live.view());
        view.getStyleClass().add("form-group");
        arrange();
        acts.register(view, table.chosenRow(), () -> shown).forEach(more.getItems()::add);
    }

    private void arrange() {
        more.setId("bin-more");
        more.getStyleClass().add("menu-icon");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setTooltip(new Tooltip(WORDS.get("bin.more")));
        more.setAccessibleText(WORDS.get("bin.more"));
        live.view().setMinHeight(112);
        live.view().setPrefHeight(140);
        VBox.setVgrow(live.view(), Priority.ALWAYS);
        table.chosenRow().addListener((o, was, now) -> {
            if (now != null || viewer != null) {
                viewer().view().setVisible(now != null);
                viewer().show(
                                now == null ? null : now.message(),
                                chosen().map(m -> m.target().name()));
            }
        });
    }

    // There from the first message on that is chosen: the panel starts without it.
    private ViewerPane viewer() {
        ViewerPane there = viewer;
        if (there == null) {
            there = new ViewerPane(settings, files);
            there.view().setMinHeight(120);
            there.view().setPrefHeight(160);
            there.view().managedProperty().bind(there.view().visibleProperty());
            VBox.setVgrow(there.view(), Priority.ALWAYS);
            view.getChildren().add(there.view());
            viewer = there;
        }
        return there;
    }

    /// Whether it stands still.
    Pause pause() {
        return pause;
    }

    private Optional<SeenMessage> chosen() {
        return Optional.ofNullable(table.chosenRow().get()).flatMap(MessageRow::seen);
    }

    /// Shows what is there now, if there is news.
    void update() {
        record State(long changes, @Nullable Object queue) {}
        State now = new State(bin.changes(), selection.key().get());
        if (now.equals(last)) {
            return;
        }
        boolean same = last instanceof State before && Objects.equals(before.queue(), now.queue());
        last = now;
        if (pause.isOn() && same) {
            pause.count(inScope(), SeenMessage::number);
        } else {
            show();
        }
    }

    private List<SeenMessage> inScope() {
        return all.isSelected()
                ? bin.all()
                : bin.all().stream()
                        .filter(m ->
                                Objects.equals(m.target().key(), selection.key().get()))
                        .toList();
    }

    private void show() {
        shown = inScope();
        pause.shown(shown.isEmpty() ? 0 : shown.getLast().number());
        title.setText(WORDS.get("bin.title", shown.size()));
        table.show(shown.stream()
                .skip(Math.max(0, shown.size() - MOST))
                .map(MessageRow::of)
                .toList());
        String cut = shown.size() > MOST ? WORDS.get("bin.cut", MOST) : "";
        String dropped =
                bin.dropped() > 0 ? WORDS.get("bin.dropped", bin.dropped(), bin.most(), bin.mostBytes() >> 20) : "";
        String empty = shown.isEmpty() ? WORDS.get("bin.empty") : "";
        note.setText((empty + " " + cut + " " + dropped).strip());
        note.setVisible(!note.getText().isEmpty());
        live.view().setVisible(!shown.isEmpty());
        live.view().setManaged(!shown.isEmpty());
        more.setVisible(!bin.all().isEmpty());
        live.toggle().setVisible(more.isVisible());
    }

    Region view() {
        return view;
    }
}
