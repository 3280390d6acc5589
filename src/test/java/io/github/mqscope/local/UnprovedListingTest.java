package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A watcher where the one mount that is seen is of another IPC namespace.
class UnprovedListingTest {
    private static final String SHELL =
            "mount -t mqueue none $0 && exec unshare --ipc setpriv --bounding-set=-all" + " --inh-caps=-all \"$@\"";

    /// Watches a name, creates its queue, and prints what the snapshots say of the listing.
    public static final class Watched {
        private Watched() {}

        public static void main(String[] arguments) throws Exception {
            QueueName name = TestQueue.uniqueName();
            try (Watching watching = Watching.of(name)) {
                System.out.println(watching.latest().visibility() instanceof Visibility.Unproved);
                try (TestQueue _ = TestQueue.create(name, 1, 8)) {
                    Await.until("told", () -> watching.latest().visibility() instanceof Visibility.NamesOnly);
                    System.out.println(watching.await(name, "it is found", q -> q.depth() == 0)
                            .depth());
                }
            }
        }
    }

    @Test
    void aQueueOfAWatchedNameTellsThatTheListingIsAnothers(@TempDir Path directory) throws Exception {
        Requires.tool("setpriv");
        List<String> wrapper = new ArrayList<>(Requires.privateNamespace());
        wrapper.addAll(List.of(SHELL, directory.toString()));
        try (Peer peer = JavaProgram.start(wrapper, Watched.class)) {
            assertThat(peer.lines()).as("%s", peer.errors()).containsExactly("true", "0");
        }
    }
}
