package io.github.mqscope.demo.stage;

import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import java.util.List;

/// Checks that read the lesson's queue.
public final class QueueChecks {
    private QueueChecks() {}

    /// mq_curmsgs.
    public static Check curmsgs(long expected) {
        return stage -> {
            QueueName name = stage.queue();
            long read = stage.sight().attributes().curmsgs();
            return Evidence.same("mq_getattr " + name + ": mq_curmsgs", expected, read);
        };
    }

    /// mq_maxmsg and mq_msgsize.
    public static Check sizes(long maxmsg, long msgsize) {
        return stage -> {
            QueueAttributes read = stage.sight().attributes();
            return Evidence.same(
                    "mq_getattr " + stage.queue() + ": mq_maxmsg, mq_msgsize",
                    maxmsg + ", " + msgsize,
                    read.maxmsg() + ", " + read.msgsize());
        };
    }

    /// Payload bytes.
    public static Check qsize(long expected) {
        return stage -> Evidence.same(
                "read " + stage.queue() + ": QSIZE",
                expected,
                stage.sight().status().qsize());
    }

    /// Who is registered for notification.
    public static Check registered(String actor) {
        return stage -> registration(stage, stage.actor(actor).pid());
    }

    /// Nobody is registered for notification.
    public static Check nobodyRegistered() {
        return stage -> registration(stage, 0);
    }

    private static Evidence registration(Stage stage, long pid) throws java.io.IOException {
        QueueStatus status = stage.sight().status();
        return new Evidence(
                "read " + stage.queue(),
                "NOTIFY_PID:" + pid,
                status.isRegistered()
                        ? "NOTIFY_PID:" + status.notifyPid() + " (by " + status.via() + ")"
                        : "NOTIFY_PID:0",
                status.notifyPid() == pid);
    }

    /// The messages in receive order, by their texts.
    public static Check holds(String... texts) {
        return stage -> {
            Contents contents = stage.sight().contents(stage.counted());
            boolean same = contents.whole() && contents.texts().equals(List.of(texts));
            return new Evidence(
                    "the messages of " + stage.queue() + ", " + contents.source(),
                    String.join(", ", texts),
                    String.join(", ", contents.texts()) + (contents.whole() ? "" : " and others"),
                    same);
        };
    }

    /// Whether the lesson's name leads to a queue.
    public static Check exists(boolean expected) {
        return stage -> {
            boolean there = QueueSight.open(stage.queue(), java.util.Optional.empty())
                    .map(sight -> {
                        sight.close();
                        return true;
                    })
                    .orElse(false);
            return Evidence.same(
                    "mq_open " + stage.queue(), expected ? "opened" : "ENOENT", there ? "opened" : "ENOENT");
        };
    }
}
