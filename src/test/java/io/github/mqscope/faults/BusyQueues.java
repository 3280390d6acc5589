package io.github.mqscope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.model.template.Batch;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.mqueue.Notification;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.space.Space;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Queues with messages in them, for each act of a space one, and what they hold afterwards.
final class BusyQueues implements AutoCloseable {
    private static final int MESSAGES = 6;
    private static final Waiting BLOCK = new Waiting.Block();
    private static final Message LATE = new Message(0, new byte[] {1});

    private final TestQueue looked = TestQueue.create();
    private final TestQueue from = TestQueue.create();
    private final TestQueue to = TestQueue.create();
    private final TestQueue received = TestQueue.create();
    private final TestQueue notified = TestQueue.create();
    private final TestQueue sent = TestQueue.create();
    private final List<Message> messages = new ArrayList<>();

    BusyQueues() throws QueueException {
        for (TestQueue queue : List.of(looked, from, received, notified)) {
            for (Message message : some(queue.name().toString(), MESSAGES)) {
                queue.queue().send(message);
                messages.add(message);
            }
        }
    }

    private static List<Message> some(String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Message(3, (i + text).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /// What was asked for.
    ///
    /// @param burst   more messages than their queue has room for
    /// @param sending them
    record Asked(List<Message> burst, Call sending) {}

    private static QueueTarget target(TestQueue queue) throws QueueException {
        return new QueueTarget(queue.name(), queue.queue().key());
    }

    /// Has all acts begun: a look, a move, a receive that blocks in the end, a registration that drains, a trace, and
    /// a burst that blocks.
    Asked ask(Space space) throws QueueException {
        space.tracing().start(TraceOptions.everything());
        space.notifications()
                .arm(target(notified), new NotifyRequest(NotifyVia.THREAD, OptionalInt.empty(), true, true));
        PendingLook _ = space.contents().look(target(looked));
        Call _ = space.acts().move(new MoveRequest(target(from), target(to), MESSAGES), over -> {});
        Call _ = space.acts()
                .receive(
                        new ReceiveRequest(
                                target(received), ReceiveRequest.Amount.FOLLOW, 1, OptionalLong.empty(), BLOCK),
                        over -> {});
        List<Message> burst = some("burst", 2 * TestQueue.MAXMSG);
        Call sending = space.acts()
                .send(new SendRequest(target(sent), Batch.of(burst), burst.size(), Duration.ZERO, BLOCK), over -> {});
        return new Asked(burst, sending);
    }

    /// What was in the queues at first.
    List<Message> messages() {
        return messages;
    }

    private Stream<TestQueue> all() {
        return Stream.of(looked, from, to, received, notified, sent);
    }

    /// Another can register on each.
    void checkRegistrations() throws QueueException {
        for (TestQueue queue : all().toList()) {
            assertThat(queue.queue().status().isRegistered()).isFalse();
            Notification.register(queue.queue(), NotifyVia.THREAD).close();
        }
    }

    /// What is in them now, without the burst. Of that the first are there, each once, and all that were told.
    List<Message> receiveAll(Asked asked) throws QueueException {
        List<Message> burst = Victim.receiveAll(sent.queue());
        assertThat(burst).isEqualTo(asked.burst().subList(0, burst.size()));
        assertThat(asked.sending().messages()).isLessThanOrEqualTo(burst.size());
        received.queue().send(LATE); // Nobody waits there any more.
        List<Message> there = new ArrayList<>();
        for (TestQueue queue : List.of(looked, from, to, received, notified)) {
            there.addAll(Victim.receiveAll(queue.queue()));
        }
        assertThat(there.remove(LATE)).isTrue();
        return there;
    }

    @Override
    public void close() throws QueueException {
        for (TestQueue queue : all().toList()) {
            queue.close();
        }
    }
}
