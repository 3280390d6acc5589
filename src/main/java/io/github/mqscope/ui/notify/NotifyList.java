package io.github.mqscope.ui.notify;

import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.Follower;
import io.github.mqscope.ui.controls.LiveList;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The events of one queue, newest below; it follows while its reader is at the end.
final class NotifyList {
    private static final Words WORDS = Words.of(NotifyList.class);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final NotifyLog log;
    private final ListView<NotifyLog.Entry> list = new ListView<>();
    private final Follower follower = new Follower(list);
    private final Pause pause = new Pause(WORDS.get("list.what"));
    private final LiveList live = new LiveList("notify", follower, pause);
    private final Label title = new Label(WORDS.get("list"));
    private final Button copy = new Button("", Icons.of(Feather.COPY));
    private final Button clear = new Button("", Icons.of(Feather.TRASH_2));
    private final VBox view = new VBox(head(), live.view());
    private @Nullable QueueKey queue;
    private long seen = -1;

    NotifyList(NotifyLog log) {
        this.log = log;
        list.setId("notify-list");
        list.getStyleClass().addAll("dense", "notify-list");
        list.setAccessibleText(WORDS.get("list.accessible"));
        list.setCellFactory(l -> new NotifyCell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Label empty = new Label(WORDS.get("list.empty"));
        empty.getStyleClass().add("explained");
        empty.setWrapText(true);
        empty.setTextAlignment(TextAlignment.CENTER);
        empty.setPadding(new Insets(8));
        list.setPlaceholder(empty);
        live.view().setMinHeight(120);
        pause.on().addListener((o, was, now) -> {
            seen = -1;
            update(queue);
        });
        list.setOnKeyPressed(key -> {
            if (COPY.match(key)) {
                copy();
                key.consume();
            }
        });
        VBox.setVgrow(live.view(), Priority.ALWAYS);
        view.getStyleClass().add("form-group");
        VBox.setVgrow(view, Priority.ALWAYS);
    }

    private HBox head() {
        title.getStyleClass().add("target-name");
        title.setId("notify-count");
        copy.setId("notify-copy");
        clear.setId("notify-clear");
        copy.getStyleClass().addAll("button-icon", "flat", "small");
        clear.getStyleClass().addAll("button-icon", "flat", "small");
        live.toggle().setText("");
        live.toggle().setAccessibleText(WORDS.get("list.pause"));
        live.toggle().getStyleClass().addAll("button-icon", "small");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, live.toggle(), copy, clear);
        head.getStyleClass().add("form-line");
        return head;
    }

    /// Whether it stands still.
    Pause pause() {
        return pause;
    }

    /// Has the buttons do what the acts do.
    void bind(Actions actions) {
        live.register(actions, "notify.pause", Action.Category.NOTIFY);
        actions.bind(copy, "notify.copy");
        actions.bind(clear, "notify.clear");
    }

    /// Whether there is nothing in it.
    BooleanBinding empty() {
        return Bindings.isEmpty(list.getItems());
    }

    /// Shows what is new of a queue, null for none.
    void update(@Nullable QueueKey key) {
        long last = log.last();
        boolean same = Objects.equals(key, queue);
        if (same && last == seen) {
            return;
        }
        seen = last;
        queue = key;
        List<NotifyLog.Entry> now = key == null ? List.of() : log.of(key);
        if (same && pause.isOn() && !now.isEmpty()) {
            pause.count(now, NotifyLog.Entry::number);
            return;
        }
        pause.shown(now.isEmpty() ? 0 : now.getLast().number());
        if (same && continues(now)) {
            grow(now);
        } else {
            list.getItems().setAll(now);
            follower.latest();
        }
        title.setText(WORDS.get("list.count", now.size()));
    }

    private boolean continues(List<NotifyLog.Entry> now) {
        return !list.getItems().isEmpty()
                && !now.isEmpty()
                && now.getFirst().number() >= list.getItems().getFirst().number();
    }

    // Old ones go at the front, new ones come at the end; the rows between keep their selection.
    private void grow(List<NotifyLog.Entry> now) {
        long first = now.getFirst().number();
        long last = list.getItems().getLast().number();
        List<NotifyLog.Entry> fresh =
                now.stream().filter(e -> e.number() > last).toList();
        int gone = (int)
                list.getItems().stream().takeWhile(e -> e.number() < first).count();
        list.getItems().addAll(fresh);
        list.getItems().remove(0, gone);
        follower.grown(fresh.size(), gone);
    }

    /// Copies the chosen rows, or all.
    void copy() {
        List<NotifyLog.Entry> chosen = list.getSelectionModel().getSelectedItems();
        ClipboardContent content = new ClipboardContent();
        content.putString((chosen.isEmpty() ? list.getItems() : chosen)
                .stream().map(entry -> EventText.of(entry.event()).line()).collect(Collectors.joining("\n", "", "\n")));
        boolean _ = Clipboard.getSystemClipboard().setContent(content);
    }

    Region view() {
        return view;
    }
}
