package io.github.mqscope.space;

import io.github.mqscope.model.KeptMessage;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.LeftoverPage;
import io.github.mqscope.model.QueueTarget;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Looking into a queue by taking everything out and putting it back, after consent.
public interface ContentsActs {
    /// Bytes of messages that a queue may hold to be looked into: all of them are then in memory.
    long MOST_BYTES = 16L << 20;

    /// What looking will disturb, in sentences to consent to: who is registered, blocked, or holds it open.
    /// Reads all of `/proc`.
    List<String> disturbance(QueueTarget target) throws IOException;

    /// Starts to take everything out into a journal and to put it back. Does not block the caller.
    PendingLook look(QueueTarget target);

    /// Journals of looks that did not end: of a killed mqscope, of a queue that was full. Oldest first.
    /// @param after   only those whose file's name comes after this one
    /// @param without files not to look at
    /// @param most    how many to read at the most
    LeftoverPage leftovers(String after, Set<String> without, int most) throws IOException;

    /// Starts to put back what a journal holds. Does not block the caller.
    /// @param uncertainToo also those that may be in the queue already, and would be there twice, and those that
    ///     may lack their last bytes
    PendingLook restore(Leftover leftover, boolean uncertainToo);

    /// The messages that a journal holds, in the order in which they were taken.
    List<KeptMessage> messages(Leftover leftover) throws IOException;

    /// Deletes a journal with its messages.
    void discard(Leftover leftover) throws IOException;
}
