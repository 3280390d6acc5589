package io.github.mqscope.ui.trace;

import io.github.mqscope.files.TraceFile;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TracePair;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Replay;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.controls.LiveRing;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/// A trace as it is shown: the rows that are here, which of them the filter lets through, whether they stand still, and
/// how far the trace is. It looks when it is told to [#pull].
public final class TraceModel {
    /// Calls taken over from the log at a time; more wait for the next.
    static final int MOST_AT_ONCE = 2000;

    private static final Words WORDS = Words.of(TraceModel.class);

    private final Pause pause = new Pause(WORDS.get("what"));
    /// Whether only the selected queue is traced, from the next trace on.
    final BooleanProperty only = new SimpleBooleanProperty();
    final BooleanProperty running = new SimpleBooleanProperty();
    /// Whether there is nothing to save or to replay.
    final BooleanProperty nothing = new SimpleBooleanProperty(true);
    /// Whether no trace can be begun.
    final BooleanProperty unavailable = new SimpleBooleanProperty(true);
    /// How far it is, in words.
    final StringProperty status = new SimpleStringProperty("");
    /// Whether no queue is selected.
    final BooleanBinding nowhere;
    /// This space's; queues of others say theirs.
    final long namespace;

    private final Selection selection;
    private final QueueActs acts;
    private final Tracing tracing;
    private final LiveRing<TraceRow> ring = new LiveRing<>(TraceLog.CAPACITY, TraceRow::number);
    private boolean filtered;
    private long seen;
    private long number;
    private long trace;
    private long lost;

    /// Of a space's trace.
    public TraceModel(Selection selection, QueueActs acts, Tracing tracing, long namespace) {
        this.selection = selection;
        this.nowhere = selection.key().isNull();
        this.acts = acts;
        this.tracing = tracing;
        this.namespace = namespace;
        tell();
    }

    /// How the rows have changed.
    ///
    /// @param added   at the end
    /// @param trimmed at the front
    record Grown(int added, int trimmed) {}

    /// Whether it stands still.
    public Pause pause() {
        return pause;
    }

    /// The rows that the filter lets through.
    ObservableList<TraceRow> rows() {
        return ring.shown();
    }

    /// How many calls fell out, or were never seen.
    long gone() {
        return ring.gone();
    }

    /// Begins a trace, or ends the one under way.
    void toggle() {
        if (tracing.status() instanceof TraceStatus.Running) {
            tracing.stop();
        } else {
            tracing.start(options());
        }
    }

    private TraceOptions options() {
        Optional<QueueState> queue = selection.queue().filter(q -> only.get());
        return queue.map(q -> new TraceOptions(
                        Map.of(q.name(), Optional.of(q.key())),
                        Optional.of(q.key().dev()),
                        TraceOptions.SNAP_DEFAULT))
                .orElseGet(TraceOptions::everything);
    }

    /// Takes over what the log has, or while it stands still counts what waits there.
    Grown pull() {
        if (trace != tracing.log().trace()) {
            renew();
        }
        Grown grown = pause.isOn() ? new Grown(0, 0) : take(tracing.log().since(seen, MOST_AT_ONCE));
        if (pause.isOn()) {
            long fellOut = Math.max(0, tracing.log().first() - seen);
            pause.count(tracing.log().added() - seen, fellOut);
        }
        tell();
        return grown;
    }

    // What was shown goes; what the log has comes.
    private void renew() {
        trace = tracing.log().trace();
        ring.clear();
        seen = tracing.log().first();
        lost = 0;
    }

    private Grown take(TraceLog.Batch batch) {
        seen = batch.last();
        if (batch.events().isEmpty()) {
            return new Grown(0, 0);
        }
        List<TraceRow> rows = new ArrayList<>();
        for (TraceEvent event : batch.events()) {
            if (event.lostBefore() > lost) {
                rows.add(new TraceRow.Loss(++number, event.lostBefore() - lost));
                lost = event.lostBefore();
            }
            rows.add(new TraceRow.Call(++number, event));
        }
        int before = rows().size();
        int trimmed = ring.add(rows, batch.missed());
        return new Grown(rows().size() - before + trimmed, trimmed);
    }

