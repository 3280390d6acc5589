package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where the kernel tells who holds queues it is asked, and where it does not all is seen as before.
class HolderWalkTest {
    private static final String RECEIVER = """
            #include <mqueue.h>
            #include <fcntl.h>
            int main(int argc, char **argv) {
                char buffer[64];
                return mq_receive(mq_open(argv[1], O_RDONLY), buffer, sizeof buffer, 0) < 0;
            }
            """;

    private TestQueue queue;

    @BeforeEach
    void create() throws Exception {
        queue = TestQueue.create();
    }

    @AfterEach
    void unlink() throws Exception {
        queue.close();
    }

    /// Prints whether there is a walk, who holds a queue and who waits on it.
    static final class Reader {
        private Reader() {}

        static void main(String[] arguments) throws Exception {
            System.out.println("walk " + HolderWalk.once().isPresent());
            QueueInspection one = QueueInspection.of(QueueName.of(arguments[0]));
            one.state().openers().stream()
                    .filter(opener -> opener.access() == Access.READ)
                    .forEach(opener -> System.out.println("holder " + opener.pid()));
            one.state().blocked().forEach(thread -> System.out.println("waits " + thread.tid()));
        }
    }

    private List<String> seen(String... before) throws Exception {
        try (Peer receiver = CProgram.of(RECEIVER).start(queue.name().toString())) {
            receiver.awaitBlocked();
            List<String> words = new ArrayList<>(List.of(before));
            try (Peer reader =
                    JavaProgram.start(words, Reader.class, queue.name().toString())) {
                List<String> lines = reader.lines();
                assertThat(reader.errors()).isEmpty();
                return lines.stream()
                        .map(line -> line.replace(Long.toString(receiver.pid()), "it"))
                        .toList();
            }
        }
    }

    @Test
    void whereTheKernelHasItAllIsSeenByIt() throws Exception {
        Requires.bpf();
        assertThat(seen()).containsExactly("walk true", "holder it", "waits it");
    }

    @Test
    void oneThatTakesLongIsMadeLessOften() throws Exception {
        long[] clock = {0};
        QueueKey key = queue.queue().key();
        HeldQueues told = new HeldQueues(
                List.of(new HeldQueues.Held(key, 7, 3)),
                List.of(new HeldQueues.Waiter(key, 7, 7, false, 0, 0)),
                true,
                true);
        HolderWalk walk = new HolderWalk(
                () -> {
                    clock[0] += Duration.ofMillis(30).toNanos();
                    return told;
                },
                () -> {},
                () -> clock[0]);
        assertThat(walk.now()).contains(told);
        clock[0] = Duration.ofSeconds(1).toNanos();
        assertThat(walk.now()).contains(told.holders()).isNotEqualTo(Optional.of(told));
        clock[0] = Duration.ofSeconds(2).toNanos();
        assertThat(walk.now()).contains(told);
    }

    @Test
    void aWatchAsksTheKernelOnceTheProbeIsThere() throws Exception {
        Requires.bpf();
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Snapshot> latest = new AtomicReference<>();
        EventLoop loop = new EventLoop((what, why) -> {});
        Watcher watcher = new Watcher(loop, WatchOptions.ALL, latest::set, new EventLog());
        try (HolderWalk walk = HolderWalk.load().orElseThrow();
                Peer receiver = CProgram.of(RECEIVER).start(queue.name().toString())) {
            watcher.walkBy(() -> {
                asked.incrementAndGet();
                return walk.now();
            });
            watcher.start();
            Thread thread = Thread.ofPlatform().name("loop").start(loop::run);
            QueueKey key = queue.queue().key();
            Await.until(
                    "the receiver is seen",
                    () -> Optional.ofNullable(latest.get())
                            .flatMap(snapshot -> snapshot.find(key))
                            .filter(state -> state.blocked().stream().anyMatch(b -> b.pid() == receiver.pid()))
                            .isPresent());
            assertThat(asked).hasPositiveValue();
            loop.stop();
            thread.join();
        }
    }

    @Test
    void theWindowsProbeBringsIt() throws Exception {
        Requires.bpf();
        try (LocalSpace space = new LocalSpace((what, why) -> {}, () -> {}, Optional.empty())) {
            LocalProbing probing = (LocalProbing) space.probing();
            assertThat(probing.holders()).isEmpty();
            space.openProbe();
            Await.until("the walk is there", () -> probing.holders().isPresent());
            assertThat(probing.holders().map(HeldQueues::everyone)).contains(Self.euid() == 0);
        }
    }

    @Test
    void whereItIsRefusedAllIsSeenWithoutIt() throws Exception {
        Requires.tool("strace");
        assertThat(seen("strace", "-f", "-o", "/dev/null", "-e", "trace=bpf", "-e", "inject=bpf:error=EINVAL"))
                .containsExactly("walk false", "holder it", "waits it");
    }
}
