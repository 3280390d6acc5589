package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.peek.WaitingThread;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.trace.Flow;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.picture.Ends;
import io.github.mqscope.ui.picture.Party;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Who is at the ends of a queue: the blocked, in the order in which the kernel will serve them where it has been
/// looked at; then those that have it open for one thing only, or were seen to do one.
final class PictureParties {
    @SuppressWarnings("TimeInStaticInitializer") // Any moment serves; both are of the same.
    private static final Instant START = Instant.now();

    private static final long START_NANOS = System.nanoTime();

    private static final Words WORDS = Words.of(PictureParties.class);

    private final QueueState queue;
    private final Instant asOf;
    private final @Nullable QueueContents contents;
    private final @Nullable QueueTrace trace;
    private final int self;

    /// @param asOf     the moment of which the state is
    /// @param contents what a peek found, null where there is none
    /// @param trace    what a trace knows, likewise
    /// @param self     the process that acts for this window where the queues are
    PictureParties(
            QueueState queue, Instant asOf, @Nullable QueueContents contents, @Nullable QueueTrace trace, int self) {
        this.self = self;
        this.queue = queue;
        this.asOf = asOf;
        this.contents = contents;
        this.trace = trace;
    }

    Ends ends() {
        Map<Integer, Party> either = new LinkedHashMap<>();
        List<Party> senders = new ArrayList<>(waiting(true));
        List<Party> receivers = new ArrayList<>(waiting(false));
        for (Opener opener : queue.openers()) {
            if (opener.mqscope() || holds(senders, opener.pid()) || holds(receivers, opener.pid())) {
                continue;
            }
            Party party = Party.of(Escaped.of(opener.who()), opener.pid(), Party.State.RUNNING);
            boolean sends = opener.access() == Access.WRITE || did(opener.pid(), true);
            boolean receives = opener.access() == Access.READ || did(opener.pid(), false);
            if (sends) {
                senders.add(party);
            }
            if (receives) {
                receivers.add(party);
            }
            if (!sends && !receives) {
                either.putIfAbsent(opener.pid(), party);
            }
        }
        return new Ends(senders, receivers, List.copyOf(either.values()));
    }

    private static boolean holds(List<Party> parties, int pid) {
        return parties.stream().anyMatch(party -> party.pid() == pid);
    }

    private boolean did(int pid, boolean send) {
        return trace != null
                && trace.parties().entrySet().stream()
                        .filter(entry -> entry.getKey().pid() == pid)
                        .map(Map.Entry::getValue)
                        .mapToLong(send ? Flow.Share::sent : Flow.Share::received)
                        .anyMatch(count -> count > 0);
    }

    private List<Party> waiting(boolean sending) {
        if (contents == null) {
            List<BlockedThread> blocked = sending ? queue.blockedSenders() : queue.blockedReceivers();
            return blocked.stream().map(this::party).toList();
        }
        List<WaitingThread> waiting = sending ? contents.senders() : contents.receivers();
        return waiting.stream().map(thread -> party(thread, sending)).toList();
    }

    // Our own threads are named after what they do, which says nothing about who does it.
    private String name(int pid, String comm) {
        return pid == self ? WORDS.get("party.self") : Escaped.of(comm);
    }

    // The picture's clock, which the time of day cannot turn back.
    static long nanos(Instant moment) {
        return START_NANOS + Duration.between(START, moment).toNanos();
    }

    private Party party(BlockedThread thread) {
        return new Party(
                name(thread.pid(), thread.who()),
                thread.pid(),
                thread.sending() ? Party.State.SENDING : Party.State.RECEIVING,
                since(thread),
                what(thread));
    }

    // One that is at work waits for no time worth telling.
    private OptionalLong since(BlockedThread thread) {
        return queue.isReceiving(thread, asOf) ? OptionalLong.empty() : OptionalLong.of(nanos(thread.since()));
    }

    private static String what(BlockedThread thread) {
        if (thread.among() > 1) {
            return WORDS.get("party.among", thread.among());
        }
        if (thread.length().isEmpty()) {
            return WORDS.get("party.unknown");
        }
        long length = thread.length().getAsLong();
        return thread.sending()
                ? WORDS.get("party.message", length, "" + thread.priority().orElse(0))
                : WORDS.get("party.buffer", length);
    }

    private Party party(WaitingThread thread, boolean sending) {
        OptionalLong since = queue.blocked().stream()
                .filter(blocked -> blocked.tid() == thread.tid())
                .findFirst()
                .map(this::since)
                .orElse(OptionalLong.empty());
        String what = sending ? WORDS.get("party.message", thread.size(), "" + thread.priority()) + ", " : "";
        return new Party(
                name(thread.pid(), thread.comm()),
                thread.pid(),
                sending ? Party.State.SENDING : Party.State.RECEIVING,
                since,
                what + thread.scheduling());
    }
}
