package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A worker that a defect ends has its act reported as failed.
class DyingWorkersTest {
    @Test
    void aLookHasFailedAndSaysWhy() {
        QueueTarget target = new QueueTarget(TestQueue.uniqueName(), new QueueKey(1, 2));
        EventLog log = new EventLog();
        LookWork look = new LookWork(target, log, work -> {
            throw new IllegalStateException("of the test");
        });
        assertThatThrownBy(look::run).isInstanceOf(IllegalStateException.class);
        assertThat(look.stage()).isEqualTo(PendingLook.Stage.OVER);
        assertThat(look.failed()).isTrue();
        assertThat(look.report()).containsExactly("a defect of mqscope: IllegalStateException");
        assertThat(log.since(0).events())
                .anyMatch(event -> event.detail().equals("look: a defect of mqscope: IllegalStateException"));
    }

    @Test
    void whatAScanFoundIsNotShownForEver() {
        AtomicInteger told = new AtomicInteger();
        AtomicReference<Holders> last = new AtomicReference<>();
        HolderScans scans = new HolderScans(nanos -> new ProcessTable(1).scan(), found -> {
            last.set(found);
            if (told.incrementAndGet() == 1) {
                throw new IllegalStateException("of the test");
            }
        });
        scans.start();
        Await.until("it is taken back", () -> told.get() == 2);
        assertThat(last).hasValue(Holders.NONE);
        scans.close();
    }
}
