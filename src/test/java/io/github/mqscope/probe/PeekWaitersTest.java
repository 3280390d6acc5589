package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.peek.NotifyRegistration;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.peek.WaitingThread;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who waits on a queue, in the order in which they will be served, and who is registered.
class PeekWaitersTest extends PeekCase {
    /// usage: NAME COUNT; so many threads wait to receive.
    private static final String CROWD = """
            #include <mqueue.h>
            #include <pthread.h>
            #include <stdlib.h>
            #include <unistd.h>
            static mqd_t q;
            static void *wait_for_one(void *none) {
                char buffer[8192];
                mq_receive(q, buffer, sizeof buffer, 0);
                return none;
            }
            int main(int argc, char **argv) {
                pthread_t thread;
                pthread_attr_t small;
                pthread_attr_init(&small);
                pthread_attr_setstacksize(&small, 65536);
                q = mq_open(argv[1], O_RDWR);
                for (int i = atoi(argv[2]); i > 0; i--) pthread_create(&thread, &small, wait_for_one, 0);
                pause();
            }
            """;

    @Test
    void blockedSendersAreListedInTheOrderTheyWillBeServed() throws Exception {
        queue.fill();
        try (Peer patient = peer("send", "7", "patient", "5");
                Peer eager = peer("send", "2", "eager!", "0")) {
            patient.awaitBlocked();
            eager.awaitBlocked();
            QueueContents contents = contents();
            assertThat(contents.settled()).isTrue();
            assertThat(contents.waitingSenders()).isEqualTo(2);
            assertThat(contents.receivers()).isEmpty();
            assertThat(contents.senders())
                    .containsExactly(
                            new WaitingThread((int) eager.pid(), (int) eager.pid(), "send", 120, 2, 6),
                            new WaitingThread((int) patient.pid(), (int) patient.pid(), "send", 125, 7, 7));
            assertThat(contents.senders().getLast().scheduling()).isEqualTo("nice 5");
            assertThat(Peer.isBlocked(eager.pid(), eager.pid())).isTrue();
        }
    }

    @Test
    void aBlockedReceiverIsListedAndStaysBlocked() throws Exception {
        try (Peer receiver = peer("receive")) {
            receiver.awaitBlocked();
            QueueContents contents = contents();
            assertThat(contents.receivers())
                    .containsExactly(
                            new WaitingThread((int) receiver.pid(), (int) receiver.pid(), "receive", 120, 0, 0));
            assertThat(contents.waitingReceivers()).isEqualTo(1);
            assertThat(Peer.isBlocked(receiver.pid(), receiver.pid())).isTrue();
            queue.queue().send(message(1, "at last"));
            assertThat(receiver.exitStatus()).isZero();
        }
    }

    @Test
    void moreWaitingThreadsThanAreListedAreCounted() throws Exception {
        try (Peer crowd = CProgram.of(CROWD).start(queue.name().toString(), "300")) {
            Await.until("all wait", () -> contents().waitingReceivers() == 300);
            QueueContents contents = contents();
            assertThat(contents.settled()).isTrue();
            assertThat(contents.receivers())
                    .hasSize(256)
                    .allMatch(w -> w.pid() == crowd.pid() && w.tid() != w.pid())
                    .extracting(WaitingThread::tid)
                    .doesNotHaveDuplicates();
        }
    }

    /// Prints the process numbers of who waits to receive from a queue.
    static final class Onlooker {
        private Onlooker() {}

        static void main(String[] args) throws Exception {
            try (Peek onlooker = Probes.ready();
                    MessageQueue queue = QueueOpen.of(args[0]).open();
                    Peer inside = Peer.start(args[1], args[0], "receive")) {
                Await.until(
                        "both wait",
                        () -> onlooker.contents(queue, PeekRequest.none()).waitingReceivers() == 2);
                onlooker.contents(queue, PeekRequest.none())
                        .receivers()
                        .forEach(w -> System.out.println(w.pid() == inside.pid() ? "inside" : "" + w.pid()));
            }
        }
    }

    @Test
    void processesAreNumberedAsTheirObserverSeesThem() throws Exception {
        Requires.root();
        Requires.tool("unshare");
        try (Peer outside = peer("receive")) {
            outside.awaitBlocked();
            List<String> newPids = List.of("unshare", "--pid", "--fork", "--mount-proc");
            String another = CProgram.of(PEER).executable().toString();
            try (Peer onlooker =
                    JavaProgram.start(newPids, Onlooker.class, queue.name().toString(), another)) {
                assertThat(onlooker.lines()).containsExactly("0", "inside");
            }
        }
    }

    @Test
    void aRegistrationIsShownAndStays() throws Exception {
        try (Peer registered = peer("notify")) {
            assertThat(registered.line()).isEqualTo("0");
            for (int i = 0; i < 3; i++) {
                assertThat(contents().registration()).contains(new NotifyRegistration((int) registered.pid(), 0, 37));
            }
            assertThat(queue.queue().status().notifyPid()).isEqualTo((int) registered.pid());
        }
    }
}
