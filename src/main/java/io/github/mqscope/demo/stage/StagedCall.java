package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One system call of a lesson's process, perhaps not yet returned.
public final class StagedCall {
    /// The longest that a call which should return is waited for.
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final String actor;
    private final String name;
    private final String text;
    private final Optional<QueueName> queue;
    private final Optional<Payload> payload;
    private final long begunNanos = System.nanoTime();
    private final CompletableFuture<Reply> reply;

    /// What a send sends, for those who follow what is in a queue.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Payload(int priority, byte[] body) {}

    StagedCall(
            String actor,
            String text,
            Optional<QueueName> queue,
            Optional<Payload> payload,
            CompletableFuture<Reply> reply) {
        this.actor = actor;
        this.queue = queue;
        this.name = text.substring(0, text.indexOf('('));
        this.text = text;
        this.payload = payload;
        this.reply = reply;
    }

    /// Who makes it.
    public String actor() {
        return actor;
    }

    /// The function, such as `mq_send`.
    public String name() {
        return name;
    }

    /// As it reads in C: `mq_send(q, "tea", 3, 5)`.
    public String text() {
        return text;
    }

    /// `System.nanoTime` at which it was asked for.
    public long begunNanos() {
        return begunNanos;
    }

    /// Whether it has neither returned nor ended with its process.
    public boolean isPending() {
        return !reply.isDone();
    }

    /// What came of it; empty while it is pending, and for ever where its process ended first.
    public Optional<Reply> reply() {
        boolean done = reply.isDone() && !reply.isCompletedExceptionally();
        return done ? Optional.of(reply.join()) : Optional.empty();
    }

    /// The queue of its descriptor, where it has one.
    Optional<QueueName> queue() {
        return queue;
    }

    /// What it sends.
    Optional<Payload> payload() {
        return payload;
    }

    /// Waits for it to return.
    /// @throws LessonException if it does not in time, or its process ended
    public Reply await() throws IOException, InterruptedException {
        try {
            return reply.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new LessonException(
                    text + " of " + actor + " has not returned within " + PATIENCE.toSeconds() + " s", late);
        } catch (ExecutionException ended) {
            throw new LessonException(actor + ": its process has ended", ended);
        }
    }
}
