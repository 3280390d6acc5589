package io.github.mqscope.agent;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.history.Series;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.Peeking;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.space.Replay;
import io.github.mqscope.space.Space;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells the near end what has changed at the far one: a snapshot at once, and what has no news of its own twenty times
/// a second, or four times where there was nothing to tell for a second. Where the pipe is slow, the newest snapshot
/// takes the place of older ones, and what falls out of a log is counted.
///
/// While nothing changes nothing is told but a heartbeat: when it was last seen to be so. A tick of the loop's timer is
/// no change.
final class Changes implements Runnable {
    private static final long TICK_MILLIS = 50;
    private static final long CALM_TICK_MILLIS = 250;
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_TRACED = 5000;
    private static final int MOST_BEATS = 240;

    private final Space space;
    private final Frames frames;
    private final Map<Long, Call> calls;
    private final Map<Long, PendingLook> looks;
    private final Map<Long, Replay> replays;
    private final Semaphore news = new Semaphore(0);
    private final AtomicReference<@Nullable Snapshot> newest = new AtomicReference<>();
    private volatile Optional<QueueTarget> peeked = Optional.empty();
    private volatile long stirredNanos = System.nanoTime();
    private volatile boolean over;

    // What was told last, of this thread only.
    private final Map<QueueKey, QueueState> queues = new HashMap<>();
    private List<QueueKey> order = List.of();
    private final Map<Object, AgentReport> told = new HashMap<>();
    private final Map<QueueKey, Optional<NotifyRequest>> armed = new HashMap<>();
    private long events;
    private long passed;
    private long seenChanges;
    private long notified;
    private long trace = -1;
    private long number;
    private Instant asOf = Instant.EPOCH;
    private long beatNanos = System.nanoTime();

    Changes(
            Space space,
            Frames frames,
            Map<Long, Call> calls,
            Map<Long, PendingLook> looks,
            Map<Long, Replay> replays) {
        this.space = space;
        this.frames = frames;
        this.calls = calls;
        this.looks = looks;
        this.replays = replays;
    }

    /// Takes a snapshot, on the space's own thread.
    void seen(Snapshot snapshot) {
        newest.set(snapshot);
        news.release();
    }

    /// Something may have changed.
    void soon() {
        stirredNanos = System.nanoTime();
        news.release();
    }

    /// Which queue to look into; asked again as long as it is wanted.
    void peek(Optional<QueueTarget> target) {
        peeked = target;
        space.probing().peeks().look(target);
    }

    void end() {
        over = true;
        news.release();
    }

    @Override
    public void run() {
        try {
            while (!over) {
                boolean calm = System.nanoTime() - stirredNanos > CALM_NANOS;
                boolean _ = news.tryAcquire(calm ? CALM_TICK_MILLIS : TICK_MILLIS, TimeUnit.MILLISECONDS);
                news.drainPermits();
                tellAll();
            }
        } catch (IOException gone) {
            // The reader sees the end of its stream as well.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            frames.end(); // Whoever looks must not take what was told last for what is.
            throw e;
        }
    }

    private void tellAll() throws IOException {
        Snapshot snapshot = newest.getAndSet(null);
        if (snapshot != null) {
            number = snapshot.number();
            asOf = snapshot.asOf();
            tellSeen(changed(snapshot));
            peeked.ifPresent(target -> space.probing().peeks().look(Optional.of(target)));
        }
        tellLogs();
        tellActs();
        tellProbe();
        if (System.nanoTime() - beatNanos > HEARTBEAT_NANOS) {
            beatNanos = System.nanoTime();
            write(new AgentReport.Heartbeat(number, asOf, looked().queue().map(PeekedQueue::asOf)));
        }
    }

    private void tell(AgentReport report) throws IOException {
        stirredNanos = System.nanoTime();
        write(report);
    }

    private void write(AgentReport report) throws IOException {
        frames.write(Wire.bytes(report, AgentReport.class));
    }

    private void tellSeen(AgentReport.Seen seen) throws IOException {
        AgentReport.Seen now = seen.undated();
        if (!now.equals(told.put(AgentReport.Seen.class, now))) {
            tell(seen);
        }
    }

    // Only if it is other than what was told of the same before.
    private void tellIfOther(Object about, AgentReport report) throws IOException {
        if (!report.equals(told.put(about, report))) {
            tell(report);
        }
    }

    @SuppressWarnings("ReferenceEquality") // A queue that did not change is the same object.
    private AgentReport.Seen changed(Snapshot snapshot) {
        List<AgentReport.Queue> changed = new ArrayList<>();
        List<QueueKey> now = new ArrayList<>();
        for (QueueState queue : snapshot.queues()) {
            now.add(queue.key());
            QueueState before = queues.put(queue.key(), queue);
            if (queue != before) {
                Instant since =
                        before == null ? Instant.EPOCH : before.history().asOf();
                changed.add(AgentReport.Queue.of(queue, beats(queue.history(), since)));
            }
        }
        boolean same = now.equals(order);
        order = now;
        if (!same) {
            queues.keySet().retainAll(Set.copyOf(now));
        }
        return new AgentReport.Seen(
                snapshot.number(),
                snapshot.asOf(),
                same ? Optional.empty() : Optional.of(now),
                changed,
                snapshot.limits(),
                snapshot.budgets(),
                snapshot.visibility());
    }

