package io.github.mqscope.agent;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.pipe.Frames;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The near end of the pipe: sends requests, and waits for answers to questions.
///
/// Requests are written by a thread of their own: an agent that reads nothing blocks nobody who asks. What it does not
/// read is bounded; one that leaves more is lost.
final class Link {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final int MOST_REQUESTS = 4096;
    private static final long MOST_BYTES = 64 << 20;
    private static final byte[] END = new byte[0];

    private final Frames frames;
    private final Consumer<String> broken;
    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_REQUESTS);
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Thread writer;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<AgentReport.Answer>> asked = new ConcurrentHashMap<>();
    private volatile @Nullable String lost;

    /// @param broken told why nothing more can be written
    Link(Frames frames, Consumer<String> broken) {
        this.frames = frames;
        this.broken = broken;
        this.writer = Threads.daemon("agent requests").start(this::write);
    }

    private void write() {
        try {
            for (byte[] frame = waiting.take(); frame.length > 0 && lost == null; frame = waiting.take()) {
                frames.write(frame);
                waitingBytes.addAndGet(-frame.length);
            }
        } catch (IOException gone) {
            broken.accept(String.valueOf(gone.getMessage()));
        } catch (InterruptedException lostNow) {
            // There is nobody to write to.
        }
    }

    /// A number that no act or question has had.
    long number() {
        return numbers.incrementAndGet();
    }

    /// Sends a request that has no answer. Where the connection is lost it is not sent, now or later.
    void send(AgentRequest request) {
        if (lost != null) {
            return;
        }
        byte[] frame = Wire.bytes(request, AgentRequest.class);
        if (waitingBytes.addAndGet(frame.length) > MOST_BYTES || !waiting.offer(frame)) {
            broken.accept("the agent takes no more requests");
        }
    }

    /// Nothing more is asked for; what was is still written, if that takes no time.
    void end() throws InterruptedException {
        if (waiting.offer(END)) {
            boolean _ = writer.join(LAST_WORDS);
        }
    }

    /// Asks and waits for the answer.
    /// @throws QueueException where the kernel refused there
    /// @throws IOException    for anything else; where no answer came it is not known whether it was done
    AgentReport.Answer ask(LongFunction<AgentRequest> question) throws IOException {
        long number = number();
        CompletableFuture<AgentReport.Answer> answer = new CompletableFuture<>();
        asked.put(number, answer);
        try {
            String gone = lost;
            if (gone != null) {
                throw new IOException(gone);
            }
            send(question.apply(number));
            return checked(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + PATIENCE.toSeconds() + " s: whether it was done is not known", e);
        } catch (CancellationException e) {
            throw new IOException(lost + "; whether it was done is not known", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            asked.remove(number);
        }
    }

    private static AgentReport.Answer checked(AgentReport.Answer answer) throws IOException {
        if (answer.failure().isPresent()) {
            throw new QueueException(answer.failure().get());
        }
        if (answer.problem().isPresent()) {
            throw new IOException(answer.problem().get());
        }
        return answer;
    }

    void answered(AgentReport.Answer answer) {
        CompletableFuture<AgentReport.Answer> awaited = asked.get(answer.ask());
        if (awaited != null) {
            awaited.complete(answer);
        }
    }

    /// Why the connection is lost; empty while it is there.
    Optional<String> lost() {
        return Optional.ofNullable(lost);
    }

    /// The connection is lost: who waits is told so. The first reason stays.
    synchronized void lost(String why) {
        if (lost == null) {
            lost = why;
        }
        waiting.clear();
        if (Thread.currentThread() != writer) { // Which says why itself, and ends.
            writer.interrupt();
        }
        asked.values().forEach(answer -> answer.cancel(false));
    }
}
