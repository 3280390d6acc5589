package io.github.mqscope.agent;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.history.HistoryRing;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.Identity;
import io.github.mqscope.space.NotifyActs;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Space;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A space that an agent serves at the other end of two streams.
///
/// One thread reads what is told; what was told last is read by any thread. When the connection is lost, all stays as
/// it was told last, and nothing is asked for again by itself. An agent of which nothing is heard, not even its
/// heartbeat, is lost too: a machine that has lost its power says no more.
public final class AgentSpace implements Space {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final int LONGEST_NAME = 200;

    private final Link link;
    private final Frames frames;
    private final AutoCloseable transport;
    private final Identity identity;
    private final EventLog events = new EventLog();
    private final RemoteActs acts;
    private final RemoteContents contents;
    private final RemoteNotifications notifications;
    private final RemoteTracing tracing;
    private final RemoteProbing probing;
    private final Thread reader;
    private final Thread listener;
    private volatile Consumer<Snapshot> news = snapshot -> {};
    private Consumer<String> whenLost = why -> {}; // Under this object's lock, as the next.
    private Optional<String> lost = Optional.empty();
    private volatile boolean closing;
    private volatile boolean over;

    // What is known of the queues, of the reading thread only.
    private final Map<QueueKey, HistoryRing> histories = new HashMap<>();
    private final Map<QueueKey, QueueState> queues = new HashMap<>();
    private List<QueueKey> order = List.of();
    private @Nullable Snapshot newest;

    private AgentSpace(Frames frames, AutoCloseable transport, AgentReport.Hello hello) {
        this.frames = frames;
        this.transport = transport;
        this.identity = escaped(hello.identity());
        link = new Link(frames, this::lost);
        acts = new RemoteActs(link);
        contents = new RemoteContents(link);
        notifications = new RemoteNotifications(link);
        tracing = new RemoteTracing(link);
        probing = new RemoteProbing(link);
        listener = Threads.virtual("agent silence").start(this::listen);
        reader = Threads.daemon("agent " + identity.host()).start(this::read);
    }

    // What the far end calls itself is shown.
    private static Identity escaped(Identity told) {
        return new Identity(
                Escaped.of(told.host(), LONGEST_NAME),
                told.namespace(),
                told.pid(),
                told.uid(),
                Escaped.of(told.user(), LONGEST_NAME),
                Escaped.of(told.kernel(), LONGEST_NAME));
    }

    /// Waits for an agent to begin, and takes its space.
    /// @param version   that of this program, which the agent's must be
    /// @param transport is closed with the space
    /// @throws IOException in words, where no agent answers or it is another's
    public static AgentSpace open(String version, InputStream in, OutputStream out, AutoCloseable transport)
            throws IOException {
        Frames frames = new Frames(AgentServer.MAGIC, in, out);
        frames.awaitBegin();
        byte[] first = frames.read().orElseThrow(() -> new ProtocolException("the agent has ended at once"));
        if (!(Wire.read(first, AgentReport.class) instanceof AgentReport.Hello hello)) {
            throw new ProtocolException("the agent does not say who it is");
        }
        if (!hello.version().equals(version)) {
            throw new ProtocolException("mqscope is " + version + " here and "
                    + Escaped.of(hello.version(), LONGEST_NAME) + " there: both ends must have the same version");
        }
        return new AgentSpace(frames, transport, hello);
    }

    private void read() {
        String why = "the agent has ended, or the way to it";
        try {
            for (Optional<byte[]> frame = frames.read(); frame.isPresent() && !over; frame = frames.read()) {
                take(Wire.read(frame.get(), AgentReport.class));
            }
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            // Values that are well formed and cannot be: whoever says so is not believed any more.
            Defects.log("what the agent says", e);
            why = "the agent says what cannot be";
        }
        lost(why);
    }

    // Until nothing has been heard for so long, or the connection is over, which interrupts it.
    private void listen() {
        try {
            Duration left = LONGEST_SILENCE;
            while (left.isPositive()) {
                Thread.sleep(left);
                left = LONGEST_SILENCE.minus(frames.silence());
            }
            lost("nothing was heard for " + LONGEST_SILENCE.toSeconds() + " s");
        } catch (InterruptedException over) {
            // There is nothing to listen to.
        }
    }

