package io.github.mqscope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.template.Batch;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds of a space wherever its queues are. It is used as a window uses it, and nothing else.
@Timeout(60)
public abstract class SpaceContract {
    private static final Waiting BLOCK = new Waiting.Block();
    private static final Waiting NON_BLOCKING = new Waiting.NonBlocking();

    private final QueueName name = TestQueue.uniqueName();
    private final QueueName other = TestQueue.uniqueName();
    private final AtomicReference<Snapshot> newest = new AtomicReference<>();

    protected Space space;

    protected abstract Space open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        space = open();
        space.watch(newest::set);
        space.acts().create(name, 0600, OptionalLong.of(4), OptionalLong.of(32));
        Await.until("the queue is seen", () -> state(name).isPresent());
    }

    @AfterEach
    void end() throws Exception {
        for (QueueName one : List.of(name, other)) {
            Optional<QueueState> there = state(one);
            if (there.isPresent()) {
                unlink(there.get());
            }
        }
        if (space != null) { // Else what it needs is not here.
            space.close();
        }
    }

    // Where the space is gone before, the queue is unlinked by its name, as far as it is of this namespace.
    private void unlink(QueueState queue) {
        try {
            space.acts().unlink(QueueTarget.of(queue));
        } catch (QueueException lost) {
            TestQueue.unlinkIfPresent(queue.name());
        }
    }

    private Optional<QueueState> state(QueueName wanted) {
        Snapshot now = newest.get();
        return now == null
                ? Optional.empty()
                : now.queues().stream()
                        .filter(queue -> queue.name().equals(wanted))
                        .findFirst();
    }

    protected final QueueTarget target() {
        return QueueTarget.of(state(name).orElseThrow());
    }

    private static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(StandardCharsets.UTF_8));
    }

    private Call sent(Batch batch, int count, Waiting waiting) throws Exception {
        Call call = space.acts().send(new SendRequest(target(), batch, count, Duration.ZERO, waiting), over -> {});
        Await.until("it is sent", call::isOver);
        return call;
    }

    protected final Call received(ReceiveRequest.Amount amount) {
        return space.acts().receive(new ReceiveRequest(target(), amount, 1, OptionalLong.empty(), BLOCK), over -> {});
    }

    @Test
    void itSaysWhoWeAreThere() {
        assertThat(space.identity().host()).isNotEmpty();
        assertThat(space.identity().namespace()).isPositive();
        assertThat(space.identity().pid()).isPositive();
    }

    @Test
    void aQueueIsSeenFromItsCreationToItsUnlinking() throws Exception {
        QueueState now = state(name).orElseThrow();
        assertThat(now.attributes().orElseThrow().maxmsg()).isEqualTo(4);
        assertThat(now.attributes().orElseThrow().msgsize()).isEqualTo(32);
        assertThat(now.mode()).isEqualTo(0600);
        assertThatThrownBy(() -> space.acts().create(name, 0600, OptionalLong.empty(), OptionalLong.empty()))
                .isInstanceOfSatisfying(
                        QueueException.class,
                        e -> assertThat(e.failure().cause()).isEqualTo(Cause.ALREADY_EXISTS));
        space.acts().unlink(target());
        Await.until("it is gone", () -> state(name).isEmpty());
    }

    @Test
    void whatIsSentIsReceivedByPriorityAndSeen() throws Exception {
        Call call = sent(Batch.of(List.of(message(1, "low"), message(7, "high"))), 2, BLOCK);
        assertThat(call.failure()).isEmpty();
        assertThat(call.messages()).isEqualTo(2);
        Await.until("the depth is seen", () -> state(name).orElseThrow().depth() == 2);
        Await.until(
                "its past has it",
                () -> state(name).orElseThrow().history().minute().highest() == 2);
        Call taken = received(ReceiveRequest.Amount.DRAIN);
        Await.until("they are received", taken::isOver);
        Await.until(
                "all four are seen",
                () -> space.acts().seen().of(target().key()).size() == 4);
        assertThat(space.acts().seen().bin().all().stream().map(SeenMessage::message))
                .containsExactly(message(7, "high"), message(1, "low"));
        Await.until("the depth is seen", () -> state(name).orElseThrow().depth() == 0);
    }

    @Test
    void aReceiveBlocksUntilItIsCancelled() throws Exception {
        Call call = received(ReceiveRequest.Amount.ONE);
        Await.until("it blocks", call::isBlocked);
        call.cancel();
        Await.until("it is over", call::isOver);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.CANCELLED);
    }

    @Test
    void aBurstStopsAtAFullQueueAndSaysWhere() throws Exception {
        List<Message> messages =
                IntStream.range(0, 9).mapToObj(i -> message(0, "m" + i)).toList();
        Call call = sent(Batch.of(messages), 9, NON_BLOCKING);
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.QUEUE_FULL);
        assertThat(call.messages()).isEqualTo(4);
        assertThat(call.resumesAt()).isEqualTo(5);
    }

    @Test
    void aLookShowsAllAndPutsItBack() throws Exception {
        Call _ = sent(Batch.of(List.of(message(1, "a"), message(2, "b"))), 2, BLOCK);
        assertThat(space.contents().disturbance(target())).isNotNull();
        PendingLook look = space.contents().look(target());
        Await.until("it is over", () -> look.stage() == PendingLook.Stage.OVER);
        assertThat(look.failed()).isFalse();
        assertThat(look.messages()).containsExactly(message(2, "b"), message(1, "a"));
        assertThat(look.restored()).isEqualTo(2);
        Await.until("they are back", () -> state(name).orElseThrow().depth() == 2);
        assertThat(space.contents().leftovers("", java.util.Set.of(), 9).leftovers().stream()
                        .filter(leftover ->
                                leftover.queue().filter(target()::equals).isPresent()))
                .isEmpty();
    }

    @Test
    void messagesAreMovedToAnotherQueue() throws Exception {
        Call _ = sent(Batch.of(message(3, "moved")), 1, BLOCK);
        space.acts().create(other, 0600, OptionalLong.of(4), OptionalLong.of(32));
        Await.until("the other is seen", () -> state(other).isPresent());
        Call move = space.acts()
                .move(new MoveRequest(target(), QueueTarget.of(state(other).orElseThrow()), 1), over -> {});
        Await.until("it is moved", move::isOver);
        assertThat(move.failure()).isEmpty();
        assertThat(move.problem()).isEmpty();
        Await.until("it is there", () -> state(other).orElseThrow().depth() == 1);
    }

    @Test
    void aNotificationComesOnce() throws Exception {
        space.notifications()
                .arm(target(), new NotifyRequest(NotifyVia.THREAD, java.util.OptionalInt.empty(), false, false));
        Await.until(
                "it is registered",
                () -> space.notifications().armed(target().key()).isPresent());
        Call _ = sent(Batch.of(message(0, "wake")), 1, BLOCK);
        Await.until(
                "it is told",
                () -> space.notifications().log().of(target().key()).stream()
                        .anyMatch(entry -> entry.event() instanceof NotifyEvent.Fired));
        Await.until(
                "it is used up",
                () -> space.notifications().armed(target().key()).isEmpty());
    }

    @Test
    void whatLiesInAQueueIsSeenByTheProbe() throws Exception {
        Requires.bpf();
        Call _ = sent(Batch.of(message(5, "inside")), 1, BLOCK);
        Await.until("the probe is there", () -> space.probing().state() instanceof ProbeStatus.Ready);
        QueueTarget target = target();
        space.probing().peeks().look(Optional.of(target));
        Await.until(
                "it is seen",
                () -> space.probing().peeks().latest(target).stream()
                        .flatMap(queue -> queue.contents().messages().stream())
                        .anyMatch(peeked -> peeked.priority() == 5));
        var peeked = space.probing()
                .peeks()
                .latest(target)
                .orElseThrow()
                .contents()
                .messages()
                .getFirst();
        assertThat(space.probing().peeks().body(target, peeked)).contains(message(5, "inside"));
        space.probing().peeks().look(Optional.empty());
    }

    @Test
    void callsAreTraced() throws Exception {
        Requires.bpf();
        Await.until("a trace can be begun", () -> space.tracing().isAvailable());
        space.tracing().start(new TraceOptions(Map.of(name, Optional.of(target().key())), Optional.empty(), 64));
        Await.until("it runs", () -> space.tracing().status() instanceof TraceStatus.Running);
        Call _ = sent(Batch.of(message(2, "traced")), 1, BLOCK);
        Await.until(
                "the send is told",
                () -> space.tracing().log().all().stream().anyMatch(event -> event.call() == TraceCall.SEND));
        TraceEvent send = space.tracing().log().all().stream()
                .filter(event -> event.call() == TraceCall.SEND)
                .findFirst()
                .orElseThrow();
        assertThat(send.payload()).isEqualTo(message(2, "traced").body());
        assertThat(send.queue().namespace())
                .isPositive()
                .isEqualTo(space.identity().namespace());
        space.tracing().stop();
        Await.until("it is over", () -> space.tracing().status() instanceof TraceStatus.Ended);
        Replay replay = space.acts().replay(target(), space.tracing().log().all(), Replay.AT_ONCE);
        replay.start();
        Await.until("it is sent again", replay::isComplete);
        Await.until("both are there", () -> state(name).orElseThrow().depth() == 2);
    }

    @Test
    void readOnlyNothingIsChanged() throws Exception {
        space.acts().readOnly(true);
        assertThatThrownBy(() -> space.acts().unlink(target())).isInstanceOf(QueueException.class);
        space.acts().readOnly(false);
        assertThat(space.events().last()).isPositive();
    }
}
