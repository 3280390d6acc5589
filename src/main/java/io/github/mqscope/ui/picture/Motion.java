package io.github.mqscope.ui.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Moves the messages of a queue when they move, and only then: one that comes slides in from the senders' end to
/// its slot, one that goes slides out at the receivers' end, the others close up.
///
/// More than [#FEW] at once cannot be followed with the eye: then all are at once where they belong. Time is told
/// to it.
final class Motion {
    /// Comings and goings at a time that the eye can follow.
    static final int FEW = 24;

    /// Pieces kept at the most; slots beyond them do not move.
    static final int MOST = 1024;

    private Map<Long, Piece> resident = new LinkedHashMap<>();
    private List<Piece> leaving = new ArrayList<>();
    private PictureModel shown = PictureModel.NOTHING;
    // Those of which only the number is known have a number of their own, that of the first grows as they go.
    private long firstUnknown;

    /// Puts all where they belong.
    void jump(PictureModel model, Grid grid) {
        leaving.clear();
        resident = new LinkedHashMap<>();
        shown = model;
        for (int i = 0; i < count(model, grid); i++) {
            resident.put(identity(model, i), Piece.resting(tile(model, i), i, grid.x(i), grid.y(i)));
        }
    }

    /// Sends all to where they belong now.
    void go(PictureModel model, Grid grid, long now) {
        if (!continues(model)) {
            jump(model, grid);
            return;
        }
        long gone = Math.max(0, unknown(shown) - unknown(model));
        firstUnknown += model.tiles().isEmpty() ? gone : 0;
        Map<Long, Piece> before = new HashMap<>(resident);
        Map<Long, Piece> next = new LinkedHashMap<>();
        int come = 0;
        for (int i = 0; i < count(model, grid); i++) {
            long identity = identity(model, i);
            Piece piece = before.remove(identity);
            come += piece == null ? 1 : 0;
            Piece from = piece == null ? entering(grid, i) : piece;
            next.put(identity, from.to(tile(model, i), i, grid.x(i), grid.y(i), now));
        }
        if (come + before.size() > FEW) {
            jump(model, grid);
            return;
        }
        resident = next;
        shown = model;
        leaving.removeIf(piece -> !piece.isMoving(now));
        pushedBack(model, next.size()).forEach(before::remove);
        before.values().forEach(piece -> leaving.add(piece.out(grid.width() + 1, now)));
        if (leaving.size() > FEW) {
            leaving = new ArrayList<>(leaving.subList(leaving.size() - FEW, leaving.size()));
        }
    }

    // Still in the queue, behind the last slot that is shown.
    private static List<Long> pushedBack(PictureModel model, int shown) {
        List<Tile> tiles = model.tiles();
        return tiles.subList(Math.min(shown, tiles.size()), Math.min(shown + FEW, tiles.size())).stream()
                .map(Tile::identity)
                .toList();
    }

    private boolean continues(PictureModel model) {
        boolean known = !model.tiles().isEmpty() || model.curmsgs() == 0;
        boolean wasKnown = !shown.tiles().isEmpty() || shown.curmsgs() == 0;
        return model.name().equals(shown.name())
                && model.maxmsg() == shown.maxmsg()
                && (known == wasKnown || model.curmsgs() == 0 || shown.curmsgs() == 0);
    }

    private static Piece entering(Grid grid, int slot) {
        return Piece.resting(null, -1, grid.left() - grid.cellWidth(), grid.y(slot));
    }

    private static int count(PictureModel model, Grid grid) {
        return (int) Math.min(Math.min(model.curmsgs(), grid.slots()), MOST);
    }

    private static long unknown(PictureModel model) {
        return model.curmsgs() - model.tiles().size();
    }

    private long identity(PictureModel model, int i) {
        return i < model.tiles().size() ? model.tiles().get(i).identity() : Long.MIN_VALUE + firstUnknown + i;
    }

    private static @Nullable Tile tile(PictureModel model, int i) {
        return i < model.tiles().size() ? model.tiles().get(i) : null;
    }

    boolean isMoving(long now) {
        return leaving.stream().anyMatch(p -> p.isMoving(now))
                || resident.values().stream().anyMatch(p -> p.isMoving(now));
    }

    /// All in their slots or on their way there, from the next to be received.
    Collection<Piece> resident() {
        return resident.values();
    }

    /// Those on their way out.
    Collection<Piece> leaving(long now) {
        leaving.removeIf(piece -> !piece.isMoving(now));
        return leaving;
    }
}
