package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.RawQueue.Deadline;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Sigevent;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.SignalFd;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Rows about mq_notify, as the kernel answers a program that calls it directly.
final class NotifyCases {
    private static final String THREAD_NOTIFIED = """
            #include <mqueue.h>
            #include <semaphore.h>
            #include <signal.h>
            #include <stdio.h>
            #include <string.h>
            static sem_t came;
            static void fn(union sigval v) { printf("%d\\n", v.sival_int); fflush(stdout); sem_post(&came); }
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_RDWR);
                struct sigevent e;
                memset(&e, 0, sizeof e);
                e.sigev_notify = SIGEV_THREAD;
                e.sigev_notify_function = fn;
                e.sigev_value.sival_int = 17;
                sem_init(&came, 0, 0);
                if (mq_notify(q, &e)) { perror("mq_notify"); return 1; }
                printf("armed\\n");
                fflush(stdout);
                sem_wait(&came);
                return 0;
            }
            """;

    private static final int NO_NSIG = 65;

    private NotifyCases() {}

    static ConformanceCases cases() {
        ConformanceCases cases = new ConformanceCases();
        cases.add(NotifyCases::noneIsConsumedSilently, "LTP-mq_notify01-0");
        cases.add(NotifyCases::threadNotificationRunsOnce, "LTP-mq_notify01-2");
        cases.add(() -> notifyFails(-1), "LTP-mq_notify01-3");
        cases.add(() -> notifyFails(BindingCases.NEVER_OPENED), "LTP-mq_notify01-4");
        cases.add(() -> notifyIsInvalid(-1, 0), "LTP-mq_notify02-0");
        cases.add(() -> notifyIsInvalid(Sigevent.SIGEV_SIGNAL, NO_NSIG), "LTP-mq_notify02-1");
        cases.add(NotifyCases::nullUnregisters, "OPTS-mq_notify-3-1");
        cases.add(() -> notifyFails(BindingCases.NEVER_OPENED), "OPTS-mq_notify-8-1");
        cases.add(
                NotifyCases::anotherRegistrationIsBusy,
                "LTP-mq_notify01-6",
                "OPTS-mq_notify-2-1",
                "OPTS-mq_notify-9-1");
        cases.add(NotifyCases::aSignalIsRegistered, "OPTS-mq_open-20-1");
        cases.add(NotifyCases::closingEndsTheRegistration, "OPTS-mq_close-2-1");
        cases.add(NotifyCases::oneSignalWhenAMessageComesToAnEmptyQueue, "OPTS-mq_notify-1-1");
        cases.add(NotifyCases::aBlockedReceiverComesFirst, "OPTS-mq_notify-5-1");
        return cases;
    }

