package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.space.Peeking;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.picture.Freshness;
import io.github.mqscope.ui.picture.PictureModel;
import io.github.mqscope.ui.picture.Tile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the picture's model of what is known of the selected queue: what lies in it, where it can be looked at;
/// else what a trace knows; else how many messages there are.
final class PictureFeed {
    // So long a picture stays while looks find no one moment to show.
    private static final long KEPT_NANOS = 1_000_000_000;

    private final Peeking peeks;
    private final Tracing tracing;
    private final int self;
    private final PictureTiles tiles = new PictureTiles();
    private final FlagWatch flags = new FlagWatch();
    private PictureModel settled = PictureModel.NOTHING;
    private long settledNanos;
    private @Nullable QueueKey last;

    /// @param self the process that acts for this window where the queues are
    PictureFeed(Peeking peeks, Tracing tracing, int self) {
        this.self = self;
        this.peeks = peeks;
        this.tracing = tracing;
    }

    /// Says that the queue has changed, so that it is looked at again.
    void changed(QueueState queue) {
        peeks.look(Optional.of(QueueTarget.of(queue)));
    }

    /// The queue as it is known now.
    /// @param asOf     the moment of which it is
    /// @param contents what was found in it, null where there is no look into it
    PictureModel of(QueueState queue, Instant asOf, @Nullable QueueContents contents, long nanoTime) {
        QueueTrace trace = tracing.queue()
                .filter(known -> known.queue().equals(queue.key()))
                .orElse(null);
        if (!queue.key().equals(last)) {
            last = queue.key();
            tiles.forget();
        }
        PictureTiles.Peeked peeked = contents == null ? null : tiles.of(contents, trace);
        PictureModel inside = peeked == null ? counted(queue, trace) : peeked(queue, peeked, nanoTime);
        double rate = trace == null ? queue.changesPerSecond() : trace.sentPerSecond() + trace.receivedPerSecond();
        return inside.with(new PictureParties(queue, asOf, contents, trace, self).ends())
                .with(flags.of(queue, self, nanoTime))
                .with(inside.freshness(), rate);
    }

    private PictureModel peeked(QueueState queue, PictureTiles.Peeked peeked, long nanoTime) {
        QueueContents contents = peeked.contents();
        String name = name(queue);
        boolean missing = contents.curmsgs() > 0 && contents.messages().isEmpty();
        boolean same = name.equals(settled.name()) && nanoTime - settledNanos < KEPT_NANOS;
        if (missing && same) {
            return settled.with(Freshness.CHANGING, 0);
        }
        PictureModel model =
                PictureModel.of(name, contents.maxmsg(), peeked.tiles()).withCount(contents.curmsgs());
        if (!missing) {
            settled = model;
            settledNanos = nanoTime;
        }
        return model.with(contents.settled() ? Freshness.EXACT : Freshness.CHANGING, 0);
    }

    private static PictureModel counted(QueueState queue, @Nullable QueueTrace trace) {
        if (queue.attributes().isEmpty()) {
            return PictureModel.counted(name(queue), 0, 0).with(Freshness.UNKNOWN, 0);
        }
        long maxmsg = queue.attributes().get().maxmsg();
        List<Tile> known = trace == null ? List.of() : PictureTiles.traced(trace, queue.depth());
        PictureModel model = PictureModel.of(name(queue), maxmsg, known).withCount(queue.depth());
        boolean exact = known.size() == queue.depth();
        Freshness certain = exact ? Freshness.EXACT : Freshness.COUNT_ONLY;
        return model.with(queue.sampled() ? Freshness.SAMPLED : certain, 0);
    }

    private static String name(QueueState queue) {
        return Escaped.of(queue.name().toString());
    }
}
