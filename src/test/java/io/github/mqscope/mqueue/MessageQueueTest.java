package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MessageQueueTest {
    private TestQueue own;
    private MessageQueue queue;
    private MessageBuffer buffer;

    @BeforeEach
    void create() throws QueueException {
        own = TestQueue.create();
        queue = own.queue();
        buffer = queue.newBuffer();
    }

    @AfterEach
    void remove() throws QueueException {
        buffer.close();
        own.close();
    }

    private static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(StandardCharsets.UTF_8));
    }

    private static QueueFailure failure(Cause cause, Await.Condition call) {
        QueueFailure[] failure = new QueueFailure[1];
        assertThatThrownBy(call::holds).isInstanceOfSatisfying(QueueException.class, e -> failure[0] = e.failure());
        assertThat(failure[0].cause()).isEqualTo(cause);
        return failure[0];
    }

    @Test
    void receivesTheHighestPriorityFirstAndTheOldestAmongEquals() throws Exception {
        for (Message m : new Message[] {message(1, "a"), message(9, "b"), message(1, "c"), message(9, "d")}) {
            queue.send(m);
        }
        assertThat(new Message[] {queue.receive(), queue.receive(), queue.receive(), queue.receive()})
                .containsExactly(message(9, "b"), message(9, "d"), message(1, "a"), message(1, "c"));
    }

    @Test
    void carriesZeroLengthAndFullLengthAndEveryPriority() throws Exception {
        byte[] full = new byte[TestQueue.MSGSIZE];
        new java.util.Random(7).nextBytes(full);
        for (Message m : new Message[] {message(0, ""), message(32767, "top"), new Message(0, full)}) {
            queue.send(m);
            assertThat(queue.receive()).isEqualTo(m);
        }
    }

    @Test
    void aTooLongMessageLeavesTheQueueAsItWas() throws Exception {
        Message tooLong = new Message(0, new byte[TestQueue.MSGSIZE + 1]);
        var failure = failure(Cause.MESSAGE_TOO_LONG, () -> {
            queue.send(tooLong);
            return true;
        });
        assertThat(failure.line())
                .endsWith("EMSGSIZE: the message has 65 bytes, this queue takes at most mq_msgsize"
                        + " 64; shorten it, or create the queue again with a larger mq_msgsize");
        assertThat(queue.attributes().curmsgs()).isZero();
    }

    @Test
    void aBufferBelowMsgsizeIsRefusedEvenForAShortMessage() throws Exception {
        queue.send(message(0, "x"));
        try (MessageBuffer small = new MessageBuffer(TestQueue.MSGSIZE - 1)) {
            var failure = failure(Cause.BUFFER_TOO_SMALL, () -> queue.tryReceive(small));
            assertThat(failure.advice()).isEqualTo("use a buffer of at least 64 bytes");
        }
        assertThat(queue.attributes().curmsgs()).isEqualTo(1);
    }

    @Test
    void prioritiesBeyondTheLimitAreRefused() {
        for (int priority : new int[] {32768, 32769, -1}) {
            var failure = failure(Cause.INVALID_PRIORITY, () -> {
                queue.send(message(priority, "x"));
                return true;
            });
            assertThat(failure.meaning()).isEqualTo("priority " + priority + " is not between 0 and 32767");
        }
    }

    @Test
    void aNonBlockingDescriptionSaysFullAndEmpty() throws Exception {
        queue.nonBlocking(true);
        failure(Cause.QUEUE_EMPTY, () -> {
            queue.receive(buffer);
            return true;
        });
        own.fill();
        var full = failure(Cause.QUEUE_FULL, () -> {
            queue.send(buffer.length(1));
            return true;
        });
        assertThat(full.line()).endsWith(": EAGAIN: the queue is full, 10 of 10 messages");
        assertThat(full.exitStatus().code()).isEqualTo(3);
    }

    @Test
    void aTimedCallOnANonBlockingDescriptionSaysSoInsteadOfATimeThatDidNotPass() throws Exception {
        queue.nonBlocking(true);
        Duration minute = Duration.ofMinutes(1);
        failure(Cause.QUEUE_EMPTY, () -> queue.tryReceive(buffer, minute, null));
        assertThat(queue.tryReceive(buffer)).isFalse();
        own.fill();
        failure(Cause.QUEUE_FULL, () -> queue.trySend(buffer.length(1), minute, null));
        assertThat(queue.trySend(buffer.length(1))).isFalse();
    }

    @Test
    void tryReturnsFalseAtOnceWhereItWouldBlock() throws Exception {
        assertThat(queue.tryReceive(buffer)).isFalse();
        own.fill();
        assertThat(queue.trySend(buffer.length(1))).isFalse();
        assertThat(queue.attributes().curmsgs()).isEqualTo(10);
    }

    @Test
    void aPastDeadlineMattersOnlyIfTheCallWouldBlock() throws Exception {
        Duration past = Duration.ofDays(-30);
        assertThat(queue.trySend(buffer.length(2), past, null)).isTrue();
        assertThat(queue.tryReceive(buffer, past, null)).isTrue();
        assertThat(buffer.length()).isEqualTo(2);
        assertThat(queue.tryReceive(buffer, past, null)).isFalse();
        own.fill();
        assertThat(queue.trySend(buffer, past, null)).isFalse();
    }

    @Test
    @Timeout(60)
    void aTimeoutDoesNotEndEarly() throws Exception {
        long start = System.nanoTime();
        assertThat(queue.tryReceive(buffer, Duration.ofMillis(150), null)).isFalse();
        own.fill();
        long middle = System.nanoTime();
        assertThat(queue.trySend(buffer.length(1), Duration.ofMillis(150), null))
                .isFalse();
        long end = System.nanoTime();
        assertThat(middle - start).isGreaterThanOrEqualTo(149_000_000L);
        assertThat(end - middle).isGreaterThanOrEqualTo(149_000_000L);
    }

    @Test
    void theLongestTimeoutIsATimeout() throws Exception {
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> receiveWithin(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
        queue.send(message(1, "woke"));
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    }

    private boolean receiveWithin(Duration timeout) {
        try {
            return queue.tryReceive(buffer, timeout, null);
        } catch (QueueException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBlockedReceiveReturnsTheMessageThatComes() throws Exception {
        AtomicInteger tid = new AtomicInteger();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            tid.set(Signals.gettid());
            return receiveWithin(Duration.ofSeconds(30));
        });
        Await.until("the receiver blocks", () -> tid.get() != 0 && Peer.isBlocked(Self.pid(), tid.get()));
        queue.send(message(3, "hand-over"));
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(buffer.message()).isEqualTo(message(3, "hand-over"));
    }

    @Test
    void nonBlockingBelongsToTheOpenDescription() throws Exception {
        try (MessageQueue other = own.reopen()) {
            assertThat(queue.nonBlocking(true).nonBlocking())
                    .as("the attributes before")
                    .isFalse();
            assertThat(queue.attributes().nonBlocking()).isTrue();
            assertThat(other.attributes().nonBlocking()).isFalse();
            queue.nonBlocking(false);
            assertThat(queue.attributes()).isEqualTo(new QueueAttributes(0, 10, 64, 0));
        }
    }

    @Test
    void statusTellsBytesNotMessages() throws Exception {
        queue.send(message(0, "12345"));
        queue.send(message(0, "678"));
        assertThat(queue.status()).isEqualTo(new QueueStatus(8, 0, 0, 0));
    }

    @Test
    void aDescriptorDoesOnlyWhatItWasOpenedFor() throws Exception {
        try (MessageQueue reader = QueueOpen.of(own.name()).access(Access.READ).open();
                MessageQueue writer =
                        QueueOpen.of(own.name()).access(Access.WRITE).open()) {
            failure(Cause.WRONG_DESCRIPTOR, () -> reader.trySend(buffer));
            failure(Cause.WRONG_DESCRIPTOR, () -> writer.tryReceive(buffer));
            failure(Cause.WRONG_DESCRIPTOR, () -> writer.status() != null);
        }
    }

    @Test
    void aClosedQueueRefusesEverythingAndCloseIsIdempotent() throws Exception {
        MessageQueue other = own.reopen();
        other.close();
        other.close();
        failure(Cause.WRONG_DESCRIPTOR, () -> other.trySend(buffer));
        failure(Cause.WRONG_DESCRIPTOR, () -> other.tryReceive(buffer));
        failure(Cause.WRONG_DESCRIPTOR, () -> other.attributes() != null);
    }

    @Test
    void receivesBodyAndPriorityIntoMemoryOfTheCallers() throws Exception {
        try (TestQueue own = TestQueue.create();
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Integer.BYTES + TestQueue.MSGSIZE, Integer.BYTES);
            MemorySegment priority = memory.asSlice(0, Integer.BYTES);
            own.queue().send(new Message(7, new byte[] {42}));
            try (MessageBuffer buffer = MessageBuffer.over(memory.asSlice(Integer.BYTES), priority)) {
                own.queue().receive(buffer);
                assertThat(buffer.priority()).isEqualTo(7);
            }
            assertThat(priority.get(ValueLayout.JAVA_INT, 0)).isEqualTo(7);
            assertThat(memory.get(ValueLayout.JAVA_BYTE, Integer.BYTES)).isEqualTo((byte) 42);
            assertThatThrownBy(() -> MessageBuffer.over(memory, memory)).hasMessageContaining("four aligned bytes");
        }
    }

    @Test
    void aClosedBufferIsRefusedBeforeTheKernelWritesToIt() throws Exception {
        MessageBuffer closed = queue.newBuffer();
        closed.close();
        queue.send(message(0, "kept"));
        assertThatThrownBy(() -> queue.tryReceive(closed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queue.trySend(closed)).isInstanceOf(IllegalStateException.class);
        assertThat(queue.attributes().curmsgs()).isEqualTo(1);
        assertThatThrownBy(() -> MessageBuffer.over(MemorySegment.ofArray(new byte[64])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBufferRefusesWhatDoesNotFit() {
        assertThatThrownBy(() -> buffer.length(65)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> buffer.length(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> buffer.set(new Message(0, new byte[65])))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