    private static void noneIsConsumedSilently() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            RawQueue.notify(number(own), Sigevent.SIGEV_NONE, 0);
            assertThat(own.queue().status().notifyPid())
                    .isEqualTo((int) ProcessHandle.current().pid());
            assertThat(own.queue().status().via()).isEqualTo("none");
            assertThat(RawQueue.send(number(own), Deadline.SOON)).isNull();
            assertThat(own.queue().status().isRegistered()).isFalse();
        }
    }

    private static void threadNotificationRunsOnce() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer peer = CProgram.of(THREAD_NOTIFIED).start(RawQueue.text(own.name()))) {
            assertThat(peer.line()).isEqualTo("armed");
            assertThat(own.queue().status())
                    .satisfies(status -> assertThat(status.via()).isEqualTo("thread"))
                    .satisfies(status -> assertThat(status.notifyPid()).isEqualTo((int) peer.pid()));
            own.queue().send(new Message(0, new byte[1]));
            own.queue().send(new Message(0, new byte[1]));
            assertThat(peer.lines()).containsExactly("17");
        }
    }

    private static void notifyFails(int mqd) {
        assertThatThrownBy(() -> RawQueue.notify(mqd, Sigevent.SIGEV_NONE, 0)).hasMessageContaining("EBADF");
    }

    private static void notifyIsInvalid(int notify, int signo) {
        assertThatThrownBy(() -> RawQueue.notify(0, notify, signo)).hasMessageContaining("mq_notify: EINVAL");
    }

    private static void nullUnregisters() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            new Cancellation().cancel();
            RawQueue.notify(number(own), Sigevent.SIGEV_SIGNAL, Signal.CANCEL);
            assertThat(own.queue().status().isRegistered()).isTrue();
            Mq.notify(number(own), 0);
            assertThat(own.queue().status().isRegistered()).isFalse();
            own.queue().send(new Message(0, new byte[1]));
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }

    private static int number(TestQueue own) {
        return own.queue().fd().number();
    }

    /// Another process that registers for a signal when told.
    private static Peer notified(TestQueue own) throws Exception {
        Requires.blockSignal();
        Peer peer = JavaProgram.start(
                List.of("env", "--block-signal=RTMIN+2"), NotifiedProgram.class, RawQueue.text(own.name()));
        assertThat(peer.line()).isEqualTo("open");
        return peer;
    }

    private static String ask(Peer peer, String what) throws Exception {
        peer.input().write((what + "\n").getBytes(StandardCharsets.US_ASCII));
        peer.input().flush();
        return peer.line();
    }

    private static void anotherRegistrationIsBusy() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer peer = notified(own)) {
            assertThat(ask(peer, "register")).isEqualTo("0");
            assertThat(ask(peer, "register")).isEqualTo("EBUSY");
            assertThatThrownBy(() -> RawQueue.notify(number(own), Sigevent.SIGEV_NONE, 0))
                    .hasMessageContaining("mq_notify: EBUSY");
            assertThat(own.queue().status().notifyPid()).isEqualTo((int) peer.pid());
        }
    }

    private static void aSignalIsRegistered() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer peer = notified(own)) {
            assertThat(ask(peer, "register")).isEqualTo("0");
            assertThat(own.queue().status().via()).isEqualTo("signal " + Signal.NOTIFICATION);
            assertThat(own.queue().status().notifyPid()).isEqualTo((int) peer.pid());
        }
    }

    private static void closingEndsTheRegistration() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer peer = notified(own)) {
            assertThat(ask(peer, "register")).isEqualTo("0");
            assertThatThrownBy(() -> RawQueue.notify(number(own), Sigevent.SIGEV_NONE, 0))
                    .hasMessageContaining("EBUSY");
            assertThat(ask(peer, "close")).isEqualTo("closed");
            assertThat(own.queue().status().isRegistered()).isFalse();
            RawQueue.notify(number(own), Sigevent.SIGEV_NONE, 0);
            assertThat(own.queue().status().notifyPid())
                    .isEqualTo((int) ProcessHandle.current().pid());
        }
    }

    // The signal is pending when mq_send returns: no waiting here.
    private static void oneSignalWhenAMessageComesToAnEmptyQueue() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer peer = notified(own)) {
            assertThat(ask(peer, "register")).isEqualTo("0");
            assertThat(ask(peer, "signals")).isEqualTo("[]");
            own.queue().send(new Message(0, new byte[1]));
            String mine = "Info[signal=" + Signal.NOTIFICATION + ", code=" + SignalFd.SI_MESGQ + ", pid="
                    + ProcessHandle.current().pid() + ", uid=" + Self.euid() + ", value=" + NotifiedProgram.VALUE
                    + "]";
            assertThat(ask(peer, "signals")).isEqualTo("[" + mine + "]");
            assertThat(own.queue().status().isRegistered()).isFalse();
            assertThat(ask(peer, "register")).isEqualTo("0");
            own.queue().send(new Message(0, new byte[1]));
            assertThat(ask(peer, "signals")).as("the queue was not empty").isEqualTo("[]");
        }
    }

    private static void aBlockedReceiverComesFirst() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer peer = notified(own)) {
            assertThat(ask(peer, "register")).isEqualTo("0");
            CompletableFuture<Message> received = new CompletableFuture<>();
            AtomicInteger tid = new AtomicInteger();
            Thread.ofPlatform().daemon().start(() -> {
                tid.set(Signals.gettid());
                try {
                    received.complete(own.queue().receive());
                } catch (QueueException e) {
                    received.completeExceptionally(e);
                }
            });
            Await.until("the receiver blocks", () -> tid.get() != 0 && Peer.isBlocked(Self.pid(), tid.get()));
            own.queue().send(new Message(3, new byte[] {'m'}));
            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(new Message(3, new byte[] {'m'}));
            assertThat(ask(peer, "signals")).isEqualTo("[]");
            assertThat(own.queue().status().notifyPid()).isEqualTo((int) peer.pid());
        }
    }
}
