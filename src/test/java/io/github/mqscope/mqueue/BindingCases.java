package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.RawQueue.Deadline;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.TestQueue;

/// The rows of `conformance.tsv` that are about the binding, each against the real kernel.
///
/// Where a row needs a queue of 40 messages or of 8192 bytes only as room, the queue here has 10 of 64
/// bytes: all tests share RLIMIT_MSGQUEUE, and msg_max is 10 by default. Where a row interrupts by SIGINT, the
/// signal here is the one we install a handler for; the kernel makes no difference.
public final class BindingCases {
    static final int NEVER_OPENED = Integer.MAX_VALUE - 1;

    private BindingCases() {}

    /// All of them.
    public static ConformanceCases cases() {
        ConformanceCases cases = new ConformanceCases().addAll(NotifyCases.cases());
        sendingAndReceiving(cases);
        descriptors(cases);
        return cases;
    }

    private static void sendingAndReceiving(ConformanceCases cases) {
        cases.add(() -> timedsendOn(-1), "LTP-mq_timedsend01-5");
        cases.add(() -> timedsendOn(NEVER_OPENED), "LTP-mq_timedsend01-6");
        cases.add(() -> timedsendOnFull(Deadline.NEGATIVE_SECONDS), "LTP-mq_timedsend01-10");
        cases.add(() -> timedsendOnFull(Deadline.TOO_MANY_NANOS), "LTP-mq_timedsend01-12");
        cases.add(BindingCases::signalEndsTimedsend, "LTP-mq_timedsend01-14");
        cases.add(BindingCases::bufferIsComparedWithMsgsize, "LTP-mq_timedreceive01-4");
        cases.add(() -> assertReceive(-1, 64, Deadline.SOON, Errno.EBADF), "LTP-mq_timedreceive01-5");
        cases.add(BindingCases::rootDirectoryIsNoQueue, "LTP-mq_timedreceive01-7");
        cases.add(() -> timedreceiveOnEmpty(Deadline.NEGATIVE_SECONDS), "LTP-mq_timedreceive01-9");
        cases.add(() -> timedreceiveOnEmpty(Deadline.TOO_MANY_NANOS), "LTP-mq_timedreceive01-11");
        cases.add(BindingCases::signalEndsTimedreceive, "LTP-mq_timedreceive01-13");
        cases.add(() -> sendOnTheNextDescriptor(Deadline.NONE), "OPTS-mq_send-9-1");
        cases.add(() -> assertSend(NEVER_OPENED, Deadline.NONE, Errno.EBADF), "OPTS-mq_send-11-1");
        cases.add(BindingCases::sendOnReadOnly, "OPTS-mq_send-11-2");
        cases.add(() -> sendOnTheNextDescriptor(Deadline.SOON), "OPTS-mq_timedsend-9-1");
        cases.add(() -> timedsendOn(NEVER_OPENED), "OPTS-mq_timedsend-11-1");
        cases.add(BindingCases::negativeNanosWithRoom, "OPTS-mq_timedsend-18-2s");
        cases.add(() -> assertReceive(NEVER_OPENED, 64, Deadline.NONE, Errno.EBADF), "OPTS-mq_receive-11-1");
        cases.add(BindingCases::receiveOnWriteOnly, "OPTS-mq_receive-11-2");
        cases.add(() -> smallBuffer(Deadline.NONE), "OPTS-mq_receive-12-1");
        cases.add(() -> smallBuffer(Deadline.SOON), "OPTS-mq_timedreceive-2-1");
        cases.add(() -> smallBuffer(Deadline.SOON), "OPTS-mq_timedreceive-15-1");
        cases.add(() -> timedreceiveOnEmpty(Deadline.NEGATIVE_NANOS), "OPTS-mq_timedreceive-17-1");
        cases.add(() -> timedreceiveOnEmpty(Deadline.TOO_MANY_NANOS), "OPTS-mq_timedreceive-17-2");
        cases.add(BindingCases::negativeNanosWithAMessage, "OPTS-mq_timedreceive-10-2s");
    }

    private static void descriptors(ConformanceCases cases) {
        cases.add(BindingCases::readerInAnotherProcessOnlyReads, "OPTS-mq_open-7-2");
        cases.add(BindingCases::readOnlyTwice, "OPTS-mq_open-7-3");
        cases.add(BindingCases::writeOnlyTwice, "OPTS-mq_open-8-1");
        cases.add(BindingCases::bothAccessModesAreInvalid, "OPTS-mq_open-6-1s");
        cases.add(() -> TestQueue.create().close(), "OPTS-mq_close-1-1");
        cases.add(BindingCases::closingTwiceIsHarmless, "OPTS-mq_close-3-1");
        cases.add(
                () -> assertThatThrownBy(() -> new Fd(NEVER_OPENED).close()).isInstanceOf(IllegalStateException.class),
                "OPTS-mq_close-3-3");
        cases.add(BindingCases::notifyOnClosed, "OPTS-mq_close-4-1");
        cases.add(BindingCases::flagIsSet, "OPTS-mq_getattr-2-2");
        cases.add(BindingCases::flagIsSet, "OPTS-mq_setattr-1-1");
        cases.add(BindingCases::setattrIgnoresTheRest, "OPTS-mq_setattr-1-2");
        cases.add(BindingCases::setattrGivesTheOld, "OPTS-mq_setattr-2-1");
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
            assertReceive(root.number(), 64, Deadline.SOON, Errno.EBADF);
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
