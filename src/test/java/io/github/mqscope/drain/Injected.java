package io.github.mqscope.drain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program of this room in a process of its own, under an strace that kills it on entering a system call or has the
/// call fail.
public final class Injected {
    private Injected() {}

    /// Skips where there is no strace, or none that may trace.
    public static void required() throws Exception {
        Requires.tool("strace");
        try (Peer strace = Peer.start("strace", "-f", "-e", "trace=fsync", "true")) {
            assumeTrue(strace.exitStatus() == 0, "needs a strace that may trace: " + strace.errors());
        }
    }

    /// Kills on entering a call for the nth time.
    public static String kill(String call, int when) {
        return call + ":signal=SIGKILL:when=" + when;
    }

    /// @param injection as strace's `-e inject=` takes it
    public static Peer start(Class<?> program, String injection, String... arguments) throws IOException {
        String call = injection.substring(0, injection.indexOf(':'));
        List<String> strace =
                List.of("strace", "-f", "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=" + injection);
        return JavaProgram.start(strace, program, arguments);
    }

    static String name(TestQueue queue) {
        return new String(queue.name().bytes(), StandardCharsets.UTF_8);
    }

    static TestQueue filled(List<Message> messages) throws Exception {
        TestQueue own = TestQueue.create(messages.size(), TestQueue.MSGSIZE);
        Drains.send(own.queue(), messages.toArray(Message[]::new));
        return own;
    }
}