    /// Shows what a filter lets through. Losses are always shown.
    /// @param all whether that is everything
    void filter(Predicate<TraceRow> wanted, boolean all) {
        filtered = !all;
        ring.filter(row -> row instanceof TraceRow.Loss || wanted.test(row));
        tell();
    }

    private void tell() {
        TraceStatus now = tracing.status();
        running.set(now instanceof TraceStatus.Running);
        unavailable.set(!tracing.isAvailable());
        nothing.set(tracing.log().added() == tracing.log().first());
        status.set(words(now));
    }

    private String words(TraceStatus now) {
        return switch (now) {
            case TraceStatus.Off() -> WORDS.get(tracing.isAvailable() ? "status.off" : "status.unavailable");
            case TraceStatus.Running(var _, TraceCounts counts) -> words(counts) + shown();
            case TraceStatus.Ended(TraceCounts counts) -> WORDS.get("status.ended", words(counts)) + shown();
            case TraceStatus.Opened(String file, TraceCounts counts, long skipped) ->
                WORDS.get("status.opened", file, words(counts))
                        + (skipped == 0 ? "" : WORDS.get("status.opened.skipped", skipped))
                        + shown();
            case TraceStatus.Failed(String why) -> WORDS.get("status.failed", why);
        };
    }

    private static String words(TraceCounts counts) {
        return WORDS.get("status.counts", counts.seen(), counts.lost());
    }

    private String shown() {
        String gone = gone() == 0 ? "" : WORDS.get("status.gone", gone());
        return filtered ? WORDS.get("status.shown", rows().size()) + gone : gone;
    }

    /// The place of a call among the rows; where it is not among them, the status says so until the next look.
    OptionalInt placeOf(long sequence) {
        OptionalInt place = IntStream.range(0, rows().size())
                .filter(i -> rows().get(i) instanceof TraceRow.Call(long _, TraceEvent e) && e.sequence() == sequence)
                .findFirst();
        if (place.isEmpty()) {
            status.set(WORDS.get("gone"));
        }
        return place;
    }

    /// The other end of the message that a call sent or received.
    Optional<TracePair> counterpart(TraceEvent event) {
        return tracing.log().counterpart(event.sequence());
    }

    /// Selects the queue of a call, while it is there.
    void go(TraceEvent event) {
        event.queue().name().ifPresent(selection::select);
    }

    /// The queue that a replay would go to.
    Optional<QueueState> queue() {
        return selection.queue();
    }

    /// A replay of the trace to a queue, not yet begun.
    Replay replay(QueueState to, double faster) {
        return acts.replay(QueueTarget.of(to), tracing.log().all(), faster);
    }

    /// Sends in the list that put nothing into a queue.
    long failedSends() {
        return tracing.log().all().stream()
                .filter(e -> e.call() == TraceCall.SEND && !e.succeeded())
                .count();
    }

    /// Calls before those in the list that are no longer kept, of an opened file and of the log.
    long before() {
        long skipped = tracing.status() instanceof TraceStatus.Opened(String _, TraceCounts _, long file) ? file : 0;
        return skipped + tracing.log().first();
    }

    /// Calls that the trace lost.
    long lost() {
        return tracing.status().seenAndLost().lost();
    }

    /// Saves it. Not for the FX thread.
    void save(Path file) throws IOException {
        TraceFile.save(tracing.log(), tracing.status(), file);
    }

    /// Shows one that was saved. Not for the FX thread.
    void open(Path file) throws IOException {
        TraceFile.Opened kept = TraceFile.open(file);
        tracing.show(kept.log(), kept.status(file));
    }
}
