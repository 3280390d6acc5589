package io.github.mqscope.ui.picture;

import java.util.List;

/// Who is at the ends of a queue.
///
/// @param senders   those who send, the blocked first, in the order in which they will be served
/// @param receivers those who receive, likewise
/// @param either    those who may do both and wait for neither
public record Ends(List<Party> senders, List<Party> receivers, List<Party> either) {
    /// Nobody.
    public static final Ends NOBODY = new Ends(List.of(), List.of(), List.of());

    public Ends {
        senders = List.copyOf(senders);
        receivers = List.copyOf(receivers);
        either = List.copyOf(either);
    }

    /// Senders and receivers only.
    public static Ends of(List<Party> senders, List<Party> receivers) {
        return new Ends(senders, receivers, List.of());
    }
}
