package io.github.mqscope.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNotifyActsTest {
    private static final Message HELLO = new Message(3, "hello".getBytes(UTF_8));

    private final EventLog log = new EventLog();
    private final QueueAccess access = QueueAccess.open();
    private final LocalQueueActs acts = new LocalQueueActs(access, Path.of("target", "journals"), log);
    private final AtomicReference<@Nullable Snapshot> snapshot = new AtomicReference<>();
    private final AtomicInteger published = new AtomicInteger();
    private EventLoop loop;
    private Thread thread;
    private LocalNotifyActs notify;
    private TestQueue queue;
    private QueueTarget target;
    private QueueKey key;

    @BeforeEach
    void open() throws Exception {
        queue = TestQueue.create();
        key = queue.queue().key();
        target = new QueueTarget(queue.name(), key);
        loop = new EventLoop((what, why) -> {
            throw new AssertionError(what, why);
        });
        notify = new LocalNotifyActs(loop, access, acts.seen(), log);
        WatchOptions options = new WatchOptions(List.of(queue.name()), Duration.ofMillis(20));
        new Watcher(loop, options, this::published, log).start();
        thread = Thread.ofPlatform().daemon().name("loop").start(loop::run);
    }

    @AfterEach
    void close() throws Exception {
        loop.stop();
        Await.until("the loop ends", () -> !thread.isAlive());
        acts.close();
        queue.close();
    }

    private void published(Snapshot now) {
        snapshot.set(now);
        published.incrementAndGet();
    }

    private boolean isSampled() {
        return Optional.ofNullable(snapshot.get())
                .flatMap(now -> now.find(key))
                .map(QueueState::sampled)
                .orElse(false);
    }

    private void arm(NotifyVia via, boolean rearm, boolean drain) {
        notify.arm(target, new NotifyRequest(via, OptionalInt.empty(), rearm, drain));
    }

    private boolean isRegistered() throws Exception {
        return queue.queue().status().notifyPid() == Self.pid();
    }

    private <E extends NotifyEvent> List<E> events(Class<E> type) {
        return notify.log().of(key).stream()
                .map(NotifyLog.Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private void send() {
        Call sent = acts.send(new SendRequest(target, HELLO, 1, Duration.ZERO, new Waiting.Block()), over -> {});
        Await.until("it is sent", sent::isOver);
        assertThat(sent.failure()).isEmpty();
    }

    private void receive() {
        Call received = acts.receive(
                new ReceiveRequest(target, ReceiveRequest.Amount.ONE, 1, OptionalLong.empty(), new Waiting.Block()),
                over -> {});
        Await.until("it is received", received::isOver);
        assertThat(received.failure()).isEmpty();
    }

    @Test
    void nothingThatTheWindowDoesEndsARegistration(@TempDir Path journals) throws Exception {
        Requires.listing();
        queue.queue().send(HELLO);
        arm(NotifyVia.THREAD, false, false);
        Await.until("it is registered", this::isRegistered);
        int before = published.get();
        send();
        receive();
        receive();
        assertThat(QueueInspection.of(queue.name())
                        .state()
                        .status()
                        .orElseThrow()
                        .notifyPid())
                .isEqualTo(Self.pid());
        assertThat(QueueInspection.list().queues())
                .anySatisfy(state -> assertThat(state.key()).isEqualTo(key));
        LocalContents contents = new LocalContents(access, journals, log);
        contents.disturbance(target);
        PendingLook look = contents.look(target);
        Await.until("the look is over", () -> look.stage() == PendingLook.Stage.OVER);
        contents.close();
        Await.until("it was refreshed", () -> published.get() > before + 1);
        assertThat(isRegistered()).isTrue();
        assertThat(events(NotifyEvent.Fired.class)).isEmpty();
        assertThat(notify.armed(key)).isPresent();
        send();
        Await.until("it fired", () -> events(NotifyEvent.Fired.class).size() == 1);
        Await.until("it is used up", () -> notify.armed(key).isEmpty());
    }

    @Test
    void aQueueSoBusyThatItIsSampledStaysRegistered() throws Exception {
        queue.queue().send(HELLO);
        arm(NotifyVia.THREAD, false, false);
        Await.until("it is registered", this::isRegistered);
        Await.until("it is sampled", () -> {
            for (int i = 0; i < 500; i++) {
                queue.queue().send(HELLO);
                queue.queue().receive();
            }
            return isSampled();
        });
        Await.until("it is calm again", () -> !isSampled());
        assertThat(isRegistered()).isTrue();
    }

    @Test
    void peekingLeavesTheRegistration() throws Exception {
        Requires.root();
        Requires.bpf();
        LocalTracing tracing = new LocalTracing(loop, new TraceLog(), log);
        try (LocalProbing probing = new LocalProbing(access, tracing, log, Optional.empty())) {
            probing.open();
            arm(NotifyVia.THREAD, false, false);
            Await.until("it is registered", this::isRegistered);
            probing.peeks().look(Optional.of(target));
            Await.until(
                    "it was looked into", () -> probing.peeks().latest(target).isPresent());
            probing.peeks().look(Optional.empty());
            Await.until("it is let go", () -> probing.peeks().latest(target).isEmpty());
        }
        assertThat(isRegistered()).isTrue();
    }

    @Test
    void reArmingComesBeforeDrainingSoThatEachMessageTells() throws Exception {
        arm(NotifyVia.THREAD, true, true);
        for (int i = 1; i <= 3; i++) {
            int times = i;
            Await.until("it is registered", this::isRegistered);
            send();
            Await.until(
                    "it was drained", () -> events(NotifyEvent.Drained.class).size() == times);
            Await.until("it was told", () -> events(NotifyEvent.Fired.class).size() == times);
        }
        assertThat(events(NotifyEvent.Drained.class).getFirst().first()).containsExactly(HELLO);
        assertThat(acts.seen().of(key)).filteredOn(seen -> !seen.sent()).hasSize(3);
        assertThat(log.since(0).events())
                .filteredOn(event -> event.kind() == LoopEvent.Kind.NOTIFIED)
                .extracting(LoopEvent::detail)
                .containsSubsequence("notified: a message came", "drained: 1 message");
        notify.disarm(key);
        Await.until("it is told", () -> events(NotifyEvent.Unregistered.class).size() == 1);
        assertThat(isRegistered()).isFalse();
    }

    @Test
    void whatIsNotToldIsSeenByLooking() throws Exception {
        arm(NotifyVia.NONE, false, false);
        Await.until("it is registered", this::isRegistered);
        queue.queue().send(HELLO);
        Await.until(
                "it is seen to be used up", () -> events(NotifyEvent.Lost.class).size() == 1);
        Await.until("it is let go", () -> notify.armed(key).isEmpty());
    }

    @Test
    void aRegistrationThatIsTakenIsRefused() throws Exception {
        try (var other = io.github.mqscope.mqueue.Notification.register(queue.queue(), NotifyVia.NONE)) {
            arm(NotifyVia.THREAD, true, true);
            Await.until("it is refused", () -> events(NotifyEvent.Refused.class).size() == 1);
            assertThat(events(NotifyEvent.Refused.class).getFirst().failure().line())
                    .contains("EBUSY: this process is registered for notification itself");
            assertThat(other.isArmed()).isTrue();
            assertThat(notify.armed(key)).isEmpty();
        }
    }

    @Test
    void theEndOfTheLoopUnregisters() throws Exception {
        arm(NotifyVia.THREAD, true, false);
        Await.until("it is registered", this::isRegistered);
        loop.stop();
        Await.until("it is unregistered", () -> !isRegistered());
        Await.until("the loop ends", () -> !thread.isAlive());
        assertThat(events(NotifyEvent.Unregistered.class)).hasSize(1);
    }
}
