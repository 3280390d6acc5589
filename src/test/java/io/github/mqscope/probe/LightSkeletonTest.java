package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.BpfRun;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.testing.Requires;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LightSkeletonTest {
    private static final int EBADF = -9;
    private static final int EINVAL = -22;

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    @Test
    void itsMapsAndProgramsComeBackByName() throws Exception {
        try (ProbeDescriptors loaded = LightSkeleton.ofResource("peek").load()) {
            assertThat(link(loaded.get("peek"))).isEqualTo("anon_inode:bpf-prog");
            assertThat(link(loaded.get("window"))).isEqualTo("anon_inode:bpf-map");
            assertThat(link(loaded.get("room"))).isEqualTo("anon_inode:bpf-map");
        }
    }

    @Test
    void aLoadedProgramRunsAndAnswers() throws Exception {
        try (ProbeDescriptors loaded = LightSkeleton.ofResource("peek").load();
                Arena arena = Arena.ofConfined();
                EventFd noQueue = new EventFd()) {
            BpfRun run = new BpfRun(loaded.get("peek"), 48, arena);
            run.context().set(ValueLayout.JAVA_INT, 32, 1 << 20);
            assertThat(run.run()).isEqualTo(EBADF);
            run.context().set(ValueLayout.JAVA_INT, 32, noQueue.number());
            assertThat(run.run()).isEqualTo(EINVAL);
        }
    }

    private static String link(Fd fd) throws Exception {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd.number())).toString();
    }
}
