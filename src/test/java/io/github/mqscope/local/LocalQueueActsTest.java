package io.github.mqscope.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.template.Batch;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.space.Call;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalQueueActsTest {
    private static final Waiting BLOCK = new Waiting.Block();
    private static final Waiting NON_BLOCKING = new Waiting.NonBlocking();

    private final EventLog log = new EventLog();
    private LocalQueueActs acts;
    private TestQueue queue;
    private QueueTarget target;

    @BeforeEach
    void create() throws QueueException {
        acts = new LocalQueueActs(QueueAccess.open(), Path.of("target", "journals"), log);
        queue = TestQueue.create();
        target = new QueueTarget(queue.name(), queue.queue().key());
    }

    @AfterEach
    void remove() throws QueueException {
        acts.close();
        queue.close();
    }

    private Call send(long count, Duration interval, Waiting waiting) {
        Message message = new Message(3, "hello".getBytes(UTF_8));
        return acts.send(new SendRequest(target, message, count, interval, waiting), call -> {});
    }

    private static Batch batch(int count, LongFunction<Message> message) {
        return Batch.of(LongStream.rangeClosed(1, count).mapToObj(message).toList());
    }

    private Call receive(ReceiveRequest.Amount amount, long count, Waiting waiting) {
        return acts.receive(new ReceiveRequest(target, amount, count, OptionalLong.empty(), waiting), call -> {});
    }

    private static void awaitOver(Call call) {
        Await.until("the call is over", call::isOver);
    }

    @Test
    void sendsAsOftenAsAsked() throws QueueException {
        Call call = send(4, Duration.ZERO, BLOCK);
        awaitOver(call);
        assertThat(call.failure()).isEmpty();
        assertThat(call.messages()).isEqualTo(4);
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(4);
        assertThat(acts.seen().of(target.key())).hasSize(4).allMatch(SeenMessage::sent);
    }

    @Test
    void inReadOnlyModeNothingThatChangesAQueueReachesTheKernel() throws Exception {
        queue.queue().send(new Message(1, new byte[4]));
        acts.readOnly(true);
        Call sent = send(1, Duration.ZERO, NON_BLOCKING);
        Call received = receive(ReceiveRequest.Amount.ONE, 1, NON_BLOCKING);
        awaitOver(sent);
        awaitOver(received);
        assertThat(sent.failure().map(QueueFailure::cause)).contains(Cause.READ_ONLY);
        assertThat(received.failure().map(QueueFailure::cause)).contains(Cause.READ_ONLY);
        assertThatThrownBy(() -> acts.unlink(target)).hasMessageContaining("read-only mode");
        assertThatThrownBy(() -> acts.create(TestQueue.uniqueName(), 0600, OptionalLong.empty(), OptionalLong.empty()))
                .hasMessageContaining("read-only mode");
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(1);
        acts.readOnly(false);
        acts.unlink(target);
    }

    @Test
    void aFullQueueIsEagainForANonBlockingSend() throws QueueException {
        queue.fill();
        Call call = send(1, Duration.ZERO, NON_BLOCKING);
        awaitOver(call);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.QUEUE_FULL);
    }

    @Test
    void aBurstThatMeetsAFullQueueCountsWhatWasSent() throws QueueException {
        Call call = acts.send(
                new SendRequest(
                        target,
                        batch(25, number -> new Message((int) number, new byte[] {(byte) number})),
                        25,
                        Duration.ZERO,
                        NON_BLOCKING),
                over -> {});
        awaitOver(call);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.QUEUE_FULL);
        assertThat(call.messages()).isEqualTo(10);
        assertThat(queue.queue().receive()).isEqualTo(new Message(10, new byte[] {10}));
    }

    @Test
    void aMessageLargerThanMqMsgsizeInMidBurstIsEmsgsize() throws QueueException {
        Call call = acts.send(
                new SendRequest(
                        target,
                        batch(5, number -> new Message(0, new byte[(int) number * 32])),
                        5,
                        Duration.ZERO,
                        NON_BLOCKING),
                over -> {});
        awaitOver(call);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.MESSAGE_TOO_LONG);
        assertThat(call.messages()).isEqualTo(2);
    }

    @Test
    void aStoppedBurstHasCountedEachMessageThatIsInTheQueue() throws QueueException {
        Call call = send(1_000_000, Duration.ZERO, BLOCK);
        Await.until("the queue is full", () -> call.isBlocked());
        call.cancel();
        awaitOver(call);
        assertThat(call.messages()).isEqualTo(queue.queue().attributes().curmsgs());
        assertThat(log.since(0).events())
                .extracting(LoopEvent::detail)
                .containsExactly("mq_send: " + TestQueue.MAXMSG + " messages, then cancelled");
    }

    @Test
    void keepsARate() throws QueueException {
        Call call = send(6, Duration.ofMillis(20), BLOCK);
        awaitOver(call);
        assertThat(call.state().running()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(call.rate()).isBetween(1.0, 60.0);
    }

    @Test
    void aTimedSendOnAFullQueueTimesOut() throws QueueException {
        queue.fill();
        Call call = send(1, Duration.ZERO, new Waiting.Timed(Duration.ofMillis(20)));
        awaitOver(call);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.TIMED_OUT);
    }

    @Test
    void aBlockedSendIsShownAsBlockedAndCancelled() throws QueueException {
        queue.fill();
        Call call = send(1, Duration.ZERO, BLOCK);
        Await.until("the call is shown as blocked", call::isBlocked);
        call.cancel();
        awaitOver(call);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.CANCELLED);
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(TestQueue.MAXMSG);
    }

    @Test
    void cancellingDuringAPauseEndsASendWithInterval() {
        Call call = send(100, Duration.ofMinutes(5), BLOCK);
        Await.until("the first was sent", () -> call.messages() == 1);
        call.cancel();
        awaitOver(call);
        assertThat(call.messages()).isEqualTo(1);
        assertThat(log.since(0).events())
                .extracting(LoopEvent::detail)
                .containsExactly("mq_send: 1 message, then cancelled");
    }

    @Test
    void drainTakesEverythingAndNeverWaits() throws QueueException {
        queue.fill();
        Call call = receive(ReceiveRequest.Amount.DRAIN, 0, BLOCK);
        awaitOver(call);
        assertThat(call.failure()).isEmpty();
        assertThat(call.messages()).isEqualTo(TestQueue.MAXMSG);
        assertThat(queue.queue().attributes().curmsgs()).isZero();
    }

    @Test
    void followReceivesUntilCancelled() throws QueueException {
        Call call = receive(ReceiveRequest.Amount.FOLLOW, 0, BLOCK);
        queue.queue().send(new Message(1, "a".getBytes(UTF_8)));
        queue.queue().send(new Message(2, "b".getBytes(UTF_8)));
        Await.until("both were received", () -> call.messages() == 2);
        call.cancel();
        awaitOver(call);
    }

    @Test
    void aSmallBufferIsEmsgsizeWhateverTheMessage() throws QueueException {
        queue.queue().send(new Message(1, new byte[0]));
        Call call = acts.receive(
                new ReceiveRequest(target, ReceiveRequest.Amount.ONE, 1, OptionalLong.of(8), BLOCK), c -> {});
        awaitOver(call);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.BUFFER_TOO_SMALL);
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(1);
    }

    @Test
    void anActNeverReachesTheSuccessorOfAName() throws QueueException {
        QueueOpen.unlink(queue.name());
        try (TestQueue successor = TestQueue.create(queue.name(), 2, 8)) {
            assertThatThrownBy(() -> acts.unlink(target))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure().cause()).isEqualTo(Cause.REPLACED));
            Call call = send(1, Duration.ZERO, BLOCK);
            awaitOver(call);
            assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.REPLACED);
            assertThat(successor.queue().attributes().curmsgs()).isZero();
        }
    }

    @Test
    void closingReleasesEveryBlockedCall() throws QueueException {
        Call first = receive(ReceiveRequest.Amount.ONE, 1, BLOCK);
        Call second = receive(ReceiveRequest.Amount.FOLLOW, 1, BLOCK);
        Await.until("both are blocked", () -> first.isBlocked() && second.isBlocked());
        acts.close();
        assertThat(first.isOver()).isTrue();
        assertThat(second.isOver()).isTrue();
    }

    @Test
    void tooManyCallsAreRefusedInWords() {
        for (int i = 0; i < LocalQueueActs.MOST_CALLS; i++) {
            receive(ReceiveRequest.Amount.ONE, 1, BLOCK);
        }
        assertThatThrownBy(() -> receive(ReceiveRequest.Amount.ONE, 1, BLOCK))
                .hasMessageContaining("under way already");
    }

    @Test
    void actsAreToldInTheLog() throws QueueException {
        awaitOver(send(1, Duration.ZERO, BLOCK));
        acts.unlink(target);
        assertThat(log.since(0).events())
                .extracting(LoopEvent::detail)
                .containsExactly("mq_send: 1 message", "mq_unlink: unlinked");
    }
}
