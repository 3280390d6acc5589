package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueAttributes;
import io.github.mqscope.mqueue.QueueStatus;
import io.github.mqscope.ui.theme.Marks;
import io.github.mqscope.ui.theme.Marks.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The selected queue's state in icons and words: how full, who is blocked, who is registered.
final class StateMarks {
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
        queue.hidden().ifPresent(why -> now.add(new Mark(Feather.LOCK, "not readable", why.meaning(), "muted")));
        int senders = queue.blockedSenders().size();
        if (senders > 0) {
            String words = senders + " blocked in mq_send";
            now.add(new Mark(Feather.ARROW_RIGHT_CIRCLE, words, words, "danger"));
        }
        int receivers = queue.blockedReceivers().size();
        if (receivers > 0) {
            String words = receivers + " blocked in mq_receive";
            now.add(new Mark(Feather.ARROW_LEFT_CIRCLE, words, words, "accent"));
        }
        queue.status().filter(QueueStatus::isRegistered).ifPresent(status -> now.add(registered(status)));
        if (queue.hidden().isEmpty()) {
            now.add(rate(Math.round(queue.changesPerSecond())));
        }
        if (queue.sampled()) {
            now.add(new Mark(Feather.ZAP, "sampled", "So busy that not every change is seen", "muted"));
        }
        marks.show(now);
    }

    private static Mark rate(long changes) {
        String rate = changes + (changes == 1 ? " change/s" : " changes/s");
        return new Mark(Feather.ACTIVITY, rate, "Changes of depth seen in the last second", "muted");
    }

    private static Mark fill(QueueAttributes a) {
        String words = a.curmsgs() + " of " + a.maxmsg() + " messages";
        return a.isFull()
                ? new Mark(Feather.ALERT_OCTAGON, "full, " + words, "A send blocks now", "danger")
                : new Mark(Feather.INBOX, words, "There is room for " + (a.maxmsg() - a.curmsgs()), "muted");
    }

    private static Mark registered(QueueStatus status) {
        String meaning = "Process " + status.notifyPid() + " is registered with mq_notify, by " + status.via();
        return new Mark(Feather.BELL, "notifies " + status.notifyPid(), meaning, "accent");
    }

    Region view() {
        return marks.view();
    }
}
