package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.mqueue.QueueAttributes;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.NumberField;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Asks how many messages are to be moved, and where to.
record MoveSheet(UiContext context, Sheets sheets) {
    private static final Words WORDS = Words.of(MoveSheet.class);
    private static final long MOST = 1_000_000;

    void show(QueueState from) {
        long msgsize = from.attributes().map(QueueAttributes::msgsize).orElse(0L);
        QueueChooser chooser = new QueueChooser(context.snapshot(), Optional.of(from.key()), 0);
        NumberField count = new NumberField(
                "transfer-count",
                WORDS.get("move.count"),
                1,
                MOST,
                Math.clamp(from.depth(), 1, MOST),
                WORDS.get("move.count.rule"));
        Label name = new Label(WORDS.get("move.count"));
        name.setLabelFor(count.field());
        Label head = new Label(WORDS.get("move.head", Math.max(0, from.depth())));
        head.getStyleClass().add("muted");
        HBox line = new HBox(name, count.field(), head);
        line.getStyleClass().add("form-line");
        TransferSheet sheet = new TransferSheet(
                sheets, WORDS.get("move.title", from.name()), List.of(line, count.problem(), chooser.view()));
        Runnable explain = () -> explainMove(sheet, chooser, count, msgsize);
        chooser.onChange(explain);
        count.onChange(explain);
        sheet.onAct(
                () -> context.acts().move(request(from, chooser, count), over -> {}),
                () -> Asked.moving(
                        count.value().orElse(1),
                        WORDS.get(
                                "move.call",
                                from.name(),
                                chooser.chosen().orElseThrow().name())));
        explain.run();
        sheet.show(chooser.filter());
    }

    private static MoveRequest request(QueueState from, QueueChooser chooser, NumberField count) {
        return new MoveRequest(
                QueueTarget.of(from),
                QueueTarget.of(chooser.chosen().orElseThrow()),
                count.value().orElseThrow());
    }

    private void explainMove(TransferSheet sheet, QueueChooser chooser, NumberField count, long msgsize) {
        Optional<QueueState> to = chooser.chosen();
        long takes =
                to.flatMap(QueueState::attributes).map(QueueAttributes::msgsize).orElse(-1L);
        boolean full = to.filter(q -> Fit.of(q, 0) == Fit.FULL).isPresent();
        String sentence = takes < 0
                ? WORDS.get("unknown.means")
                : WORDS.get("move.means")
                        + (takes < msgsize ? " " + WORDS.get("move.too-small", takes) : "")
                        + (full ? " " + WORDS.get("full.means") : "");
        String name = to.map(q -> q.name().toString()).orElse("");
        boolean can = takes >= 0 && count.value().isPresent() && isWritable();
        sheet.say(WORDS.get("move.act", count.value().orElse(1), name), sentence, can);
    }

    private boolean isWritable() {
        return !context.actions().readOnly().get();
    }
}
