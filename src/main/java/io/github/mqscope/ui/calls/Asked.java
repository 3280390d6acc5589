package io.github.mqscope.ui.calls;

/// What a call was asked to do, to say what became of it.
///
/// @param kind  what it does
/// @param total how many messages, -1 for as many as come
/// @param exact whether fewer are a failure, or else it ends where the queue is empty
/// @param title what it is called; empty for the function and its queue
/// @param first the number of its first message: above 1 where it goes on with what another has left
public record Asked(Kind kind, long total, boolean exact, String title, long first) {
    /// What a call does.
    public enum Kind {
        SENDING("sent"),
        RECEIVING("received"),
        MOVING("moved");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// Under which its words are.
        String key() {
            return key;
        }
    }

    /// Sends so many.
    public static Asked sending(long total) {
        return new Asked(Kind.SENDING, total, true, "", 1);
    }

    /// The rest of it.
    /// @param number the message that the rest begins with
    public Asked from(long number) {
        return new Asked(kind, total - (number - first), exact, title, number);
    }

    /// Receives so many, -1 for as many as come.
    public static Asked receiving(long total) {
        return new Asked(Kind.RECEIVING, total, total >= 0, "", 1);
    }

    /// Drains a queue in which so many were seen.
    public static Asked draining(long seen, String title) {
        return new Asked(Kind.RECEIVING, seen, false, title, 1);
    }

    /// Moves so many, or as many as there are.
    public static Asked moving(long total, String title) {
        return new Asked(Kind.MOVING, total, false, title, 1);
    }
}
