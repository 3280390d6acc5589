package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.ui.controls.Marks;
import io.github.mqscope.ui.controls.Marks.Mark;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The selected queue's state in icons and words: how full, who is blocked, who is registered.
final class StateMarks {
    private static final Words WORDS = Words.of(StateMarks.class);
    private static final double WRAP_LENGTH = 240;

    private final Marks marks;

    StateMarks() {
        FlowPane box = new FlowPane(12, 4);
        box.setPrefWrapLength(WRAP_LENGTH);
        box.setMinWidth(0);
        marks = new Marks(box);
    }

    void show(QueueState queue) {
        List<Mark> now = new ArrayList<>();
        queue.attributes().ifPresent(a -> now.add(fill(a)));
        queue.hidden()
                .ifPresent(why -> now.add(new Mark(Feather.LOCK, WORDS.get("mark.hidden"), why.meaning(), "muted")));
        int senders = queue.blockedSenders().size();
        if (senders > 0) {
            String words = WORDS.get("mark.senders", senders);
            now.add(new Mark(Feather.ARROW_RIGHT_CIRCLE, words, words, "danger"));
        }
        int receivers = queue.blockedReceivers().size();
        if (receivers > 0) {
            String words = WORDS.get("mark.receivers", receivers);
            now.add(new Mark(Feather.ARROW_LEFT_CIRCLE, words, words, "accent"));
        }
        queue.status().filter(QueueStatus::isRegistered).ifPresent(status -> now.add(registered(status)));
        if (queue.hidden().isEmpty()) {
            now.add(rate(Math.round(queue.changesPerSecond())));
        }
        if (queue.unlinked()) {
            now.add(new Mark(Feather.X_CIRCLE, WORDS.get("mark.unlinked"), WORDS.get("mark.unlinked.tip"), "warning"));
        } else if (queue.sampled()) {
            now.add(new Mark(
                    Feather.ZAP, WORDS.get("mark.sampled"), queue.sight().words(), "muted"));
        }
        marks.show(now);
    }

    private static Mark rate(long changes) {
        String rate = WORDS.get("mark.rate", changes);
        return new Mark(Feather.ACTIVITY, rate, WORDS.get("mark.rate.tip"), "muted");
    }

    private static Mark fill(QueueAttributes a) {
        String words = WORDS.get("mark.depth", a.curmsgs(), a.maxmsg());
        return a.isFull()
                ? new Mark(Feather.ALERT_OCTAGON, WORDS.get("mark.full", words), WORDS.get("mark.full.tip"), "danger")
                : new Mark(Feather.INBOX, words, WORDS.get("mark.room", a.maxmsg() - a.curmsgs()), "muted");
    }

    private static Mark registered(QueueStatus status) {
        String who = status.notifyPid() == 0 ? WORDS.get("mark.registered.outside") : "" + status.notifyPid();
        String meaning = WORDS.get("mark.registered.tip", status.registrantFirst(), status.via());
        return new Mark(Feather.BELL, WORDS.get("mark.registered", who), meaning, "accent");
    }

    Region view() {
        return marks.view();
    }
}
