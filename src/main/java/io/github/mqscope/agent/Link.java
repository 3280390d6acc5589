package io.github.mqscope.agent;

import io.github.mqscope.model.failure.QueueException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The near end of the pipe: sends requests, and waits for answers to questions.
final class Link {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Frames frames;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<AgentReport.Answer>> asked = new ConcurrentHashMap<>();
    private volatile @Nullable String lost;

    Link(Frames frames) {
        this.frames = frames;
    }

    /// A number that no act or question has had.
    long number() {
        return numbers.incrementAndGet();
    }

    /// Sends a request that has no answer. Where the connection is lost it is not sent, now or later.
    void send(AgentRequest request) {
        try {
            frames.write(Wire.bytes(request, AgentRequest.class));
        } catch (IOException gone) {
            lost("the connection is lost: " + gone.getMessage());
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
            frames.write(Wire.bytes(question.apply(number), AgentRequest.class));
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
        CompletableFuture<AgentReport.Answer> waiting = asked.get(answer.ask());
        if (waiting != null) {
            waiting.complete(answer);
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
        asked.values().forEach(waiting -> waiting.cancel(false));
    }
}
