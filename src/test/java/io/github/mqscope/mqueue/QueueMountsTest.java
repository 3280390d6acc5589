package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without the right to mount, in an IPC namespace of its own, where mounts are of this and of another one.
class QueueMountsTest {
    private static final String FOREIGN = "mount -t mqueue none $0/foreign && exec unshare --ipc sh -c '";
    private static final String OWN = "mount -t mqueue none $0/own && ";
    private static final String PROGRAM = "exec setpriv --bounding-set=-all --inh-caps=-all \"$@\"' $0 \"$@\"";

    @TempDir
    private Path directory;

    /// Opens the queue file system, creates a queue, and opens it again, without and with its name.
    public static final class Mounts {
        private Mounts() {}

        public static void main(String[] arguments) throws Exception {
            tell(List.of());
            try (TestQueue queue = TestQueue.create(1, 8)) {
                tell(List.of());
                tell(List.of(queue.name()));
            }
        }

        private static void tell(List<QueueName> known) {
            try (QueueFileSystem files = QueueFileSystem.open(known)) {
                System.out.println(
                        files.names().size() + (files.doubt().isPresent() ? " unproved" : "") + detached(files));
            } catch (QueueException e) {
                System.out.println(e.failure().cause());
            } catch (java.io.IOException e) {
                System.out.println(e);
            }
        }

        private static String detached(QueueFileSystem files) {
            return files.isDetached() ? " detached" : "";
        }
    }

    @BeforeEach
    void mountPoints() throws Exception {
        Requires.tool("setpriv");
        Files.createDirectories(directory.resolve("foreign"));
        Files.createDirectories(directory.resolve("own"));
    }

    private List<String> linesOf(String shell) throws Exception {
        List<String> wrapper = new ArrayList<>(Requires.privateNamespace());
        wrapper.addAll(List.of(shell, directory.toString()));
        try (Peer peer = JavaProgram.start(wrapper, Mounts.class)) {
            List<String> lines = peer.lines();
            assertThat(peer.errors()).isEmpty();
            return lines;
        }
    }

    @Test
    void anEmptyMountOfAnotherNamespaceIsUnprovedUntilAQueueTellsThatItIsForeign() throws Exception {
        assertThat(linesOf(FOREIGN + PROGRAM)).containsExactly("0 unproved", "0 unproved", "NOT_MOUNTED");
    }

    @Test
    void aMountThatAQueueProvesGoesBeforeOneThatNothingProves() throws Exception {
        assertThat(linesOf(FOREIGN + OWN + PROGRAM)).containsExactly("0 unproved", "1", "1");
    }

    @Test
    void withTheRightToMountNothingIsTakenForOurs() throws Exception {
        String shell = FOREIGN + "exec \"$@\"' $0 \"$@\"";
        assertThat(linesOf(shell)).containsExactly("0 detached", "1 detached", "1 detached");
    }
}