    private void lost(String why) {
        if (isOver()) {
            return;
        }
        if (Thread.currentThread() != listener) {
            listener.interrupt();
        }
        String words = "the connection is lost: " + why;
        link.lost(words);
        acts.lost(words);
        contents.lost(words);
        tracing.lost(words);
        if (!closing) {
            events.add(LoopEvent.Kind.FAULT, Optional.empty(), words);
            tellLost(why);
            Threads.virtual("end of a lost agent").start(this::endTransport);
        }
    }

    // One that is still there would go on to do what was asked for before.
    private void endTransport() {
        try {
            transport.close();
        } catch (Exception e) {
            events.add(LoopEvent.Kind.FAULT, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    // Whoever comes first says why.
    private synchronized boolean isOver() {
        boolean before = over;
        over = true;
        return before;
    }

    private synchronized void tellLost(String why) {
        lost = Optional.of(why);
        whenLost.accept(why);
    }

    private void take(AgentReport report) throws ProtocolException {
        switch (report) {
            case AgentReport.Hello _ -> throw new ProtocolException("the agent says twice who it is");
            case AgentReport.Heartbeat beat -> stillSo(beat);
            case AgentReport.Seen seen -> show(snapshot(seen));
            case AgentReport.Events(var more, long missed) -> {
                if (missed > 0) {
                    events.add(LoopEvent.Kind.FAULT, Optional.empty(), missed + " events came too fast to be told");
                }
                more.forEach(events::add);
            }
            case AgentReport.Passed(var messages) -> acts.passed(messages);
            case AgentReport.Notified(var entries) -> notifications.told(entries);
            case AgentReport.Armed(var queue, var request) -> notifications.armed(queue, request);
            case AgentReport.CallNews news -> acts.told(news);
            case AgentReport.ReplayNews news -> acts.told(news);
            case AgentReport.LookState state -> contents.told(state);
            case AgentReport.Traced traced -> tracing.told(traced);
            case AgentReport.TraceState state -> tracing.told(state);
            case AgentReport.TracedQueue(var queue) -> tracing.told(queue);
            case AgentReport.Probe(var status) -> probing.told(status);
            case AgentReport.Peeked peeked -> probing.told(peeked);
            case AgentReport.Answer answer -> link.answered(answer);
        }
    }

    private void stillSo(AgentReport.Heartbeat beat) {
        beat.peeked().ifPresent(probing::stillSo);
        Snapshot last = newest;
        if (last != null && beat.number() > last.number()) {
            show(new Snapshot(
                    beat.number(), beat.asOf(), last.queues(), last.limits(), last.budgets(), last.visibility()));
        }
    }

    private void show(Snapshot snapshot) {
        newest = snapshot;
        news.accept(snapshot);
    }

    private Snapshot snapshot(AgentReport.Seen seen) {
        for (AgentReport.Queue queue : seen.changed()) {
            HistoryRing history = histories.computeIfAbsent(queue.key(), key -> new HistoryRing());
            history.take(queue.beats(), queue.asOf());
            queues.put(queue.key(), queue.state(history.copy()));
        }
        order = seen.order().orElse(order);
        Set<QueueKey> there = new HashSet<>(order);
        histories.keySet().retainAll(there);
        queues.keySet().retainAll(there);
        List<QueueState> now =
                order.stream().map(queues::get).filter(Objects::nonNull).toList();
        return new Snapshot(seen.number(), seen.asOf(), now, seen.limits(), seen.budgets(), seen.visibility());
    }

    /// Why the connection is lost; empty while it is there.
    public synchronized Optional<String> lost() {
        return lost;
    }

    /// Tells when the connection is lost, on a thread of its own; at once where it is already.
    public synchronized void whenLost(Consumer<String> listener) {
        whenLost = listener;
        lost.ifPresent(listener);
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public void watch(Consumer<Snapshot> listener) {
        news = listener;
        link.send(new AgentRequest.Watch());
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public QueueActs acts() {
        return acts;
    }

    @Override
    public ContentsActs contents() {
        return contents;
    }

    @Override
    public NotifyActs notifications() {
        return notifications;
    }

    @Override
    public Tracing tracing() {
        return tracing;
    }

    @Override
    public Probing probing() {
        return probing;
    }

    @Override
    public void close() {
        closing = true;
        listener.interrupt();
        try {
            link.end();
            endTransport();
            reader.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
