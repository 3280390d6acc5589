package io.github.mqscope.model;

import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.text.Plural;
import java.util.OptionalInt;

/// What happens to a registration, in words that are safe to show.
public final class NotifyWords {
    private static final int SIGRTMIN = 34; // Of the C library, which keeps two for itself.

    private NotifyWords() {}

    /// `notified: sent by process 8260 (worker) of user 1000`.
    public static String of(NotifyEvent event) {
        return switch (event) {
            case NotifyEvent.Registered r ->
                "registered" + (r.again() ? " again" : "") + ", via " + via(r.via(), r.signal());
            case NotifyEvent.Fired f ->
                "notified: "
                        + f.sender().map(s -> "sent by " + sender(s, f.comm())).orElse("a message came");
            case NotifyEvent.Drained d -> "drained: " + Plural.of(d.count(), "message");
            case NotifyEvent.Lost l -> "registration gone: " + l.why().words();
            case NotifyEvent.Unregistered _ -> "unregistered";
            case NotifyEvent.Refused r -> r.failure().line();
        };
    }

    /// `SIGRTMIN+2`.
    public static String signal(OptionalInt signal) {
        return "SIGRTMIN+" + (signal.orElse(SIGRTMIN) - SIGRTMIN);
    }

    private static String via(NotifyVia via, OptionalInt signal) {
        return switch (via) {
            case SIGNAL -> signal(signal);
            case THREAD -> "a netlink socket (SIGEV_THREAD)";
            case NONE -> "none (SIGEV_NONE): nothing will be told";
        };
    }

    /// `process 8260 (worker) of user 1000`.
    public static String sender(Notice.Sender sender, String comm) {
        return "process " + sender.pid() + (comm.isEmpty() ? "" : " (" + comm + ")") + " of user "
                + Integer.toUnsignedLong(sender.uid());
    }
}
