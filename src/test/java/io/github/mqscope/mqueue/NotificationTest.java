package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationTest {
    private static final Message HELLO = new Message(1, "hello".getBytes(StandardCharsets.US_ASCII));

    @Test
    void theNetlinkSocketIsReadableWhenAMessageComesToTheEmptyQueue() throws Exception {
        try (TestQueue own = TestQueue.create();
                Notification notification = Notification.register(own.queue(), NotifyVia.THREAD);
                Epoll epoll = new Epoll(1)) {
            epoll.add(notification.fd().orElseThrow(), Epoll.EPOLLIN, 7);
            assertThat(epoll.await(0)).isZero();
            assertThat(notification.read()).isEmpty();
            own.queue().send(HELLO);
            assertThat(epoll.await(0)).isOne();
            assertThat(notification.read()).get().isInstanceOf(Notice.Fired.class);
            assertThat(notification.isArmed()).isFalse();
            assertThat(own.queue().status().isRegistered()).isFalse();
        }
    }

    @Test
    void nothingComesForTheSecondMessage() throws Exception {
        try (TestQueue own = TestQueue.create();
                Notification notification = Notification.register(own.queue(), NotifyVia.THREAD)) {
            own.queue().send(HELLO);
            own.queue().send(HELLO);
            assertThat(notification.read()).isPresent();
            assertThat(notification.check()).isEmpty();
        }
    }

    @Test
    void whoReArmsFirstAndThenDrainsIsToldOfTheMessageBetween() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageBuffer buffer = own.queue().newBuffer();
                Notification notification = Notification.register(own.queue(), NotifyVia.THREAD)) {
            own.queue().send(HELLO);
            assertThat(notification.read()).isPresent();
            notification.rearm();
            assertThat(own.queue().tryReceive(buffer)).isTrue();
            assertThat(own.queue().tryReceive(buffer)).isFalse();
            own.queue().send(HELLO);
            assertThat(notification.read()).get().isInstanceOf(Notice.Fired.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"THREAD", "NONE"})
    void closingAnotherDescriptorLeavesTheRegistrationWhileArmed(NotifyVia via) throws Exception {
        try (TestQueue own = TestQueue.create();
                Notification notification = Notification.register(own.queue(), via)) {
            own.reopen().close();
            own.reopen().close();
            assertThat(DeferredClose.parked(own.queue().key())).isEqualTo(2);
            assertThat(own.queue().status().notifyPid()).isEqualTo(Self.pid());
            assertThat(notification.check()).isEmpty();
            assertThat(notification.unregister())
                    .get()
                    .satisfies(notice ->
                            assertThat(((Notice.Removed) notice).why()).isEqualTo(Notice.Why.UNREGISTERED));
            assertThat(DeferredClose.parked(own.queue().key())).isZero();
            assertThat(own.queue().status().isRegistered()).isFalse();
        }
    }

    @Test
    void aParkedDescriptorIsTakenAgainSoThatThereAreNeverMany() throws Exception {
        Requires.listing();
        try (TestQueue own = TestQueue.create();
                QueueFileSystem files = QueueFileSystem.open();
                Notification _ = Notification.register(own.queue(), NotifyVia.THREAD)) {
            QueueKey key = own.queue().key();
            for (int i = 0; i < 100; i++) {
                try (MessageQueue writing = files.open(own.name(), key, Access.WRITE, i % 2 == 0)) {
                    assertThat(writing.attributes().nonBlocking()).isEqualTo(i % 2 == 0);
                }
            }
            assertThat(DeferredClose.parked(key)).isOne();
            QueueOpen.unlink(own.name());
            assertThatThrownBy(() -> files.open(own.name(), key, Access.WRITE, true))
                    .hasMessageContaining("ENOENT");
        }
    }

    @Test
    void aDescriptorClosedAllTheSameEndsTheRegistrationAndTheSocketTells() throws Exception {
        try (TestQueue own = TestQueue.create();
                Notification notification = Notification.register(own.queue(), NotifyVia.THREAD)) {
            own.reopen().closeAtOnce();
            assertThat(own.queue().status().isRegistered()).isFalse();
            assertThat(notification.read())
                    .get()
                    .satisfies(notice ->
                            assertThat(((Notice.Removed) notice).why()).isEqualTo(Notice.Why.DESCRIPTOR_CLOSED));
            assertThat(notification.isArmed()).isFalse();
            notification.rearm();
            own.queue().closeAtOnce();
            assertThat(notification.read())
                    .get()
                    .satisfies(notice ->
                            assertThat(((Notice.Removed) notice).why()).isEqualTo(Notice.Why.QUEUE_CLOSED));
        }
    }

    @Test
    void aQueueClosedFirstIsClosedOnceItsNotificationIs() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            MessageQueue second = own.reopen();
            Notification notification = Notification.register(second, NotifyVia.THREAD);
            second.close();
            assertThat(own.queue().status().notifyPid()).isEqualTo(Self.pid());
            notification.close();
            assertThat(own.queue().status().isRegistered()).isFalse();
            assertThat(DeferredClose.parked(own.queue().key())).isZero();
        }
    }

    @Test
    void ofNoneOnlyALookTells() throws Exception {
        try (TestQueue own = TestQueue.create();
                Notification notification = Notification.register(own.queue(), NotifyVia.NONE)) {
            assertThat(notification.fd()).isEmpty();
            assertThat(notification.check()).isEmpty();
            own.queue().send(HELLO);
            assertThat(notification.read()).isEmpty();
            assertThat(notification.check())
                    .get()
                    .satisfies(notice ->
                            assertThat(((Notice.Removed) notice).why()).isEqualTo(Notice.Why.USED_UP));
        }
    }

    @Test
    void aSecondRegistrationIsBusyAndNamesTheProcessThatHasIt() throws Exception {
        try (TestQueue own = TestQueue.create();
                Notification _ = Notification.register(own.queue(), NotifyVia.NONE)) {
            assertThatThrownBy(() -> Notification.register(own.queue(), NotifyVia.THREAD))
                    .hasMessageStartingWith("mq_notify " + own.name()
                            + ": EBUSY: this process is registered for notification itself, ");
            try (MessageQueue writeOnly =
                    QueueOpen.of(own.name()).access(Access.WRITE).open()) {
                assertThatThrownBy(() -> Notification.register(writeOnly, NotifyVia.THREAD))
                        .hasMessageContaining(
                                "EBUSY: a process is registered for notification, which one is only told");
            }
        }
    }

    @Test
    void aSignalNeedsAProcessThatWasStartedWithItBlocked() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThatThrownBy(() -> Notification.register(own.queue(), NotifyVia.SIGNAL))
                    .hasMessageContaining("no real-time signal is free");
            assertThat(own.queue().status().isRegistered()).isFalse();
        }
    }

    @Test
    void bySignalEachQueueTellsOfItsOwnSender() throws Exception {
        try (TestQueue one = TestQueue.create();
                TestQueue two = TestQueue.create();
                Peer peer = notified("RTMIN+2,RTMIN+3", one, two)) {
            assertThat(peer.line()).isEqualTo("registered [36, 37]");
            two.queue().send(HELLO);
            String sender = Self.pid() + " " + Self.euid();
            assertThat(ask(peer, "await 1")).isEqualTo("fired " + sender);
            assertThat(ask(peer, "check 0")).isEqualTo("nothing");
            one.queue().send(HELLO);
            assertThat(ask(peer, "check 0")).isEqualTo("fired " + sender);
            assertThat(ask(peer, "check 0")).isEqualTo("nothing");
            assertThat(ask(peer, "rearm 1")).isEqualTo("armed");
            assertThat(ask(peer, "act 1")).isEqualTo("opened and closed");
            assertThat(two.queue().status().notifyPid()).isEqualTo((int) peer.pid());
            assertThat(ask(peer, "drop 1")).isEqualTo("dropped");
            assertThat(ask(peer, "check 1")).isEqualTo("removed NO_SIGNAL");
        }
    }

    @Test
    void moreQueuesThanSignalsAreRefused() throws Exception {
        try (TestQueue one = TestQueue.create();
                TestQueue two = TestQueue.create();
                Peer peer = notified("RTMIN+2", one, two)) {
            assertThat(peer.line()).contains(two.name() + ": EOPNOTSUPP: no real-time signal is free");
        }
    }

    private static Peer notified(String signals, TestQueue... queues) throws Exception {
        Requires.blockSignal();
        return JavaProgram.start(
                List.of("env", "--block-signal=" + signals),
                SignalNotifiedProgram.class,
                List.of(queues).stream().map(q -> RawQueue.text(q.name())).toArray(String[]::new));
    }

    private static String ask(Peer peer, String what) throws Exception {
        peer.input().write((what + "\n").getBytes(StandardCharsets.US_ASCII));
        peer.input().flush();
        return peer.line();
    }
}
