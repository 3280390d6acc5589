package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A list of queues to choose one from: type to filter, Up and Down choose also from the filter.
final class QueueChooser {
    private static final Words WORDS = Words.of(QueueChooser.class);

    private final ObservableValue<@Nullable Snapshot> snapshot;
    private final Optional<QueueKey> without;
    private final TextField filter = new TextField();
    private final ListView<QueueState> list = new ListView<>();
    private final VBox view = new VBox(filter, list);
    private final ChangeListener<@Nullable Snapshot> listener = (o, was, now) -> update();
    private Runnable changed = () -> {};

    /// @param without a queue that cannot be chosen
    /// @param fits    what is said of each queue
    QueueChooser(
            ObservableValue<@Nullable Snapshot> snapshot,
            Optional<QueueKey> without,
            Function<QueueState, TransferFit> fits) {
        this.snapshot = snapshot;
        this.without = without;
        filter.setId("transfer-filter");
        filter.setPromptText(WORDS.get("filter"));
        filter.setAccessibleText(WORDS.get("filter"));
        filter.textProperty().addListener((o, was, now) -> update());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.setId("transfer-queues");
        list.setAccessibleText(WORDS.get("queues"));
        list.setCellFactory(l -> new QueueCell(fits));
        list.setPlaceholder(new Label(WORDS.get("no-queue")));
        list.setPrefHeight(200);
        list.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> changed.run());
        view.getStyleClass().add("form-group");
        snapshot.addListener(new WeakChangeListener<>(listener)); // A sheet that is gone is not to be kept.
        update();
        list.getSelectionModel().selectFirst();
    }

    private void press(KeyEvent key) {
        int by = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0 && !list.getItems().isEmpty()) {
            key.consume();
            int to = Math.clamp(
                    (long) list.getSelectionModel().getSelectedIndex() + by,
                    0,
                    list.getItems().size() - 1);
            list.getSelectionModel().clearAndSelect(to);
            list.scrollTo(to);
        }
    }

    private void update() {
        Snapshot now = snapshot.getValue();
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<QueueState> queues = now == null
                ? List.of()
                : now.queues().stream()
                        .filter(q -> without.filter(q.key()::equals).isEmpty())
                        .filter(q ->
                                q.name().toString().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
        if (!queues.equals(list.getItems())) {
            Optional<QueueKey> before = chosen().map(QueueState::key);
            list.getItems().setAll(queues);
            before.ifPresent(this::choose);
            if (chosen().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
        }
    }

    /// Chooses a queue, if it is there.
    void choose(QueueKey key) {
        list.getItems().stream()
                .filter(q -> q.key().equals(key))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    Optional<QueueState> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /// Called when another is chosen, or the chosen one has changed.
    void onChange(Runnable then) {
        changed = then;
    }

    TextField filter() {
        return filter;
    }

    Region view() {
        return view;
    }
}
