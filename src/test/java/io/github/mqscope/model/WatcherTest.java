package io.github.mqscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Process;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatcherTest {
    private static final String PEER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            #include <string.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                char buf[64];
                mqd_t q = mq_open(argv[1], O_RDWR);
                if (!strcmp(argv[2], "busy"))
                    for (;;) { mq_send(q, "x", 1, 0); mq_receive(q, buf, sizeof buf, NULL); }
                for (;;) {
                    if (!strcmp(argv[2], "send")) mq_send(q, "hello", 5, 7);
                    if (!strcmp(argv[2], "receive")) mq_receive(q, buf, sizeof buf, NULL);
                }
            }
            """;
    private static final Message ONE = new Message(0, new byte[1]);

    private static Peer peer(TestQueue queue, String act) throws IOException {
        return CProgram.of(PEER).start(new String(queue.name().bytes(), StandardCharsets.US_ASCII), act);
    }

    @Test
    void theDepthFollowsSendsAndReceives() throws Exception {
        try (TestQueue queue = TestQueue.create(3, 64);
                Watching watching = Watching.of(queue.name())) {
            queue.queue().send(ONE);
            QueueState one = watching.await(queue.name(), "one message", q -> q.depth() == 1);
            assertThat(one.status().orElseThrow().qsize()).isEqualTo(1);
            assertThat(one.fill()).isEqualTo(1 / 3.0);
            queue.queue().receive();
            watching.await(queue.name(), "no message", q -> q.depth() == 0);
            assertThat(queue.queue().attributes().curmsgs()).isZero();
        }
    }

    @Test
    void nothingIsConsumed() throws Exception {
        try (TestQueue queue = TestQueue.create(3, 64);
                Watching watching = Watching.of(queue.name())) {
            queue.fill();
            watching.await(queue.name(), "three messages", q -> q.depth() == 3);
            int seen = watching.published.get();
            Await.until("more snapshots", () -> watching.published.get() > seen + 3);
            assertThat(queue.queue().attributes().curmsgs()).isEqualTo(3);
        }
    }

    @Test
    void fullAndEmptyAreEventsAndRegisteringIsNone() throws Exception {
        try (TestQueue queue = TestQueue.create(2, 64);
                Watching watching = Watching.of(queue.name())) {
            watching.await(queue.name(), "the empty queue", q -> q.depth() == 0);
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY)).isEmpty();
            queue.queue().send(ONE);
            watching.awaitEvent(queue.name(), LoopEvent.Kind.READY);
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY))
                    .first()
                    .extracting(LoopEvent::detail)
                    .isEqualTo("1 of 2 messages (+1)");
            queue.queue().send(ONE);
            watching.awaitEvent(queue.name(), LoopEvent.Kind.FULL);
            queue.queue().receive();
            queue.queue().receive();
            watching.awaitEvent(queue.name(), LoopEvent.Kind.EMPTY);
        }
    }

    @Test
    void aChangeThatTheTimerSawFirstIsAnEventAllTheSame() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 64);
                Watching watching = Watching.of(queue.name())) {
            Await.until("a second refresh", () -> watching.published.get() > 1);
            watching.whileRefreshWaits(() -> queue.queue().send(ONE));
            watching.awaitEvent(queue.name(), LoopEvent.Kind.FULL);
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY))
                    .extracting(LoopEvent::detail)
                    .containsExactly("1 of 1 messages (+1)");
        }
    }

    @Test
    void seesAQueueComeAndGoAndOneThatTakesItsNameAsAnother() throws Exception {
        Requires.capSysAdmin();
        QueueName name = TestQueue.uniqueName();
        try (Watching watching = Watching.of(name)) {
            QueueKey first;
            try (TestQueue queue = TestQueue.create(name, 1, 8)) {
                first = queue.queue().key();
                assertThat(watching.await(name, "the queue", q -> true).key()).isEqualTo(first);
                QueueOpen.unlink(name);
                watching.awaitGone(first);
            }
            try (TestQueue queue = TestQueue.create(name, 1, 8)) {
                QueueState second = watching.await(name, "its successor", q -> true);
                assertThat(second.key())
                        .isNotEqualTo(first)
                        .isEqualTo(queue.queue().key());
            }
            Await.until(
                    "both are gone",
                    () -> watching.events(name, LoopEvent.Kind.DELETED).size() == 2);
            assertThat(watching.events(name, LoopEvent.Kind.CREATED)).hasSize(2);
        }
    }

    @Test
    void aChangeOfModeIsAnEvent() throws Exception {
        Requires.root();
        Requires.capSysAdmin();
        try (TestQueue queue = TestQueue.create(1, 8);
                Watching watching = Watching.of(queue.name())) {
            chmod(queue, "rw-r-----");
            watching.await(queue.name(), "the new mode", q -> q.mode() == 0640);
            watching.awaitEvent(queue.name(), LoopEvent.Kind.ATTRIB);
        }
    }

    @Test
    void aThousandQueuesLeaveNoDescriptorBehind() throws Exception {
        QueueName name = TestQueue.uniqueName();
        try (Watching watching = Watching.of(name)) {
            long before = descriptors();
            for (int i = 0; i < 1000; i++) {
                TestQueue.create(name, 1, 8).close();
            }
            try (TestQueue last = TestQueue.create(name, 1, 8)) {
                watching.await(name, "the last", q -> q.key().equals(keyOf(last)));
            }
            Await.until("none is left", () -> watching.find(name).isEmpty());
            Await.until("descriptors as before", () -> descriptors() <= before);
        }
    }

    private static QueueKey keyOf(TestQueue queue) {
        try {
            return queue.queue().key();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long descriptors() throws IOException {
        try (var fds = Files.list(Path.of("/proc/self/fd"))) {
            return fds.count();
        }
    }

    @Test
    void closingLeavesNoDescriptorBehind() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 8)) {
            Watching.of(queue.name()).close();
            long before = descriptors();
            for (int i = 0; i < 20; i++) {
                Watching.of(queue.name()).close();
            }
            Await.until("descriptors as before", () -> descriptors() <= before);
        }
    }

    @Test
    void aBusyQueueIsSampledUntilItIsCalm() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Watching watching = Watching.of(queue.name())) {
            try (Peer busy = peer(queue, "busy")) {
                watching.await(queue.name(), "it is sampled", QueueState::sampled);
                long cpu = watching.cpuNanos();
                Instant start = Instant.now();
                Await.until("a second of it", () -> Instant.now().isAfter(start.plusSeconds(1)));
                long cost = watching.cpuNanos() - cpu;
                System.out.printf("a busy queue costs the loop %.1f ms of CPU a second%n", cost / 1e6);
                assertThat(cost).isLessThan(150_000_000L);
                assertThat(busy.pid()).isPositive();
            }
            watching.await(queue.name(), "it is calm again", q -> !q.sampled());
            long depth = queue.queue().attributes().curmsgs();
            queue.queue().send(ONE);
            watching.await(queue.name(), "each change is seen again", q -> q.depth() == depth + 1);
        }
    }

    @Test
    void showsWhoHoldsAQueueAndWhoWaitsOnIt() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 64);
                Watching watching = Watching.of(queue.name())) {
            try (Peer sender = peer(queue, "send")) {
                sender.awaitBlocked();
                QueueState state = watching.await(
                        queue.name(), "the sender", q -> !q.blockedSenders().isEmpty());
                assertThat(state.blockedSenders()).singleElement().satisfies(thread -> {
                    assertThat(thread.pid()).isEqualTo((int) sender.pid());
                    assertThat(thread.priority()).isEqualTo(7);
                });
                assertThat(state.openers())
                        .singleElement()
                        .satisfies(opener -> assertThat(opener.pid()).isEqualTo((int) sender.pid()));
            }
            watching.await(queue.name(), "nobody waits", q -> q.blocked().isEmpty());
            assertThat(watching.events(queue.name(), LoopEvent.Kind.BLOCKED))
                    .extracting(LoopEvent::detail)
                    .satisfiesExactly(
                            detail -> assertThat(detail).contains("waits to send 5 bytes with priority 7"),
                            detail -> assertThat(detail).contains("waits no more"));
        }
    }

    @Test
    void aHandOverToAWaitingReceiverIsNoEventAndMovesOnlyTheTimeOfLastUse() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 64);
                Watching watching = Watching.of(queue.name());
                Peer receiver = peer(queue, "receive")) {
            receiver.awaitBlocked();
            QueueState before = watching.await(
                    queue.name(), "the receiver", q -> !q.blockedReceivers().isEmpty());
            Await.until("the next second", () -> Instant.now().getEpochSecond() > before.mtimeSeconds() + 1);
            queue.queue().send(ONE);
            watching.await(queue.name(), "its time moved", q -> q.mtimeSeconds() > before.mtimeSeconds());
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY)).isEmpty();
        }
    }

    @Test
    void aQueueThatDidNotChangeIsTheSameObjectInTheNextSnapshot() throws Exception {
        try (TestQueue busy = TestQueue.create(3, 64);
                TestQueue idle = TestQueue.create(3, 64);
                Watching watching = Watching.of(busy.name(), idle.name())) {
            int first = watching.published.get();
            Await.until("it has settled", () -> watching.published.get() > first + 10);
            QueueState before = watching.find(idle.name()).orElseThrow();
            busy.queue().send(ONE);
            watching.await(busy.name(), "the other changed", q -> q.depth() == 1);
            assertThat(watching.find(idle.name())).containsSame(before);
        }
    }

    @Test
    void aBurstIsPublishedNoMoreThanTwentyTimesASecond() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Watching watching = new Watching(new WatchOptions(List.of(queue.name()), Duration.ofMinutes(1)))) {
            Instant start = Instant.now();
            int before = watching.published.get();
            try (MessageQueue own = queue.reopen()) {
                Await.until("a second of it", () -> {
                    own.send(ONE);
                    own.receive();
                    return Instant.now().isAfter(start.plusSeconds(1));
                });
            }
            long millis = Duration.between(start, Instant.now()).toMillis();
            assertThat(watching.published.get() - before).isBetween(3, (int) (millis / 50) + 3);
        }
    }

    /// Watches a queue of mode 0000, then 0200, then 0600, and prints what each shows.
    public static final class Hidden {
        private Hidden() {}

        public static void main(String[] arguments) throws Exception {
            try (TestQueue queue = TestQueue.create(1, 8)) {
                chmod(queue, "---------");
                try (Watching watching = Watching.of(queue.name())) {
                    print(watching.await(queue.name(), "0000", q -> q.hidden().isPresent()));
                    chmod(queue, "-w-------");
                    print(watching.await(queue.name(), "0200", q -> q.mode() == 0200 && q.depth() == 0));
                    chmod(queue, "rw-------");
                    print(watching.await(queue.name(), "0600", q -> q.hidden().isEmpty()));
                }
            }
        }

        private static void print(QueueState q) {
            System.out.println(q.mode() + " " + q.depth() + " " + q.status().isPresent() + " "
                    + q.hidden().map(QueueFailure::meaning).orElse("open"));
        }
    }

    private static void chmod(TestQueue queue, String mode) throws IOException {
        Path file = Path.of("/proc/self/fd/" + queue.queue().fd().number());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void aQueueThatMayNotBeOpenedIsListedAndOpenedWhenItMay() throws Exception {
        Requires.root();
        Requires.capSysAdmin();
        Requires.tool("setpriv");
        List<String> wrapper = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
        try (Peer peer = JavaProgram.start(wrapper, Hidden.class)) {
            String why = "the queue's mode does not let you read it";
            assertThat(peer.lines()).containsExactly("0 -1 false " + why, "128 0 false " + why, "384 0 true open");
        }
    }

    /// Watches a queue by its name where queues cannot be listed, and prints what it shows.
    public static final class NamesOnly {
        private NamesOnly() {}

        public static void main(String[] arguments) throws Exception {
            QueueName name = TestQueue.uniqueName();
            try (Watching watching = Watching.of(name)) {
                System.out.println(watching.latest().visibility() instanceof Visibility.NamesOnly);
                for (int i = 1; i <= 2; i++) {
                    try (TestQueue queue = TestQueue.create(name, 1, 8)) {
                        watching.await(name, "it is found", q -> q.key().equals(keyOf(queue)));
                        queue.queue().send(ONE);
                        watching.await(name, "its depth", q -> q.depth() == 1);
                    }
                    Await.until("it is gone", () -> watching.find(name).isEmpty());
                    System.out.println("seen " + i);
                }
            }
        }
    }

    @Test
    void withoutAMountTheNamesGivenAreWatched() throws Exception {
        Requires.root();
        Requires.tool("setpriv");
        assumeTrue(!Files.readString(Path.of("/proc/self/mountinfo")).contains(" - mqueue "), "needs no mount");
        List<String> wrapper = List.of("setpriv", "--bounding-set=-sys_admin");
        try (Peer peer = JavaProgram.start(wrapper, NamesOnly.class)) {
            assertThat(peer.lines()).containsExactly("true", "seen 1", "seen 2");
        }
    }

    /// Prints when it cannot list queues, and when it can.
    public static final class MountedLater {
        private MountedLater() {}

        public static void main(String[] arguments) throws Exception {
            try (TestQueue queue = TestQueue.create(1, 8);
                    Watching watching = new Watching(WatchOptions.ALL)) {
                System.out.println(watching.latest().visibility() instanceof Visibility.NamesOnly);
                Await.until("it is listed", () -> watching.latest().visibility() instanceof Visibility.Listed);
                QueueState state = watching.await(queue.name(), "the queue", q -> q.depth() == 0);
                System.out.println(state.key().equals(queue.queue().key()));
            }
        }
    }

    @Test
    void aMountThatComesLaterIsTakenUp(@TempDir Path directory) throws Exception {
        Requires.root();
        Requires.tool("setpriv");
        assumeTrue(!Files.readString(Path.of("/proc/self/mountinfo")).contains(" - mqueue "), "needs no mount");
        String mounts = "until [ -e \"$0/go\" ]; do sleep 0.05; done; mount -t mqueue none \"$0\"";
        String shell = "(" + mounts + ") >&2 & exec setpriv --bounding-set=-sys_admin \"$@\"";
        List<String> wrapper = List.of("unshare", "-im", "sh", "-c", shell, directory.toString());
        try (Peer peer = JavaProgram.start(wrapper, MountedLater.class)) {
            assertThat(peer.line()).isEqualTo("true");
            Files.createFile(directory.resolve("go"));
            assertThat(peer.lines()).containsExactly("true");
        }
    }

    /// Creates 256 queues, lets them idle and prints what the loop's thread cost in a second.
    public static final class Idle {
        private Idle() {}

        public static void main(String[] arguments) throws Exception {
            List<TestQueue> queues = new ArrayList<>();
            try {
                for (int i = 0; i < 256; i++) {
                    queues.add(TestQueue.create(10, 8));
                }
                try (Watching watching = new Watching(WatchOptions.ALL)) {
                    Await.until("it has settled", () -> watching.published.get() > 2);
                    long cpu = watching.cpuNanos();
                    int first = watching.published.get();
                    Await.until("five refreshes", () -> watching.published.get() >= first + 5);
                    System.out.println((watching.cpuNanos() - cpu) / 5 + " "
                            + watching.latest().queues().size());
                }
            } finally {
                for (TestQueue queue : queues) {
                    queue.close();
                }
            }
        }
    }

    @Test
    void idleQueuesCostNextToNothing() throws Exception {
        Requires.privateNamespace();
        List<String> wrapper = List.of("unshare", Process.euid() == 0 ? "-im" : "-Urim");
        try (Peer idle = JavaProgram.start(wrapper, Idle.class)) {
            String[] words = idle.line().split(" ");
            System.out.printf(
                    "256 idle queues cost the loop %.2f ms of CPU a second%n", Long.parseLong(words[0]) / 1e6);
            assertThat(words[1]).isEqualTo("256");
            assertThat(Long.parseLong(words[0])).isLessThan(60_000_000L);
            assertThat(idle.exitStatus()).isZero();
        }
    }

    @Test
    void theOwnersBudgetIsTheSumOfTheCosts() throws Exception {
        try (TestQueue one = TestQueue.create(3, 64);
                TestQueue two = TestQueue.create(1, 8);
                Watching watching = Watching.of(one.name(), two.name())) {
            watching.await(two.name(), "the queues", q -> true);
            long cost =
                    one.queue().attributes().cost() + two.queue().attributes().cost();
            assertThat(watching.latest().budgets()).singleElement().satisfies(budget -> {
                assertThat(budget.uid()).isEqualTo(Process.euid());
                assertThat(budget.used()).isEqualTo(cost);
                assertThat(budget.queues()).isEqualTo(2);
            });
        }
    }
}
