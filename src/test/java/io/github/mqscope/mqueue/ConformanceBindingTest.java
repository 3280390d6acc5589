package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.mqscope.mqueue.RawQueue.Deadline;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.Errno;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Sigevent;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of `conformance.tsv` that are about the binding, each against the real kernel.
///
/// Where a row needs a queue of 40 messages or of 8192 bytes only as room, the queue here has 10 of 64
/// bytes: all tests share RLIMIT_MSGQUEUE, and msg_max is 10 by default. Where a row interrupts by SIGINT, the
/// signal here is the one we install a handler for; the kernel makes no difference.
class ConformanceBindingTest {
    private static final int NEVER_OPENED = Integer.MAX_VALUE - 1;
    private static final int NO_NSIG = 65;

    @FunctionalInterface
    private interface Case {
        void run() throws Exception;
    }

    private static final Map<String, Case> CASES = new HashMap<>();

    static {
        CASES.put("LTP-mq_notify01-0", ConformanceBindingTest::noneIsConsumedSilently);
        CASES.put("LTP-mq_notify01-2", ConformanceBindingTest::threadNotificationRunsOnce);
        CASES.put("LTP-mq_notify01-3", () -> notifyFails(-1));
        CASES.put("LTP-mq_notify01-4", () -> notifyFails(NEVER_OPENED));
        CASES.put("LTP-mq_notify02-0", () -> notifyIsInvalid(-1, 0));
        CASES.put("LTP-mq_notify02-1", () -> notifyIsInvalid(Sigevent.SIGEV_SIGNAL, NO_NSIG));
        CASES.put("LTP-mq_timedsend01-5", () -> timedsendOn(-1));
        CASES.put("LTP-mq_timedsend01-6", () -> timedsendOn(NEVER_OPENED));
        CASES.put("LTP-mq_timedsend01-10", () -> timedsendOnFull(Deadline.NEGATIVE_SECONDS));
        CASES.put("LTP-mq_timedsend01-12", () -> timedsendOnFull(Deadline.TOO_MANY_NANOS));
        CASES.put("LTP-mq_timedsend01-14", ConformanceBindingTest::signalEndsTimedsend);
        CASES.put("LTP-mq_timedreceive01-4", ConformanceBindingTest::bufferIsComparedWithMsgsize);
        CASES.put("LTP-mq_timedreceive01-5", () -> assertReceive(-1, 64, Deadline.SOON, Errno.EBADF));
        CASES.put("LTP-mq_timedreceive01-7", ConformanceBindingTest::rootDirectoryIsNoQueue);
        CASES.put("LTP-mq_timedreceive01-9", () -> timedreceiveOnEmpty(Deadline.NEGATIVE_SECONDS));
        CASES.put("LTP-mq_timedreceive01-11", () -> timedreceiveOnEmpty(Deadline.TOO_MANY_NANOS));
        CASES.put("LTP-mq_timedreceive01-13", ConformanceBindingTest::signalEndsTimedreceive);
        CASES.put("OPTS-mq_open-7-2", ConformanceBindingTest::readerInAnotherProcessOnlyReads);
        CASES.put("OPTS-mq_open-7-3", ConformanceBindingTest::readOnlyTwice);
        CASES.put("OPTS-mq_open-8-1", ConformanceBindingTest::writeOnlyTwice);
        CASES.put("OPTS-mq_open-6-1s", ConformanceBindingTest::bothAccessModesAreInvalid);
        CASES.put("OPTS-mq_close-1-1", () -> TestQueue.create().close());
        CASES.put("OPTS-mq_close-3-1", ConformanceBindingTest::closingTwiceIsHarmless);
        CASES.put(
                "OPTS-mq_close-3-3",
                () -> assertThatThrownBy(() -> new Fd(NEVER_OPENED).close()).isInstanceOf(IllegalStateException.class));
        CASES.put("OPTS-mq_close-4-1", ConformanceBindingTest::notifyOnClosed);
        CASES.put("OPTS-mq_getattr-2-2", ConformanceBindingTest::flagIsSet);
        CASES.put("OPTS-mq_setattr-1-1", ConformanceBindingTest::flagIsSet);
        CASES.put("OPTS-mq_setattr-1-2", ConformanceBindingTest::setattrIgnoresTheRest);
        CASES.put("OPTS-mq_setattr-2-1", ConformanceBindingTest::setattrGivesTheOld);
        CASES.put("OPTS-mq_notify-3-1", ConformanceBindingTest::nullUnregisters);
        CASES.put("OPTS-mq_notify-8-1", () -> notifyFails(NEVER_OPENED));
        CASES.put("OPTS-mq_send-9-1", () -> sendOnTheNextDescriptor(Deadline.NONE));
        CASES.put("OPTS-mq_send-11-1", () -> assertSend(NEVER_OPENED, Deadline.NONE, Errno.EBADF));
        CASES.put("OPTS-mq_send-11-2", ConformanceBindingTest::sendOnReadOnly);
        CASES.put("OPTS-mq_timedsend-9-1", () -> sendOnTheNextDescriptor(Deadline.SOON));
        CASES.put("OPTS-mq_timedsend-11-1", () -> timedsendOn(NEVER_OPENED));
        CASES.put("OPTS-mq_timedsend-18-2s", ConformanceBindingTest::negativeNanosWithRoom);
        CASES.put("OPTS-mq_receive-11-1", () -> assertReceive(NEVER_OPENED, 64, Deadline.NONE, Errno.EBADF));
        CASES.put("OPTS-mq_receive-11-2", ConformanceBindingTest::receiveOnWriteOnly);
        CASES.put("OPTS-mq_receive-12-1", () -> smallBuffer(Deadline.NONE));
        CASES.put("OPTS-mq_timedreceive-2-1", () -> smallBuffer(Deadline.SOON));
        CASES.put("OPTS-mq_timedreceive-15-1", () -> smallBuffer(Deadline.SOON));
        CASES.put("OPTS-mq_timedreceive-17-1", () -> timedreceiveOnEmpty(Deadline.NEGATIVE_NANOS));
        CASES.put("OPTS-mq_timedreceive-17-2", () -> timedreceiveOnEmpty(Deadline.TOO_MANY_NANOS));
        CASES.put("OPTS-mq_timedreceive-10-2s", ConformanceBindingTest::negativeNanosWithAMessage);
    }

