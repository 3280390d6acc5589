package io.github.mqscope.local;

import io.github.mqscope.drain.AbandonedPage;
import io.github.mqscope.drain.DrainProgress;
import io.github.mqscope.drain.HandOver;
import io.github.mqscope.drain.Journal;
import io.github.mqscope.drain.JournaledMove;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.drain.Restore;
import io.github.mqscope.drain.Restored;
import io.github.mqscope.model.KeptMessage;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// What journals hold, for a prompt: each act is done when its method returns.
public final class KeptJournals {
    private final Journals journals;

    /// Who takes messages over; when this returns it has the message.
    @FunctionalInterface
    public interface Taker {
        void take(KeptMessage message) throws IOException;
    }

    private KeptJournals(Journals journals) {
        this.journals = journals;
    }

    /// Those of a directory.
    public KeptJournals(Path directory) {
        this(new Journals(directory));
    }

    /// Those of the user. Where there is no place for them, each act says why.
    public static KeptJournals ofUser() {
        return new KeptJournals(Journals.ofUser());
    }

    /// A receiver that holds each message in a journal from before it leaves the queue until it was handed over. Where
    /// this process is killed, or the taker fails, it is a [Leftover].
    /// @param capacity bytes of the buffer, as mq_receive(3) is told
    /// @throws IOException if no journal can be made
    public Receiver receiver(MessageQueue queue, long capacity) throws IOException {
        return new JournaledReceiver(JournaledMove.out(queue, capacity, journals), false);
    }

    /// What was found.
    ///
    /// @param journals oldest first; one of which no message can be read is damaged
    /// @param unread   files of journals that do not tell whose messages they hold: their headers are damaged
    /// @param inUse    journals that a process holds, of whatever queue
    public record Found(List<Leftover> journals, List<Path> unread, int inUse) {}

    /// Those that hold something.
    public Found all() throws IOException {
        return found(queue -> true);
    }

    /// Those whose messages come from a queue of this name.
    public Found of(QueueName name) throws IOException {
        return found(queue -> queue.name().equals(name));
    }

    private Found found(Predicate<QueueTarget> wanted) throws IOException {
        AbandonedPage page = journals.leftovers(name -> true, Integer.MAX_VALUE);
        List<Leftover> all = page.leftovers().stream().map(LocalContents::shown).toList();
        List<Leftover> theirs = all.stream()
                .filter(leftover -> leftover.queue().filter(wanted).isPresent())
                .toList();
        List<Path> unread = all.stream()
                .filter(leftover -> leftover.queue().isEmpty())
                .map(leftover -> journals.path(leftover.journal()))
                .toList();
        return new Found(theirs, unread, page.inUse());
    }

    /// Whether its messages may go back: the queue they come from has its name still, as far as can be seen.
    public static boolean mayGoBack(Leftover leftover) {
        return leftover.restorable()
                && leftover.queue().filter(KeptJournals::isGone).isEmpty();
    }

    private static boolean isGone(QueueTarget target) {
        try (MessageQueue queue =
                QueueOpen.of(target.name()).access(Access.READ).nonBlocking().open()) {
            return !queue.key().equals(target.key());
        } catch (QueueException e) {
            return e.failure().is(Cause.NOT_FOUND);
        }
    }

    /// Hands all its messages over, in receive order. What was handed over the journal forgets.
    public void handOver(Leftover leftover, Taker taker) throws IOException {
        try (Journal journal = open(leftover)) {
            boolean _ = HandOver.run(journal, message -> taker.take(LocalContents.kept(message)));
        }
    }

    /// Puts those messages back that are whole and in no queue, into the queue that they came from and no other.
    /// @param queue open for reading and writing
    /// @return what a person should know
    public Outcome putBack(Leftover leftover, MessageQueue queue) throws IOException {
        try (Journal journal = open(leftover)) {
            Restored restored = Restore.run(queue, journal, Restore.Choice.SAFE, DrainProgress.SILENT);
            return new Outcome(restored.remaining() == 0, restored.end() == Restored.End.FULL, restored.sentences());
        }
    }

    /// What became of putting back.
    ///
    /// @param all       whether nothing is left in the journal
    /// @param full      whether it ended because the queue was full
    /// @param sentences what a person should know
    public record Outcome(boolean all, boolean full, List<String> sentences) {}

    private Journal open(Leftover leftover) throws IOException {
        return journals.open(journals.leftover(leftover.journal())
                .orElseThrow(() -> new IOException("journal " + leftover.journal() + " is gone or in use")));
    }
}
