package io.github.mqscope.model.trace;

import java.util.HashMap;
import java.util.Map;

/// Who sends to a queue and who receives from it, and how often; for [#MOST] processes, the rest as one.
public final class Flow {
    /// The most processes that are told apart.
    public static final int MOST = 256;

    /// A process by the name its thread had.
    ///
    /// @param pid  0 for all those beyond [#MOST]
    /// @param comm the name, safe to show
    public record Party(int pid, String comm) {
        static final Party OTHERS = new Party(0, "others");
    }

    /// What a process has done.
    ///
    /// @param sent     messages put in
    /// @param received messages taken out
    public record Share(long sent, long received) {
        Share plus(boolean send) {
            return send ? new Share(sent + 1, received) : new Share(sent, received + 1);
        }
    }

    private static final Share NOTHING = new Share(0, 0);

    private final Map<Party, Share> shares = new HashMap<>();

    void add(TraceEvent event) {
        Party party = new Party(event.caller().pid(), event.caller().name());
        Party counted = shares.containsKey(party) || shares.size() < MOST ? party : Party.OTHERS;
        shares.merge(
                counted,
                NOTHING.plus(event.call() == TraceCall.SEND),
                (before, one) -> new Share(before.sent() + one.sent(), before.received() + one.received()));
    }

    /// Each process and what it has done: a copy.
    public Map<Party, Share> shares() {
        return Map.copyOf(shares);
    }
}
