package io.github.mqscope.drain;

import io.github.mqscope.drain.Drained.End;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;

/// Takes every message out of a queue, each into a journal on disk before the next is taken.
///
/// ```java
/// try (MessageQueue queue = Drain.open(name, key)) {
///     Drained drained = Drain.run(queue, key, Journals.ofUser(), DrainProgress.SILENT);
///     try (Journal journal = drained.journal()) {
///         Restored restored = Restore.run(queue, journal, Restore.Choice.SAFE, DrainProgress.SILENT);
///     }
/// }
/// ```
///
/// Closing any descriptor of a queue drops this process's own notification registration on it.
public final class Drain {
    private final MessageQueue queue;
    private final JournalWriter journal;
    private final DrainProgress progress;
    private final Others others = new Others();
    private final long before;
    private final long limit;
    private String reason = "";

    private Drain(MessageQueue queue, QueueAttributes attributes, JournalWriter journal, DrainProgress progress) {
        this.queue = queue;
        this.journal = journal;
        this.progress = progress;
        this.before = attributes.curmsgs();
        this.limit = Math.max(attributes.maxmsg(), before);
    }

    /// Opens the queue that was meant, for receiving and sending without waiting. Needs no mount.
    /// @throws QueueException with [Cause#REPLACED] if another queue has the name now
    public static MessageQueue open(QueueName name, QueueKey meant) throws QueueException {
        return QueueOpen.of(name).nonBlocking().open().only(meant);
    }

    /// Takes messages until the queue is empty, as many as it can hold are out, or `progress` says no.
    ///
    /// What goes wrong after the journal was begun ends the drain, and is told by what is returned: what is out
    /// is in it.
    /// @throws QueueException with [Cause#REPLACED] if `queue` is not the one that was meant
    /// @throws IOException if no journal can be made: then nothing was taken; or if it cannot be read again, and
    ///     stays for [Journals#leftovers]
    public static Drained run(MessageQueue queue, QueueKey meant, Journals journals, DrainProgress progress)
            throws IOException {
        queue.mustBe(meant);
        Drain drain = new Drain(queue, queue.attributes(), journals.begin(queue), progress);
        try {
            return drain.finish(drain.takeAll());
        } catch (IOException | RuntimeException e) {
            drain.journal.abandon();
            throw e;
        }
    }

    private End takeAll() {
        try {
            int taken = 0;
            while (taken < limit) {
                if (!progress.goOn(taken, limit)) {
                    return End.CANCELLED;
                }
                if (!takeOne()) {
                    return End.EMPTY;
                }
                taken++;
            }
            long left = queue.attributes().curmsgs();
            others.see(left);
            return left == 0 ? End.EMPTY : End.COUNT;
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
            return End.FAILED;
        }
    }

    private boolean takeOne() throws IOException {
        long curmsgs = queue.attributes().curmsgs();
        others.see(curmsgs);
        boolean taken = journal.receive(queue, queue.status().qsize(), curmsgs);
        if (taken) {
            others.ours(-1);
        } else {
            others.see(0);
        }
        return taken;
    }

    private Drained finish(End end) throws IOException {
        Journal finished = journal.finish();
        if (finished.isDone()) {
            finished.discard();
        }
        return new Drained(finished, finished.messages(), end, reason, before, others.sent(), others.received());
    }
}