    static Stream<Arguments> rows() throws Exception {
        InputStream table = ConformanceBindingTest.class.getResourceAsStream("/conformance.tsv");
        String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> row[6].contains("binding"))
                .map(row -> Arguments.of(row[0], row[4], row[5]));
    }

    @ParameterizedTest(name = "{0}: {1}: {2}")
    @MethodSource("rows")
    void theKernelAnswersAsTheTableSays(String id, String action, String expected) throws Exception {
        Case row = CASES.get(id);
        if (row == null) {
            fail("no case for " + id + ": " + action + " gives " + expected);
        } else {
            row.run();
        }
    }

    @Test
    void noCaseIsWithoutItsRow() throws Exception {
        assertThat(rows().map(row -> row.get()[0])).containsAll(CASES.keySet());
    }

    private static void assertSend(int mqd, Deadline deadline, Errno expected) {
        assertThat(RawQueue.send(mqd, deadline)).isEqualTo(expected);
    }

    private static void assertReceive(int mqd, int capacity, Deadline deadline, Errno expected) {
        assertThat(RawQueue.receive(mqd, capacity, deadline)).isEqualTo(expected);
    }

    private static int number(TestQueue own) {
        return own.queue().fd().number();
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

    private static void timedsendOn(int mqd) {
        assertSend(mqd, Deadline.SOON, Errno.EBADF);
    }

    private static void timedsendOnFull(Deadline deadline) throws Exception {
        try (TestQueue own = TestQueue.create().fill()) {
            assertSend(number(own), deadline, Errno.EINVAL);
        }
    }

    private static void timedreceiveOnEmpty(Deadline deadline) throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertReceive(number(own), 64, deadline, Errno.EINVAL);
        }
    }

    private static void signalEndsTimedsend() throws Exception {
        try (TestQueue own = TestQueue.create().fill()) {
            assertThat(RawQueue.interrupted(() -> RawQueue.send(number(own), Deadline.LATE)))
                    .isEqualTo(Errno.EINTR);
        }
    }

    private static void signalEndsTimedreceive() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThat(RawQueue.interrupted(() -> RawQueue.receive(number(own), 64, Deadline.LATE)))
                    .isEqualTo(Errno.EINTR);
        }
    }

    private static void bufferIsComparedWithMsgsize() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(0, new byte[0]));
            assertReceive(number(own), 63, Deadline.SOON, Errno.EMSGSIZE);
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }

    private static void rootDirectoryIsNoQueue() throws Exception {
        try (Directory root = Directory.open("/")) {
            assertReceive(root.fd().number(), 64, Deadline.SOON, Errno.EBADF);
        }
    }

    private static final String READER = """
            #include <errno.h>
            #include <mqueue.h>
            #include <stdio.h>
            int main(int argc, char **argv) {
                char buffer[64];
                mqd_t q = mq_open(argv[1], O_RDONLY);
                printf("%d\\n", (int) mq_receive(q, buffer, sizeof buffer, 0));
                printf("%d\\n", mq_send(q, buffer, 1, 0) == -1 ? errno : 0);
                return 0;
            }
            """;

    private static void readerInAnotherProcessOnlyReads() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(0, new byte[7]));
            assertThat(CProgram.of(READER).run(RawQueue.text(own.name())))
                    .containsExactly("7", Integer.toString(Errno.EBADF.number()));
        }
    }

    private static void readOnlyTwice() throws Exception {
        QueueName name = TestQueue.uniqueName();
        QueueOpen reading = QueueOpen.of(name).access(Access.READ);
        try (MessageQueue first = reading.create(0600).capacity(1, 1).open();
                MessageQueue second = reading.open()) {
            assertThat(second.key()).isEqualTo(first.key());
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    private static void writeOnlyTwice() throws Exception {
        QueueName name = TestQueue.uniqueName();
        QueueOpen writing = QueueOpen.of(name).access(Access.WRITE);
        try (MessageQueue first = writing.create(0600).capacity(2, 1).open();
                MessageQueue second = writing.open()) {
            for (MessageQueue queue : new MessageQueue[] {first, second}) {
                queue.send(new Message(0, new byte[1]));
                assertReceive(queue.fd().number(), 1, Deadline.NONE, Errno.EBADF);
            }
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    private static void bothAccessModesAreInvalid() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThatThrownBy(() -> Mq.open(own.name().bytes(), Mq.O_CREAT | Mq.O_RDWR | Mq.O_WRONLY, 0600, 0)
                            .close())
                    .hasMessageContaining("mq_open: EINVAL");
        }
    }

    private static void closingTwiceIsHarmless() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            MessageQueue first = own.reopen();
            first.close();
            try (MessageQueue reusesTheNumber = own.reopen()) {
                first.close();
                assertThat(reusesTheNumber.attributes().maxmsg()).isEqualTo(10);
            }
            assertThatThrownBy(first::attributes).hasMessageContaining("EBADF");
        }
    }

    private static void notifyOnClosed() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            MessageQueue closed = own.reopen();
            closed.close();
            assertThatThrownBy(() -> closed.fd().enter("mq_notify")).hasMessageContaining("mq_notify: EBADF");
        }
    }

    private static void flagIsSet() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            RawQueue.setattr(number(own), new QueueAttributes(Mq.O_NONBLOCK, 0, 0, 0));
            assertThat(own.queue().attributes().nonBlocking()).isTrue();
        }
    }

    private static void setattrIgnoresTheRest() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            RawQueue.setattr(number(own), new QueueAttributes(0, 3, 5, 7));
            assertThat(own.queue().attributes()).isEqualTo(new QueueAttributes(0, 10, 64, 0));
        }
    }

    private static void setattrGivesTheOld() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(0, new byte[1]));
            QueueAttributes before = own.queue().attributes();
            assertThat(own.queue().nonBlocking(true)).isEqualTo(before);
        }
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

    private static void sendOnTheNextDescriptor(Deadline deadline) throws Exception {
        try (TestQueue own = TestQueue.create()) {
            int unused;
            try (MessageQueue other = own.reopen()) {
                unused = other.fd().number();
            }
            assertSend(unused, deadline, Errno.EBADF);
            own.queue().nonBlocking(true);
            assertReceive(number(own), 64, Deadline.NONE, Errno.EAGAIN);
        }
    }

    private static void sendOnReadOnly() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageQueue reader =
                        QueueOpen.of(own.name()).access(Access.READ).open()) {
            assertSend(reader.fd().number(), Deadline.NONE, Errno.EBADF);
        }
    }

    private static void receiveOnWriteOnly() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageQueue writer =
                        QueueOpen.of(own.name()).access(Access.WRITE).open()) {
            assertReceive(writer.fd().number(), 64, Deadline.NONE, Errno.EBADF);
        }
    }

    private static void smallBuffer(Deadline deadline) throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertReceive(number(own), 20, deadline, Errno.EMSGSIZE);
        }
    }

    private static void negativeNanosWithRoom() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertSend(number(own), Deadline.NEGATIVE_NANOS, Errno.EINVAL);
        }
    }

    private static void negativeNanosWithAMessage() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(0, new byte[1]));
            assertReceive(number(own), 64, Deadline.NEGATIVE_NANOS, Errno.EINVAL);
        }
    }
}
