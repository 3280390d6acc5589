package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.controls.NumberField;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Asks how many messages are to be moved, and where to. Where a move stops, it offers to go on behind the message
/// at which it did.
final class MoveSheet {
    private static final Words WORDS = Words.of(MoveSheet.class);
    private static final long MOST = 1_000_000;

    private final ReadOnlyObjectProperty<@Nullable Snapshot> snapshot;
    private final QueueActs acts;
    private final Actions actions;
    private final QueueState from;
    private final long msgsize;
    private final QueueChooser chooser;
    private final NumberField count;
    private final Label head = new Label();
    private final ChangeListener<@Nullable Snapshot> listener = (o, was, now) -> count();
    private final TransferSheet sheet;
    private String act = "move.act";

    MoveSheet(
            ReadOnlyObjectProperty<@Nullable Snapshot> snapshot,
            QueueActs acts,
            Actions actions,
            Sheets sheets,
            QueueState from) {
        this.snapshot = snapshot;
        this.acts = acts;
        this.actions = actions;
        this.from = from;
        this.msgsize = from.attributes().map(QueueAttributes::msgsize).orElse(0L);
        this.chooser = new QueueChooser(snapshot, Optional.of(from.key()), q -> TransferFit.ofUnknown(q, msgsize));
        this.count = new NumberField(
                "transfer-count",
                WORDS.get("move.count"),
                1,
                MOST,
                Math.clamp(from.depth(), 1, MOST),
                WORDS.get("move.count.rule"));
        this.sheet = new TransferSheet(
                sheets, WORDS.get("move.title", from.name()), List.of(line(), count.problem(), chooser.view()));
        snapshot.addListener(new WeakChangeListener<>(listener)); // As that of the chooser.
        count();
        chooser.onChange(this::explain);
        count.onChange(this::explain);
        sheet.onAct(this::move, this::asked);
        explain();
    }

    private HBox line() {
        Label name = new Label(WORDS.get("move.count"));
        name.setLabelFor(count.field());
        head.setId("transfer-head");
        head.getStyleClass().add("muted");
        HBox line = new HBox(name, count.field(), head);
        line.getStyleClass().add("form-line");
        return line;
    }

    // It falls while messages are moved, and others take and send too.
    private void count() {
        long now = Optional.ofNullable(snapshot.getValue())
                .flatMap(snapshot -> snapshot.find(from.key()))
                .map(QueueState::depth)
                .orElse(-1L);
        head.setText(now < 0 ? WORDS.get("move.head.unknown") : WORDS.get("move.head", now));
    }

    private Call move() {
        long wanted = count.value().orElseThrow();
        return acts.move(
                new MoveRequest(
                        QueueTarget.of(from), QueueTarget.of(chooser.chosen().orElseThrow()), wanted),
                over -> Platform.runLater(() -> ended(over, wanted)));
    }

    private Asked asked() {
        return Asked.moving(
                count.value().orElse(1),
                WORDS.get(
                        "move.call", from.name(), chooser.chosen().orElseThrow().name()));
    }

    // The one at which it stopped is in a journal now, or it is still the head.
    private void ended(Call call, long wanted) {
        if (call.hasLeftover()) {
            boolean _ = actions.run("journals.show");
        }
        long rest = wanted - call.messages() - (call.hasLeftover() ? 1 : 0);
        boolean stopped = (call.failure().isPresent() || call.problem().isPresent()) && rest > 0;
        act = stopped ? "move.go-on" : "move.act";
        if (stopped) {
            count.set(rest);
        }
        explain();
    }

    private void explain() {
        Optional<QueueState> to = chooser.chosen();
        String sentence =
                to.filter(q -> q.attributes().isPresent()).map(this::means).orElseGet(() -> WORDS.get("unknown.means"));
        boolean can = to.flatMap(QueueState::attributes).isPresent()
                && count.value().isPresent()
                && !actions.readOnly().get();
        String name = to.map(q -> q.name().toString()).orElse("");
        sheet.say(WORDS.get(act, count.value().orElse(1), name), sentence, can);
    }

    private String means(QueueState to) {
        long takes = to.attributes().orElseThrow().msgsize();
        String tooSmall = takes < msgsize ? " " + WORDS.get("move.too-small", takes, msgsize) : "";
        return WORDS.get("move.means") + tooSmall + Room.words(to, count.value().orElse(1));
    }

    void show() {
        sheet.show(chooser.filter());
    }
}
