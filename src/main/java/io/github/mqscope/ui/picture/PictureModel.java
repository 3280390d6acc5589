package io.github.mqscope.ui.picture;

import java.util.List;

/// A queue at one moment, as the picture shows it. Immutable.
///
/// @param name      the queue's name, safe to show; another name is another queue, and nothing moves between them
/// @param maxmsg    its capacity, 0 where unknown
/// @param curmsgs   its messages, 0 where unknown
/// @param known     those that are known, in receive order from the next to be received; the others come after
/// @param ends      who sends and who receives
/// @param flag      the notification registration
/// @param freshness how far this can be trusted
/// @param perSecond messages that went in or out in the last second, as far as seen
public record PictureModel(
        String name,
        long maxmsg,
        long curmsgs,
        Tiles known,
        Ends ends,
        NotifyFlag flag,
        Freshness freshness,
        double perSecond) {

    /// Before there is a queue to show.
    public static final PictureModel NOTHING = counted("", 0, 0);

    /// @throws IllegalArgumentException where there are more tiles than messages
    public PictureModel {
        int tiles = known.all().size();
        if (maxmsg < 0 || curmsgs < tiles) {
            throw new IllegalArgumentException(curmsgs + " messages of " + maxmsg + ", tiles " + tiles);
        }
    }

    /// A queue whose contents are known, and nobody at its ends.
    public static PictureModel of(String name, long maxmsg, Tiles known) {
        return new PictureModel(
                name, maxmsg, known.all().size(), known, Ends.NOBODY, NotifyFlag.NONE, Freshness.EXACT, 0);
    }

    /// The same of few.
    public static PictureModel of(String name, long maxmsg, List<Tile> tiles) {
        return of(name, maxmsg, Tiles.of(List.copyOf(tiles)));
    }

    /// A queue of which only the number of messages is known.
    public static PictureModel counted(String name, long maxmsg, long curmsgs) {
        return new PictureModel(
                name, maxmsg, curmsgs, Tiles.of(List.of()), Ends.NOBODY, NotifyFlag.NONE, Freshness.COUNT_ONLY, 0);
    }

    /// The same with so many messages, of which those beyond the tiles are not known.
    public PictureModel withCount(long newCurmsgs) {
        return new PictureModel(name, maxmsg, newCurmsgs, known, ends, flag, freshness, perSecond);
    }

    /// The same with others at its ends.
    public PictureModel with(Ends newEnds) {
        return new PictureModel(name, maxmsg, curmsgs, known, newEnds, flag, freshness, perSecond);
    }

    /// The same with another registration.
    public PictureModel with(NotifyFlag newFlag) {
        return new PictureModel(name, maxmsg, curmsgs, known, ends, newFlag, freshness, perSecond);
    }

    /// The same, trusted so far, with so many messages a second.
    public PictureModel with(Freshness newFreshness, double newPerSecond) {
        return new PictureModel(name, maxmsg, curmsgs, known, ends, flag, newFreshness, newPerSecond);
    }

    /// Those that are known, in receive order.
    List<Tile> tiles() {
        return known.all();
    }

    boolean isFull() {
        return maxmsg > 0 && curmsgs >= maxmsg;
    }

    boolean isEmpty() {
        return maxmsg > 0 && curmsgs == 0;
    }
}
