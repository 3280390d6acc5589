package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.template.Batch;
import io.github.mqscope.model.template.Priorities;
import io.github.mqscope.space.Call;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendRestTest {
    private LocalQueueActs acts;
    private TestQueue queue;

    @BeforeEach
    void create() throws QueueException {
        acts = new LocalQueueActs(QueueAccess.open(), Path.of("target", "journals"), new EventLog());
        queue = TestQueue.create();
    }

    @AfterEach
    void remove() throws QueueException {
        acts.close();
        queue.close();
    }

    private SendRequest five(LongFunction<Message> message) throws QueueException {
        return five(Batch.of(LongStream.rangeClosed(1, 5).mapToObj(message).toList()));
    }

    private SendRequest five(Batch messages) throws QueueException {
        QueueTarget target = new QueueTarget(queue.name(), queue.queue().key());
        return new SendRequest(target, messages, 5, Duration.ZERO, new Waiting.NonBlocking());
    }

    private Call sent(SendRequest request) {
        Call call = acts.send(request, over -> {});
        Await.until("the call is over", call::isOver);
        return call;
    }

    @Test
    void theRestIsTheSameMessagesUnderTheSameNumbers() throws Exception {
        SendRequest all = five(number -> new Message((int) number, new byte[] {(byte) number}));
        Call call = sent(all.from(4));
        assertThat(call.messages()).isEqualTo(2);
        assertThat(queue.queue().receive()).isEqualTo(new Message(5, new byte[] {5}));
        assertThat(queue.queue().receive()).isEqualTo(new Message(4, new byte[] {4}));
    }

    @Test
    void aMessageThatCanNeverBeSentIsLeftOutOfTheRest() throws Exception {
        Call call = sent(five(number -> new Message(0, new byte[number == 3 ? 65 : 1])));
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.MESSAGE_TOO_LONG);
        assertThat(call.resumesAt()).isEqualTo(4);
    }

    @Test
    void aFullQueueLetsTheRestBeginWithTheMessageThatFailed() throws Exception {
        queue.fill();
        for (int i = 0; i < 2; i++) {
            assertThat(queue.queue().receive().body()).hasSize(1);
        }
        Call call = sent(five(number -> new Message(0, new byte[1])));
        assertThat(call.failure().map(QueueFailure::cause)).contains(Cause.QUEUE_FULL);
        assertThat(call.resumesAt()).isEqualTo(3);
    }

    @Test
    void aDefectInMidBurstIsAFailureAndNotACancellation() throws Exception {
        List<Message> failing = new AbstractList<>() {
            @Override
            public Message get(int index) {
                if (index == 2) {
                    throw new IllegalStateException("of the test");
                }
                return new Message(0, new byte[1]);
            }

            @Override
            public int size() {
                return 5;
            }
        };
        Batch batch = new Batch(new Batch.Content.Listed(failing), new Priorities(0, 0, true), 0);
        Call call = sent(five(batch));
        assertThat(call.problem()).contains("a defect of mqscope: IllegalStateException");
        assertThat(call.messages()).isEqualTo(2);
        assertThat(call.resumesAt()).isEqualTo(3);
    }
}
