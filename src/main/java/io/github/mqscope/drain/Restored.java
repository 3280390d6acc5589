package io.github.mqscope.drain;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Plural;
import java.util.ArrayList;
import java.util.List;

/// What a restore has done.
///
/// @param queue          the queue
/// @param sent           messages put back by it
/// @param remaining      messages still in the journal and not known to be back
/// @param end            why it stopped
/// @param reason         of a stop by a failure, the sentence; else empty
/// @param standing       messages that were in the queue before the first was put back
/// @param sentByOthers   messages that others, at the least, have sent while ours were put back
/// @param takenByOthers  messages that others, at the least, have received while ours were put back
/// @param journalDeleted whether the journal is gone because all it held is back
public record Restored(
        QueueName queue,
        int sent,
        int remaining,
        End end,
        String reason,
        long standing,
        long sentByOthers,
        long takenByOthers,
        boolean journalDeleted) {
    /// Why a restore stopped.
    public enum End {
        /// It came to the end of the journal.
        DONE,
        /// The queue had no room for the next.
        FULL,
        /// It was asked to.
        CANCELLED,
        /// Something failed.
        FAILED
    }

    /// What a person should know, with what came back out of order.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(Plural.of(sent, "message") + " put back into " + queue + ".");
        switch (end) {
            case DONE -> {}
            case FULL -> sentences.add("Not restored: the queue is full.");
            case CANCELLED -> sentences.add("Then cancelled.");
            case FAILED -> sentences.add("Then stopped: " + reason + ".");
        }
        if (remaining > 0) {
            sentences.add(
                    Plural.of(remaining, "message") + (remaining == 1 ? " is" : " are") + " still in the journal.");
        }
        if (sent > 0) {
            addOrder(sentences);
        }
        return sentences;
    }

    private void addOrder(List<String> sentences) {
        if (standing > 0) {
            sentences.add("The queue held " + Plural.of(standing, "message")
                    + " when this began: with the same priority they now stand before ours.");
        }
        if (sentByOthers > 0) {
            sentences.add("Others sent at least " + Plural.of(sentByOthers, "message")
                    + " in between: with the same priority they now stand among ours.");
        }
        if (takenByOthers > 0) {
            sentences.add("Others received at least " + Plural.of(takenByOthers, "message") + " in between.");
        }
        if (standing == 0 && sentByOthers == 0 && takenByOthers == 0) {
            sentences.add("For all that can be seen they are in their old order.");
        }
    }
}
