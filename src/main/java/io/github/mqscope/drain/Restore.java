package io.github.mqscope.drain;

import io.github.mqscope.drain.Restored.End;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;
import java.util.List;

/// Puts the messages of a journal back into their queue, in the order in which they were taken, never waiting.
///
/// It sends to the very queue they came from or not at all. A full queue ends it, the journal is kept, and a
/// later restore goes on from there.
public final class Restore {
    private final MessageQueue queue;
    private final Journal journal;
    private final Choice choice;
    private final DrainProgress progress;
    private final Others others = new Others();
    private int sent;
    private long standing;
    private String reason = "";

    private Restore(MessageQueue queue, Journal journal, Choice choice, DrainProgress progress) {
        this.queue = queue;
        this.journal = journal;
        this.choice = choice;
        this.progress = progress;
    }

    /// What to do with messages of which something is not known. They stay in the journal unless asked for.
    ///
    /// @param unsure    send also what may be in the queue already: it may then be there twice
    /// @param uncertain send also what may lack its last bytes, as it is
    public record Choice(boolean unsure, boolean uncertain) {
        /// Neither.
        public static final Choice SAFE = new Choice(false, false);
    }

    /// Puts back what can be. When all is back the journal is deleted and closed.
    /// @param queue open for reading and writing, see [Drain#open]
    /// @throws io.github.mqscope.model.failure.QueueException with [Cause#REPLACED] if `queue` is not the
    /// one
    ///     that was drained
    /// @throws JournalException if that queue ended with an earlier boot
    public static Restored run(MessageQueue queue, Journal journal, Choice choice, DrainProgress progress)
            throws IOException {
        if (journal.header().isOfEarlierBoot()) {
            throw new JournalException("the queue " + journal.header().queue()
                    + " that was drained ended when the machine was started again; its messages can be exported");
        }
        queue.mustBe(journal.header().key());
        return new Restore(queue, journal, choice, progress).run();
    }

    private Restored run() {
        End end = sendAll();
        boolean deleted = false;
        try {
            if (end == End.DONE && journal.isDone()) {
                journal.discard();
                deleted = true;
            }
        } catch (IOException e) {
            end = failed(e);
        }
        return new Restored(
                queue.name(),
                sent,
                journal.remaining(),
                end,
                reason,
                standing,
                others.sent(),
                others.received(),
                deleted);
    }

    private End failed(IOException e) {
        reason = String.valueOf(e.getMessage());
        return End.FAILED;
    }

    private End sendAll() {
        try (MessageBuffer buffer = new MessageBuffer(journal.header().msgsize())) {
            standing = queue.attributes().curmsgs();
            settle();
            List<JournaledMessage> messages = journal.messages();
            for (JournaledMessage message : messages) {
                if (!isWanted(message)) {
                    continue;
                }
                if (!progress.goOn(sent, messages.size())) {
                    return End.CANCELLED;
                }
                if (!send(message, buffer)) {
                    return End.FULL;
                }
            }
            return End.DONE;
        } catch (IOException e) {
            return failed(e);
        }
    }

    // An interrupted receive whose length the queue's own numbers still prove.
    private void settle() throws IOException {
        QueueAttributes now = queue.attributes();
        long qsize = queue.status().qsize();
        for (JournaledMessage message : journal.messages()) {
            long length = message.lengthUncertain() ? message.provenLength(qsize, now.curmsgs()) : -1;
            if (length >= 0 && length <= now.msgsize()) {
                journal.seal(message, length);
            }
        }
    }

    private boolean isWanted(JournaledMessage message) {
        boolean known =
                switch (message.trust()) {
                    case INTACT -> true;
                    case LENGTH_UNCERTAIN -> choice.uncertain();
                    case DAMAGED -> false;
                };
        return known && (message.isOut() || (message.mayBeBack() && choice.unsure()));
    }

    // False when the queue is full. RESTORING is in the page cache before the send, RESTORED after it.
    private boolean send(JournaledMessage message, MessageBuffer buffer) throws IOException {
        RecordState before = message.state();
        QueueAttributes now = queue.attributes();
        others.see(now.curmsgs());
        if (now.isFull()) {
            return false; // What is doubtful of a message stays so.
        }
        JournaledMessage sealed = before == RecordState.RECEIVING ? journal.seal(message, message.size()) : message;
        buffer.set(sealed.message());
        JournaledMessage sending = journal.mark(sealed, RecordState.RESTORING);
        boolean accepted = false;
        try {
            accepted = queue.trySend(buffer);
        } finally {
            RecordState not = before == RecordState.RESTORING ? before : RecordState.TAKEN;
            journal.mark(sending, accepted ? RecordState.RESTORED : not);
        }
        if (accepted) {
            others.ours(1);
            sent++;
        }
        return accepted;
    }
}
