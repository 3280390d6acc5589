package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A look into a queue, as far as it has come.
sealed interface Look {
    Words WORDS = Words.of(Look.class);

    /// Under way.
    ///
    /// @param pending  what happens
    /// @param expected how many messages are concerned, at least 1
    /// @param journal  whether a journal is put back, or else the queue is looked into
    record Running(PendingLook pending, long expected, boolean journal) implements Look {
        Look over() {
            if (pending.failed()) {
                return new Failed(pending.report());
            }
            return journal
                    ? new Restored(pending.restored(), pending.report())
                    : new Found(
                            pending.asOf(), Instant.now(), pending.messages(), pending.restored(), pending.report());
        }

        String words() {
            return journal || pending.stage() == PendingLook.Stage.RESTORING
                    ? WORDS.get("look.restoring", pending.restored(), journal ? expected : pending.taken())
                    : WORDS.get("look.taking", pending.taken(), Math.max(expected, pending.taken()));
        }

        /// From 0 to 1; taking out is the first half of a look.
        double progress() {
            if (journal) {
                return pending.restored() / (double) expected;
            }
            return pending.stage() == PendingLook.Stage.TAKING
                    ? 0.5 * pending.taken() / expected
                    : 0.5 + 0.5 * pending.restored() / Math.max(1, pending.taken());
        }
    }

    /// Nothing was done.
    ///
    /// @param report why
    record Failed(List<String> report) implements Look {}

    /// A journal was put back.
    ///
    /// @param messages how many
    /// @param report   what did not go as wished
    record Restored(int messages, List<String> report) implements Look {}

    /// What was found.
    ///
    /// @param asOf     when the first message was taken
    /// @param ended    when the last was back
    /// @param messages in receive order
    /// @param restored how many are back
    /// @param report   what did not go as if nothing had happened
    record Found(Instant asOf, Instant ended, List<Message> messages, int restored, List<String> report)
            implements Look {
        long bytes() {
            return messages.stream().mapToLong(Message::size).sum();
        }

        /// What shows that the queue was used since, empty while nothing does. A hand-off to a receiver that
        /// waits moves only the time of last use, which has whole seconds.
        Optional<String> changedSince(QueueState queue, Instant seen) {
            if (!seen.isAfter(ended)) {
                return Optional.empty();
            }
            if (queue.depth() >= 0 && queue.depth() != restored) {
                return Optional.of(WORDS.get("look.depth", queue.depth()));
            }
            return queue.mtimeSeconds() > ended.getEpochSecond()
                    ? Optional.of(WORDS.get("look.used", Ago.time(Instant.ofEpochSecond(queue.mtimeSeconds()))))
                    : Optional.empty();
        }
    }
}
