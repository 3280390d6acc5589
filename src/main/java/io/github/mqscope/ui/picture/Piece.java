package io.github.mqscope.ui.picture;

import org.jspecify.annotations.Nullable;

/// A message on its way to its slot, in it, or on its way out.
///
/// @param tile    what is known of it, null where only that it is there
/// @param slot    its place in receive order, that which it had for one on its way out
/// @param fromX   where it set out
/// @param fromY   likewise
/// @param toX     where it goes
/// @param toY     likewise
/// @param start   when it set out, in nanoseconds
/// @param leaving whether it is on its way out
record Piece(
        @Nullable Tile tile,
        int slot,
        double fromX,
        double fromY,
        double toX,
        double toY,
        long start,
        boolean leaving) {
    /// How long a way takes.
    static final long NANOS = 200_000_000;

    static Piece resting(@Nullable Tile tile, int slot, double x, double y) {
        return new Piece(tile, slot, x, y, x, y, 0, false);
    }

    boolean isMoving(long now) {
        return (fromX != toX || fromY != toY) && now - start < NANOS;
    }

    /// From 0 to 1, fast at first.
    private double way(long now) {
        double left = 1 - Math.clamp((now - start) / (double) NANOS, 0.0, 1.0);
        return 1 - left * left * left;
    }

    double x(long now) {
        return isMoving(now) ? fromX + (toX - fromX) * way(now) : toX;
    }

    double y(long now) {
        return isMoving(now) ? fromY + (toY - fromY) * way(now) : toY;
    }

    /// How well it is seen on its way out, from 1 to 0.
    double fading(long now) {
        return 1 - way(now) * way(now);
    }

    Piece to(@Nullable Tile newTile, int newSlot, double x, double y, long now) {
        return x == toX && y == toY && newSlot == slot && !leaving
                ? new Piece(newTile, slot, fromX, fromY, toX, toY, start, false)
                : new Piece(newTile, newSlot, x(now), y(now), x, y, now, false);
    }

    Piece out(double x, long now) {
        return new Piece(tile, slot, x(now), y(now), x, toY, now, true);
    }
}
