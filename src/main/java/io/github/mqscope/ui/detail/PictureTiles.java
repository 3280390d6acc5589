package io.github.mqscope.ui.detail;

import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.Provenance;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.ui.Preparation;
import io.github.mqscope.ui.controls.LazyList;
import io.github.mqscope.ui.picture.Tile;
import io.github.mqscope.ui.picture.Tiles;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The messages of a queue as tiles: those that were peeked at, with who sent each where a trace has seen it; or
/// else those that a trace has seen go in and not come out. The former are made ready away from the FX thread.
final class PictureTiles {
    private final Preparation preparation = new Preparation("tiles");
    private @Nullable QueueContents contents;
    private @Nullable QueueTrace trace;
    private @Nullable Peeked ready;

    /// What was found by a look, and its messages as tiles.
    record Peeked(QueueContents contents, Tiles tiles) {
        static Peeked of(QueueContents contents, @Nullable QueueTrace trace) {
            int most = (int) Math.min(contents.messages().size(), contents.curmsgs());
            List<PeekedMessage> messages = contents.messages().subList(0, most);
            List<TraceEvent> known = trace == null || most > QueueTrace.MOST_QUEUED ? List.of() : trace.queued();
            List<Optional<TraceEvent>> sends = known.isEmpty() ? List.of() : Provenance.of(messages, known);
            return new Peeked(
                    contents,
                    Tiles.of(new LazyList<>(
                            most, i -> tile(messages.get(i), sends.isEmpty() ? Optional.empty() : sends.get(i)))));
        }
    }

    /// Has a look be made ready, if it is another.
    /// @return the newest that is ready; null for none
    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    @Nullable
    Peeked of(QueueContents now, @Nullable QueueTrace nowTrace) {
        if (now != contents || nowTrace != trace) {
            contents = now;
            trace = nowTrace;
            preparation.ask(() -> {
                Peeked made = Peeked.of(now, nowTrace);
                return () -> ready = made;
            });
        }
        return ready;
    }

    /// Begins anew, with another queue.
    void forget() {
        preparation.forget();
        contents = null;
        ready = null;
    }

    private static Tile tile(PeekedMessage message, Optional<TraceEvent> send) {
        return new Tile(
                message.identity(),
                new Message(message.priority(), message.preview()),
                message.size(),
                send.map(PictureTiles::sender).orElse(""),
                send.map(s -> OptionalLong.of(s.start().toEpochMilli())).orElse(OptionalLong.empty()));
    }

    private static String sender(TraceEvent send) {
        return send.caller().name() + " " + send.caller().pid();
    }

    /// The messages that a trace says are in a queue of that depth; none where the two do not agree.
    static List<Tile> traced(QueueTrace trace, long depth) {
        if (trace.queued().size() != depth) {
            return List.of();
        }
        return trace.queued().stream()
                .map(send -> new Tile(
                        send.sequence(),
                        new Message(send.priority(), send.payload()),
                        send.messageLength(),
                        sender(send),
                        OptionalLong.of(send.start().toEpochMilli())))
                .toList();
    }
}
