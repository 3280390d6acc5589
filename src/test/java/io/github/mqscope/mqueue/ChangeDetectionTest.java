package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import org.junit.jupiter.api.Test;

/// What an edge-triggered epoll set sees of a queue, and the two things that it cannot see.
class ChangeDetectionTest {
    private static final int CHANGES = Epoll.EPOLLIN | Epoll.EPOLLOUT | Epoll.EPOLLET;

    private static final String PEER = """
            #include <mqueue.h>
            #include <stdio.h>
            #include <string.h>
            int main(int argc, char **argv) {
                char body[64] = "x";
                int send = !strcmp(argv[2], "send");
                mqd_t q = mq_open(argv[1], O_RDWR);
                long result = send ? mq_send(q, body, 1, 0) : mq_receive(q, body, sizeof body, 0);
                printf("%ld\\n", result);
                return 0;
            }
            """;

    private static Epoll watching(MessageQueue queue) throws Exception {
        Epoll epoll = new Epoll(4);
        epoll.add(queue.fd(), CHANGES, 1);
        epoll.await(0);
        assertThat(epoll.await(0)).as("quiet before the change").isZero();
        return epoll;
    }

    @Test
    void reportsEachInsertAndRemovalOnceAndConsumesNothing() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageQueue watched = own.reopen();
                Epoll epoll = watching(watched)) {
            own.queue().send(new Message(0, new byte[1]));
            assertThat(epoll.await(20_000)).isEqualTo(1);
            assertThat(epoll.events(0) & Epoll.EPOLLIN).isNotZero();
            assertThat(epoll.await(0)).as("the message still lies there").isZero();
            own.queue().receive();
            assertThat(epoll.await(20_000)).isEqualTo(1);
            assertThat(epoll.await(0)).isZero();
        }
    }

    @Test
    void aMessageHandedToABlockedReceiverIsNotSeen() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageQueue watched = own.reopen();
                Peer receiver = CProgram.of(PEER).start(RawQueue.text(own.name()), "receive")) {
            receiver.awaitBlocked();
            try (Epoll epoll = watching(watched)) {
                own.queue().send(new Message(0, new byte[5]));
                assertThat(receiver.line()).isEqualTo("5");
                assertThat(epoll.await(0)).isZero();
                assertThat(watched.attributes().curmsgs()).isZero();
            }
        }
    }

    @Test
    void aReceiveFromAFullQueueWithABlockedSenderIsNotSeen() throws Exception {
        try (TestQueue own = TestQueue.create().fill();
                MessageQueue watched = own.reopen();
                Peer sender = CProgram.of(PEER).start(RawQueue.text(own.name()), "send")) {
            sender.awaitBlocked();
            try (Epoll epoll = watching(watched)) {
                own.queue().receive();
                assertThat(sender.line()).isEqualTo("0");
                assertThat(epoll.await(0)).isZero();
                assertThat(watched.attributes().curmsgs()).isEqualTo(10);
            }
        }
    }
}
