package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueAttributes;
import io.github.mqscope.mqueue.QueueStatus;
import io.github.mqscope.ui.theme.Icons;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The selected queue's state in icons and words: how full, who is blocked, who is registered.
final class StateMarks {
    private static final double WRAP_LENGTH = 240;

    private final FlowPane box = new FlowPane(12, 4);

    StateMarks() {
        box.setPrefWrapLength(WRAP_LENGTH);
        box.setMinWidth(0);
    }

    void show(QueueState queue) {
        box.getChildren().clear();
        queue.attributes().ifPresent(this::fill);
        queue.hidden().ifPresent(why -> add(Icons.mark(Feather.LOCK, "not readable", why.meaning(), "muted")));
        int senders = queue.blockedSenders().size();
        if (senders > 0) {
            String words = senders + " blocked in mq_send";
            add(Icons.mark(Feather.ARROW_RIGHT_CIRCLE, words, words, "danger"));
        }
        int receivers = queue.blockedReceivers().size();
        if (receivers > 0) {
            String words = receivers + " blocked in mq_receive";
            add(Icons.mark(Feather.ARROW_LEFT_CIRCLE, words, words, "accent"));
        }
        queue.status().filter(QueueStatus::isRegistered).ifPresent(this::registered);
        if (queue.hidden().isEmpty()) {
            rate(Math.round(queue.changesPerSecond()));
        }
        if (queue.sampled()) {
            add(Icons.mark(Feather.ZAP, "sampled", "So busy that not every change is seen", "muted"));
        }
    }

    private void rate(long changes) {
        String rate = changes + (changes == 1 ? " change/s" : " changes/s");
        add(Icons.mark(Feather.ACTIVITY, rate, "Changes of depth seen in the last second", "muted"));
    }

    private void fill(QueueAttributes a) {
        String words = a.curmsgs() + " of " + a.maxmsg() + " messages";
        add(
                a.isFull()
                        ? Icons.mark(Feather.ALERT_OCTAGON, "full, " + words, "A send blocks now", "danger")
                        : Icons.mark(Feather.INBOX, words, "There is room for " + (a.maxmsg() - a.curmsgs()), "muted"));
    }

    private void registered(QueueStatus status) {
        String meaning = "Process " + status.notifyPid() + " is registered with mq_notify, by " + status.via();
        add(Icons.mark(Feather.BELL, "notifies " + status.notifyPid(), meaning, "accent"));
    }

    private void add(Label mark) {
        mark.setMinWidth(Region.USE_PREF_SIZE);
        box.getChildren().add(mark);
    }

    Region view() {
        return box;
    }
}
