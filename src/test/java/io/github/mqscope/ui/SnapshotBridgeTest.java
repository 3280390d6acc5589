package io.github.mqscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.mqueue.SystemLimits;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class SnapshotBridgeTest {
    private static final int BURST = 100_000;
    private static final Limits LIMITS = SystemLimits.read();

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static Snapshot snapshot(long number) {
        return new Snapshot(
                number,
                Instant.EPOCH,
                List.of(),
                LIMITS,
                List.of(),
                new Visibility.Listed(false, HiddenHolders.NOTHING));
    }

    @Test
    void queuesOneUpdateForABurst() {
        SnapshotBridge bridge = new SnapshotBridge();
        CountDownLatch over = new CountDownLatch(1);
        AtomicLong mostQueued = new AtomicLong();
        LiveWindow.onFx(() -> {
            Thread.ofPlatform().start(() -> {
                for (int n = 1; n <= BURST; n++) {
                    bridge.publish(snapshot(n));
                    mostQueued.accumulateAndGet(bridge.queued(), Math::max);
                }
                over.countDown();
            });
            awaitQuietly(over); // The FX thread is busy for as long as the burst lasts.
        });
        LiveWindow.await("the newest snapshot", () -> {
            Snapshot now = bridge.snapshot().get();
            return now != null && now.number() == BURST;
        });
        assertThat(bridge.handOvers()).isEqualTo(1);
        assertThat(mostQueued).hasValue(1);
        assertThat(bridge.queued()).isZero();
    }

    @Test
    void handsOverAgainOnceTheLastWasFetched() {
        SnapshotBridge bridge = new SnapshotBridge();
        for (long n = 1; n <= 3; n++) {
            long number = n;
            bridge.publish(snapshot(number));
            LiveWindow.await("snapshot " + number, () -> {
                Snapshot now = bridge.snapshot().get();
                return now != null && now.number() == number;
            });
        }
        assertThat(bridge.handOvers()).isEqualTo(3);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