    // Those that ended after a moment.
    private static List<Sample> beats(History history, Instant since) {
        Series minute = history.minute();
        long count = Duration.between(since, history.asOf())
                        .plusMillis(History.BEAT_MILLIS / 2)
                        .toMillis()
                / History.BEAT_MILLIS;
        int most = Math.clamp(count, 0, Math.min(MOST_BEATS, minute.size()));
        List<Sample> beats = new ArrayList<>();
        for (int i = minute.size() - most; i < minute.size(); i++) {
            beats.add(minute.get(i));
        }
        return beats;
    }

    private void tellLogs() throws IOException {
        if (space.events().last() > events) {
            EventLog.Batch batch = space.events().since(events);
            events += batch.lost() + batch.events().size();
            List<LoopEvent> changes = batch.events().stream()
                    .filter(event -> event.kind() != LoopEvent.Kind.TIMER)
                    .toList();
            if (!changes.isEmpty() || batch.lost() > 0) {
                tell(new AgentReport.Events(changes, batch.lost()));
            }
        }
        long moved = space.acts().seen().last();
        if (moved != seenChanges) {
            seenChanges = moved;
            tellPassed(space.acts().seen().since(passed));
        }
        if (space.notifications().log().last() > notified) {
            tellNotified(space.notifications().log().since(notified));
        }
        for (Map.Entry<QueueKey, Optional<NotifyRequest>> one : armed.entrySet()) {
            Optional<NotifyRequest> now = space.notifications().armed(one.getKey());
            if (!now.equals(one.setValue(now))) {
                tell(new AgentReport.Armed(one.getKey(), now));
            }
        }
        tellTrace();
    }

    private void tellPassed(List<SeenMessage> through) throws IOException {
        if (!through.isEmpty()) {
            passed = through.getLast().number();
            tell(new AgentReport.Passed(through));
        }
    }

    private void tellNotified(List<NotifyLog.Entry> entries) throws IOException {
        notified = Math.max(notified, space.notifications().log().last());
        if (!entries.isEmpty()) {
            notified = entries.getLast().number();
            tell(new AgentReport.Notified(entries));
            entries.forEach(entry -> armed.putIfAbsent(entry.queue(), Optional.empty()));
        }
    }

    private void tellTrace() throws IOException {
        TraceLog.Taken taken = space.tracing().log().take(MOST_TRACED);
        boolean anew = taken.trace() != trace;
        trace = taken.trace();
        if (anew || taken.missed() > 0 || !taken.events().isEmpty()) {
            tell(new AgentReport.Traced(anew, taken.events(), taken.pairs(), taken.missed()));
            news.release();
        }
        tellIfOther(
                AgentReport.TraceState.class,
                new AgentReport.TraceState(
                        space.tracing().isAvailable(), space.tracing().status()));
        tellIfOther(
                AgentReport.TracedQueue.class,
                new AgentReport.TracedQueue(space.tracing().queue()));
    }

    private void tellActs() throws IOException {
        for (Map.Entry<Long, Call> one : calls.entrySet()) {
            AgentReport.CallNews now =
                    new AgentReport.CallNews(one.getKey(), one.getValue().state());
            if (!now.still().equals(told.put(one.getKey(), now.still()))) {
                tell(now);
            }
            forget(one.getKey(), now.state().over(), calls);
        }
        for (Map.Entry<Long, PendingLook> one : looks.entrySet()) {
            AgentReport.LookState now = AgentReport.LookState.of(one.getKey(), one.getValue());
            tellIfOther(one.getKey(), now);
            forget(one.getKey(), now.stage() == PendingLook.Stage.OVER, looks);
        }
        for (Map.Entry<Long, Replay> one : replays.entrySet()) {
            tellIfOther(
                    one.getKey(),
                    new AgentReport.ReplayNews(one.getKey(), one.getValue().state()));
        }
    }

    private void forget(long handle, boolean over, Map<Long, ?> acts) {
        if (over) {
            acts.remove(handle);
            told.remove(handle);
        }
    }

    private void tellProbe() throws IOException {
        tellIfOther(
                AgentReport.Probe.class, new AgentReport.Probe(space.probing().state()));
        AgentReport.Peeked now = looked();
        if (!now.asOf(Instant.EPOCH).equals(told.put(AgentReport.Peeked.class, now.asOf(Instant.EPOCH)))) {
            tell(now);
        }
    }

    private AgentReport.Peeked looked() {
        Peeking peeks = space.probing().peeks();
        return new AgentReport.Peeked(peeked.flatMap(peeks::latest), peeks.failure());
    }
}
