package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.files.TraceFile;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.probe.TraceState;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.testing.ToldTraces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalTracingTest {
    private static final QueueName NAME = TestQueue.uniqueName();
    private static final TraceEvent SAVED = new TraceEvent(
            1,
            0,
            1_700_000_000_123_456_789L,
            4321,
            TraceCall.SEND,
            new Caller(812, 813, 1000, new byte[] {'w'}),
            new TracedQueue(Optional.empty(), Optional.of(NAME), 0),
            9,
            1,
            3,
            0,
            0,
            CallFacts.NONE,
            EnumSet.noneOf(TraceMark.class),
            new byte[] {'m'});

    @TempDir
    private Path directory;

    private final CountDownLatch held = new CountDownLatch(1);
    private final TraceLog log = new TraceLog();
    private EventLoop loop;
    private Thread runner;
    private LocalTracing tracing;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        loop = new EventLoop((what, why) -> {});
        tracing = new LocalTracing(loop, log, new EventLog());
        runner = Thread.ofPlatform().name("loop under test").start(loop::run);
        file = directory.resolve("trace.jsonl");
        TraceFile.save(List.of(SAVED), new TraceCounts(1, 0), file);
    }

    @AfterEach
    void end() {
        held.countDown();
        loop.close();
        Await.until("the loop's thread has ended", () -> !runner.isAlive());
    }

    private void holdLoop() throws InterruptedException {
        CountDownLatch holding = new CountDownLatch(1);
        assertThat(loop.post(() -> {
                    holding.countDown();
                    awaitHeld();
                }))
                .isTrue();
        assertThat(holding.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitHeld() {
        try {
            assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void open() throws IOException {
        TraceFile.Opened kept = TraceFile.open(file);
        tracing.show(kept.log(), kept.status(file));
    }

    private CompletableFuture<Void> opening() {
        return CompletableFuture.runAsync(() -> {
                    try {
                        open();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                })
                .orTimeout(20, TimeUnit.SECONDS);
    }

    @Test
    void aFileTakesThePlaceOfTheLastTrace() throws Exception {
        log.add(SAVED);
        long before = log.trace();
        open();
        assertThat(log.all()).usingRecursiveFieldByFieldElementComparator().containsExactly(SAVED);
        assertThat(log.trace()).isNotEqualTo(before);
        assertThat(log.since(log.first(), 10).events()).hasSize(1);
        assertThat(log.added()).isEqualTo(2);
        assertThat(tracing.status()).isEqualTo(new TraceStatus.Opened("trace.jsonl", new TraceCounts(1, 0), 0));
    }

    // What comes meanwhile waits where it is, also after the trace was ended.
    @Test
    void aTraceWaitsForWhoTakesItsCallsOut() throws Exception {
        ToldTraces told = new ToldTraces();
        tracing.with(told);
        assertThat(log.take(1).events()).isEmpty();
        tracing.start(TraceOptions.everything());
        Await.until("it runs", () -> tracing.status() instanceof TraceStatus.Running);
        int calls = 2 * TraceLog.CAPACITY + 7;
        try (TestQueue queue = TestQueue.create()) {
            for (int i = 0; i < calls; i++) {
                told.sent(queue, new Message(0, new byte[1]));
            }
        }
        Await.until("there is no room", () -> log.room() < TraceLog.CAPACITY / 10);
        tracing.stop();
        AtomicLong taken = new AtomicLong();
        Await.until("all are taken", () -> {
            TraceLog.Taken some = log.take(1000);
            assertThat(some.missed()).isZero();
            return taken.addAndGet(some.events().size()) == calls;
        });
        Await.until("it has ended", () -> tracing.status() instanceof TraceStatus.Ended);
        assertThat(log.take(1).events()).isEmpty();
    }

    @Test
    void aFileOpenedWhileATraceBeginsIsRefusedAndTheTraceIsWhole() throws Exception {
        Requires.bpf();
        try (TraceProgram program = program()) {
            tracing.with(program);
            holdLoop();
            tracing.start(
                    new TraceOptions(Map.of(NAME, Optional.empty()), Optional.empty(), TraceOptions.SNAP_DEFAULT));
            CompletableFuture<Void> opening = opening();
            held.countDown();
            assertThatThrownBy(opening::join).hasRootCauseMessage("a trace is under way: end it first");
            assertThat(tracing.status()).isInstanceOf(TraceStatus.Running.class);
            assertThat(log.all()).isEmpty();
            loop.stop();
            runner.join(20_000);
        }
    }

    @Test
    void withoutALoopNothingIsOpenedAndItIsSaid() throws Exception {
        loop.stop();
        Await.until("the loop's thread has ended", () -> !runner.isAlive());
        assertThatThrownBy(this::open).hasMessage("the loop is busy or has ended");
        assertThat(tracing.status()).isInstanceOf(TraceStatus.Off.class);
        assertThat(log.all()).isEmpty();
    }

    private static TraceProgram program() {
        return switch (TraceProgram.load(new TraceProgram.Audience(true, 0))) {
            case TraceState.Ready(TraceProgram program) -> program;
            case TraceState.Absent absent -> throw new AssertionError(absent);
        };
    }
}
