package io.github.mqscope.testing;

import io.github.mqscope.local.LocalIdentity;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.probe.RunningTrace;
import io.github.mqscope.probe.TraceStart;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.sys.Fd;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Traces that are told by the test which calls it has made: for machines where no BPF program may be loaded.
public final class ToldTraces implements TraceStart {
    private static final Caller THIS_PROCESS = new Caller(
            (int) ProcessHandle.current().pid(),
            (int) ProcessHandle.current().pid(),
            0,
            "test".getBytes(StandardCharsets.US_ASCII));

    private static final int MQD = 9;

    private volatile @Nullable Told running;

    @Override
    public RunningTrace start(TraceOptions options) throws ErrnoException {
        Told told = new Told();
        running = told;
        return told;
    }

    /// Tells of a message that went into a queue, if a trace is under way.
    public void sent(TestQueue queue, Message message) throws Exception {
        tell(TraceCall.SEND, queue, message, message.body().length, 0);
    }

    /// Tells of a message that went into a queue that is not of this test, if a trace is under way.
    public void sent(TracedQueue queue, Message message) throws Exception {
        tell(TraceCall.SEND, queue, message, message.body().length, 0, 1);
    }

    /// Tells of a message that came out of a queue, if a trace is under way.
    public void received(TestQueue queue, Message message) throws Exception {
        long room = queue.queue().attributes().msgsize();
        tell(TraceCall.RECEIVE, queue, message, room, message.body().length);
    }

    private void tell(TraceCall call, TestQueue queue, Message message, long size, long result) throws Exception {
        TracedQueue traced =
                new TracedQueue(Optional.of(queue.queue().key()), Optional.of(queue.name()), LocalIdentity.namespace());
        tell(call, traced, message, size, result, queue.queue().attributes().curmsgs());
    }

    private void tell(TraceCall call, TracedQueue queue, Message message, long size, long result, long curmsgs)
            throws Exception {
        Told told = running;
        if (told == null || told.stopped) {
            return;
        }
        Instant now = Instant.now();
        told.add(new TraceEvent(
                told.seen.getAndIncrement(),
                0,
                now.getEpochSecond() * 1_000_000_000 + now.getNano(),
                1000,
                call,
                THIS_PROCESS,
                queue,
                MQD,
                size,
                message.priority(),
                result,
                (int) curmsgs,
                CallFacts.NONE,
                Set.of(),
                message.body()));
    }

    private static final class Told implements RunningTrace {
        private final Queue<TraceEvent> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicLong seen = new AtomicLong();
        private final EventFd ready = new EventFd();
        private volatile boolean stopped;

        Told() throws ErrnoException {}

        void add(TraceEvent event) throws ErrnoException {
            waiting.add(event);
            ready.signal();
        }

        @Override
        public Fd fd() {
            return ready;
        }

        @Override
        public int read(int most, Consumer<TraceEvent> reader) throws ErrnoException {
            ready.read();
            int read = 0;
            while (read < most && !waiting.isEmpty()) {
                reader.accept(waiting.remove());
                read++;
            }
            return read;
        }

        @Override
        public TraceCounts counts() {
            return new TraceCounts(seen.get(), 0);
        }

        @Override
        public boolean hasMore() {
            return !waiting.isEmpty();
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public void close() {
            stop();
            ready.close();
        }
    }
}
