package io.github.mqscope.space;

import io.github.mqscope.testing.LoopbackSsh;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// An agent on another machine, which is this one by loopback.
class SshSpaceTest extends AgentSpaceTest {
    @TempDir
    private Path folder;

    private @Nullable LoopbackSsh ssh;

    @Override
    protected List<String> prefix() throws Exception {
        ssh = LoopbackSsh.start(folder, System.getenv("PATH"));
        return Stream.concat(
                        ssh.words().stream(),
                        Stream.of("cd", Path.of("").toAbsolutePath().toString(), "&&"))
                .toList();
    }

    @AfterEach
    void stopServer() throws Exception {
        if (ssh != null) {
            ssh.close();
        }
    }
}
