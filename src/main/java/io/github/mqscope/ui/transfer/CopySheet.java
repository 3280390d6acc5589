package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.template.Batch;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;

/// Asks which queue copies of messages are to be sent to.
record CopySheet(Selection selection, QueueActs acts, Actions actions, Sheets sheets) {
    private static final Words WORDS = Words.of(CopySheet.class);
    private static final int PREVIEW = 60;

    void show(List<Message> messages, Optional<QueueKey> to) {
        if (messages.isEmpty()) {
            return;
        }
        long longest = messages.stream().mapToInt(Message::size).max().orElse(0);
        QueueChooser chooser =
                new QueueChooser(selection.snapshot(), Optional.empty(), q -> TransferFit.of(q, longest));
        Message first = messages.getFirst();
        Label what = new Label(
                messages.size() == 1
                        ? WORDS.get("copy.one", first.priority(), first.size(), Escaped.of(first.body(), PREVIEW))
                        : WORDS.get("copy.many", messages.size()));
        what.getStyleClass().add("muted");
        TransferSheet sheet =
                new TransferSheet(sheets, WORDS.get("copy.title", messages.size()), List.of(what, chooser.view()));
        Runnable explain = () -> explainCopy(sheet, chooser, messages.size(), longest);
        chooser.onChange(explain);
        to.or(() -> Optional.ofNullable(selection.key().get())).ifPresent(chooser::choose);
        sheet.onAct(() -> copies(messages, chooser.chosen().orElseThrow()), request -> acts.send(request, over -> {}));
        explain.run();
        sheet.show(chooser.filter());
    }

    private static SendRequest copies(List<Message> messages, QueueState to) {
        return new SendRequest(
                QueueTarget.of(to), Batch.of(messages), messages.size(), Duration.ZERO, new Waiting.Block());
    }

    private void explainCopy(TransferSheet sheet, QueueChooser chooser, int count, long longest) {
        Optional<QueueState> to = chooser.chosen();
        TransferFit fit = to.map(q -> TransferFit.of(q, longest)).orElse(TransferFit.UNKNOWN);
        String sentence =
                switch (fit) {
                    case FITS, FULL -> WORDS.get("copy.means") + Room.words(to.orElseThrow(), count);
                    case TOO_SMALL, PARTLY -> WORDS.get("copy.too-small", longest);
                    case UNKNOWN -> WORDS.get("unknown.means");
                };
        String name = to.map(q -> q.name().toString()).orElse("");
        boolean can = (fit == TransferFit.FITS || fit == TransferFit.FULL) && isWritable();
        sheet.say(WORDS.get("copy.act", count, name), sentence, can);
    }

    private boolean isWritable() {
        return !actions.readOnly().get();
    }
}
