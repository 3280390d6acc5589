package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the one mount that is seen is empty and of another IPC namespace, and mounting is not allowed.
class ForeignMountCliTest {
    private static final String SHELL = "mount -t mqueue none $0 && exec unshare --ipc setpriv --bounding-set=-all"
            + " --inh-caps=-all sh -c '\"$@\" create /mine && \"$@\" list; \"$@\" list --json; \"$@\" info /mine' $0"
            + " \"$@\"";

    @Test
    void thatNoQueueIsSeenIsNotSaidToMeanThatThereIsNone(@TempDir Path directory) throws Exception {
        Requires.tool("setpriv");
        List<String> wrapper = new ArrayList<>(Requires.privateNamespace());
        wrapper.addAll(List.of(SHELL, directory.toString()));
        try (Peer peer = JavaProgram.start(wrapper, Main.class)) {
            List<String> lines = peer.lines();
            assertThat(lines.get(1)).contains("whether there are any is not known");
            assertThat(lines.get(2)).startsWith("/mine");
            assertThat(peer.errors())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("mqscope: list: nothing proves that /"));
        }
    }
}
