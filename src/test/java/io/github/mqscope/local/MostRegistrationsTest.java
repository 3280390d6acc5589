package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.space.NotifyActs;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MostRegistrationsTest {
    private static final NotifyRequest SILENT = new NotifyRequest(NotifyVia.NONE, OptionalInt.empty(), false, false);

    @Test
    void oneMoreThanTheMostIsRefusedAndSaid() throws Exception {
        List<TestQueue> queues = new ArrayList<>();
        List<Boolean> armed = new ArrayList<>();
        try (EventLoop loop = new EventLoop((what, why) -> {});
                QueueAccess access = new QueueAccess(null)) {
            LocalNotifyActs acts = new LocalNotifyActs(loop, access, new SeenLog(), new EventLog());
            for (int i = 0; i <= NotifyActs.MOST_QUEUES; i++) {
                queues.add(TestQueue.create(1, 8));
                acts.arm(target(queues.getLast()), SILENT);
            }
            loop.post(() -> queues.forEach(
                    queue -> armed.add(acts.armed(target(queue).key()).isPresent())));
            loop.post(loop::stop);
            loop.run();
            assertThat(armed).hasSize(NotifyActs.MOST_QUEUES + 1).last().isEqualTo(false);
            assertThat(armed.subList(0, NotifyActs.MOST_QUEUES)).containsOnly(true);
            assertThat(acts.log().of(target(queues.getLast()).key()))
                    .singleElement()
                    .extracting(NotifyLog.Entry::event)
                    .isInstanceOfSatisfying(
                            NotifyEvent.Refused.class,
                            refused -> assertThat(refused.failure().cause()).isEqualTo(Cause.TOO_MANY_REGISTRATIONS));
        } finally {
            for (TestQueue queue : queues) {
                queue.close();
            }
        }
    }

    private static QueueTarget target(TestQueue queue) {
        try {
            return new QueueTarget(queue.name(), queue.queue().key());
        } catch (io.github.mqscope.model.failure.QueueException e) {
            throw new AssertionError(e);
        }
    }
}
