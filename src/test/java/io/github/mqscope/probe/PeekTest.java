package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.mqueue.Access;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeekTest {
    /// usage: NAME send PRIORITY TEXT | NAME receive | NAME notify; a nice value may follow.
    private static final String PEER = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                char buffer[8192];
                mqd_t q = mq_open(argv[1], O_RDWR);
                prctl(PR_SET_NAME, argv[2]);
                if (!strcmp(argv[2], "send")) {
                    if (argc > 5) nice(atoi(argv[5]));
                    return mq_send(q, argv[4], strlen(argv[4]), atoi(argv[3])) != 0;
                }
                if (!strcmp(argv[2], "notify")) {
                    struct sigevent by = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 3 };
                    signal(SIGRTMIN + 3, SIG_IGN);
                    printf("%d\\n", mq_notify(q, &by));
                    fflush(stdout);
                    pause();
                }
                return mq_receive(q, buffer, sizeof buffer, 0) < 0;
            }
            """;

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

    private static Peek peek;

    private TestQueue queue;

    @BeforeAll
    static void load() {
        Requires.bpf();
        peek = Probes.ready();
    }

    @AfterAll
    static void unload() {
        if (peek != null) {
            peek.close();
        }
    }

    @BeforeEach
    void create() throws QueueException {
        queue = TestQueue.create();
    }

    @AfterEach
    void remove() throws QueueException {
        queue.close();
    }

    private static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(StandardCharsets.UTF_8));
    }

    private Contents contents() throws QueueException {
        return peek.contents(queue.queue(), PeekRequest.all(256));
    }

    private List<String> texts(Contents contents) {
        return contents.messages().stream()
                .map(m -> m.priority() + " " + new String(m.preview(), StandardCharsets.UTF_8))
                .toList();
    }

    private Peer peer(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = queue.name().toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CProgram.of(PEER).start(all);
    }

    @Test
    void anEmptyQueueShowsNoMessages() throws Exception {
        Contents contents = contents();
        assertThat(contents.settled()).isTrue();
        assertThat(contents.looks()).isEqualTo(2);
        assertThat(contents.maxmsg()).isEqualTo(TestQueue.MAXMSG);
        assertThat(contents.msgsize()).isEqualTo(TestQueue.MSGSIZE);
        assertThat(contents.curmsgs()).isZero();
        assertThat(contents.messages()).isEmpty();
        assertThat(contents.senders()).isEmpty();
        assertThat(contents.receivers()).isEmpty();
        assertThat(contents.registration()).isEmpty();
    }

    @Test
    void messagesComeInReceiveOrder() throws Exception {
        queue.queue().send(message(3, "three"));
        queue.queue().send(message(9, "nine"));
        queue.queue().send(message(3, "three again"));
        queue.queue().send(message(0, ""));
        queue.queue().send(message(32767, "first of all"));
        Contents contents = contents();
        assertThat(texts(contents)).containsExactly("32767 first of all", "9 nine", "3 three", "3 three again", "0 ");
        assertThat(contents.messages()).extracting(PeekedMessage::index).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(contents.messages()).allMatch(PeekedMessage::isWhole);
        assertThat(contents.qsize()).isEqualTo(32);
        assertThat(contents.settled()).isTrue();
    }

    @Test
    void nothingIsTakenAndNoTimeChanges() throws Exception {
        queue.queue().send(message(1, "stays"));
        Map<String, Object> before = times();
        for (int i = 0; i < 100; i++) {
            assertThat(contents().messages()).hasSize(1);
        }
        assertThat(times()).isEqualTo(before);
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(1);
        assertThat(queue.queue().receive()).isEqualTo(message(1, "stays"));
    }

    private Map<String, Object> times() throws Exception {
        Path file = Path.of("/proc/self/fd/" + queue.queue().fd().number());
        return Files.readAttributes(file, "unix:lastAccessTime,lastModifiedTime,ctime");
    }

    @Test
    void aPageOfThemIsShown() throws Exception {
        for (int i = 0; i < 10; i++) {
            queue.queue().send(message(i, "number " + i));
        }
        Contents page = peek.contents(queue.queue(), new PeekRequest(4, 3, 8));
        assertThat(texts(page)).containsExactly("5 number 5", "4 number 4", "3 number 3");
        assertThat(page.messages()).extracting(PeekedMessage::index).containsExactly(4L, 5L, 6L);
        assertThat(page.curmsgs()).isEqualTo(10);
        assertThat(page.settled()).isTrue();
        assertThat(peek.contents(queue.queue(), new PeekRequest(10, 3, 8)).messages())
                .isEmpty();
        assertThat(peek.contents(queue.queue(), PeekRequest.none()).messages()).isEmpty();
    }

    @Test
    void aPreviewIsCutAndTheBodyReadOnDemand() throws Exception {
        queue.queue().send(message(1, "other"));
        queue.queue().send(message(1, "a body longer than its preview"));
        PeekedMessage cut = peek.contents(queue.queue(), new PeekRequest(1, 1, 6))
                .messages()
                .getFirst();
        assertThat(cut.isWhole()).isFalse();
        assertThat(cut.size()).isEqualTo(30);
        assertThat(cut.preview()).isEqualTo("a body".getBytes(StandardCharsets.UTF_8));
        assertThat(peek.body(queue.queue(), cut)).contains(message(1, "a body longer than its preview"));
        queue.queue().receive();
        assertThat(peek.body(queue.queue(), cut)).as("moved up").contains(message(1, "a body longer than its preview"));
        queue.queue().receive();
        assertThat(peek.body(queue.queue(), cut)).as("gone").isEmpty();
    }

    @Test
    void aLongBodyIsReadInPieces() throws Exception {
        byte[] body = new byte[8192];
        new Random(7).nextBytes(body);
        try (TestQueue wide = TestQueue.create(1, 8192);
                Peek inPieces = new Peek(PeekProgram.load(), 1000, 1 << 20)) {
            wide.queue().send(new Message(1, body));
            PeekedMessage cut = inPieces.contents(wide.queue(), PeekRequest.all(10))
                    .messages()
                    .getFirst();
            assertThat(inPieces.body(wide.queue(), cut)).contains(new Message(1, body));
        }
    }

    @Test
    void moreThanTheWindowHoldsComesPageByPage() throws Exception {
        queue.fill();
        int twoMessages = Page.HEADER + 2 * (Page.RECORD + 8);
        try (Peek narrow = new Peek(PeekProgram.load(), 8, twoMessages)) {
            Contents contents = narrow.contents(queue.queue(), PeekRequest.all(64));
            assertThat(contents)
                    .usingRecursiveComparison()
                    .ignoringFields("looks")
                    .isEqualTo(withIdentities(contents));
            assertThat(contents.looks()).isEqualTo(10);
            assertThat(narrow.contents(queue.queue(), new PeekRequest(3, 5, 64)).messages())
                    .isEqualTo(contents.messages().subList(3, 8));
        }
    }

    // The same queue seen at once, with the identities that another loaded program gives the same messages.
    private Contents withIdentities(Contents other) throws Exception {
        Contents all = contents();
        List<PeekedMessage> messages = new ArrayList<>();
        for (PeekedMessage m : all.messages()) {
            long identity = other.messages().get((int) m.index()).identity();
            messages.add(new PeekedMessage(m.index(), m.priority(), m.size(), identity, m.preview()));
        }
        return new Contents(
                all.maxmsg(),
                all.msgsize(),
                all.curmsgs(),
                all.qsize(),
                messages,
                all.senders(),
                all.receivers(),
                all.waitingSenders(),
                all.waitingReceivers(),
                all.registration(),
                all.waitersKnown(),
                all.settled(),
                all.looks());
    }

    @Test
    void anotherMessageAtTheSamePlaceHasAnotherIdentity() throws Exception {
        queue.queue().send(message(1, "one"));
        PeekedMessage one = contents().messages().getFirst();
        assertThat(contents().messages().getFirst()).isEqualTo(one);
        queue.queue().receive();
        queue.queue().send(message(1, "two"));
        assertThat(contents().messages().getFirst().identity()).isNotEqualTo(one.identity());
    }

    @Test
    void blockedSendersAreListedInTheOrderTheyWillBeServed() throws Exception {
        queue.fill();
        try (Peer patient = peer("send", "7", "patient", "5");
                Peer eager = peer("send", "2", "eager!", "0")) {
            patient.awaitBlocked();
            eager.awaitBlocked();
            Contents contents = contents();
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
            Contents contents = contents();
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
            Contents contents = contents();
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
                assertThat(contents().registration()).contains(new Registration((int) registered.pid(), 0, 37));
            }
            assertThat(queue.queue().status().notifyPid()).isEqualTo((int) registered.pid());
        }
    }

    @Test
    void aDescriptorForSendingOnlyIsRefused() throws Exception {
        try (MessageQueue writer =
                QueueOpen.of(queue.name()).access(Access.WRITE).open()) {
            assertThatThrownBy(() -> peek.contents(writer, PeekRequest.all(64)))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure()).isInstanceOf(QueueFailure.WrongDescriptor.class))
                    .hasMessageContaining("not open for receiving");
        }
    }

    @Test
    void aClosedQueueIsRefused() throws Exception {
        MessageQueue closed = queue.reopen();
        closed.close();
        assertThatThrownBy(() -> peek.contents(closed, PeekRequest.all(64))).isInstanceOf(QueueException.class);
    }

    @Test
    void anUnlinkedQueueIsStillSeenThroughItsDescriptor() throws Exception {
        queue.queue().send(message(4, "orphan"));
        QueueOpen.unlink(queue.name());
        assertThat(texts(contents())).containsExactly("4 orphan");
    }
}
