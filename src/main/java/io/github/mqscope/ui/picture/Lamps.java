package io.github.mqscope.ui.picture;

/// Says for a moment that something came in, or went out: what is left to see where it is too fast to follow.
final class Lamps {
    private static final long LIT_NANOS = 400_000_000;

    private long cameUntil;
    private long wentUntil;

    /// Compares two models of the same queue.
    void see(PictureModel before, PictureModel after, long now) {
        if (!before.name().equals(after.name())) {
            cameUntil = now;
            wentUntil = now;
            return;
        }
        long more = after.curmsgs() - before.curmsgs();
        boolean replaced = more == 0 && !before.known().isLike(after.known());
        if (more > 0 || replaced) {
            cameUntil = now + LIT_NANOS;
        }
        if (more < 0 || replaced) {
            wentUntil = now + LIT_NANOS;
        }
    }

    boolean came(long now) {
        return now < cameUntil;
    }

    boolean went(long now) {
        return now < wentUntil;
    }
}
