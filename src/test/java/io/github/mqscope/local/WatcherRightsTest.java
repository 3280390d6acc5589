package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a watcher sees that may not open, list or mount.
class WatcherRightsTest extends WatcherCase {
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

    @Test
    void aQueueThatMayNotBeOpenedIsListedAndOpenedWhenItMay() throws Exception {
        Requires.root();
        Requires.capSysAdmin();
        Requires.tool("setpriv");
        List<String> wrapper = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
        try (Peer peer = JavaProgram.start(wrapper, Hidden.class)) {
            String why = ", of uid 0 and gid 0, does not let you read it: you are uid 0, its owner, without the"
                    + " capability that lets root";
            assertThat(peer.lines())
                    .containsExactly(
                            "0 -1 false its mode 0000" + why, "128 0 false its mode 0200" + why, "384 0 true open");
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
}
