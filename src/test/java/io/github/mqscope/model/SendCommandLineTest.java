package io.github.mqscope.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands are run by a real shell and send to a real queue.
class SendCommandLineTest {
    private static final QueueName JOBS = QueueName.of("/jobs");

    @TempDir
    private Path directory;

    private static String of(String body) {
        return SendCommandLine.of(JOBS, new Message(0, body.getBytes(UTF_8)));
    }

    @Test
    void textThatPrintsIsAnArgument() {
        assertThat(of("hello")).isEqualTo("mqscope send /jobs -- hello\n");
        assertThat(of("it's -- $HOME `x`")).isEqualTo("mqscope send /jobs -- 'it'\\''s -- $HOME `x`'\n");
        assertThat(SendCommandLine.of(JOBS, new Message(7, "x".getBytes(UTF_8))))
                .isEqualTo("mqscope send /jobs --priority 7 -- x\n");
    }

    @Test
    void anythingElseGoesByBase64() {
        assertThat(of("a\nb")).isEqualTo("base64 -d <<'END' | mqscope send /jobs --file -\nYQpi\nEND\n");
        assertThat(of("x".repeat(2000)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void whatAShellMakesOfThemIsTheSameMessage() throws Exception {
        Requires.tool("base64");
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "",
                "hello",
                "it's",
                "-n",
                "--help",
                "@file",
                "a\\nb \\",
                "$HOME `id` $(id) \"!!\" *",
                "Grüße €",
                "%s",
                "line\n",
                "\n\n",
                "'''",
                "END")) {
            bodies.add(text.getBytes(UTF_8));
        }
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        bodies.add(all);
        byte[] noise = new byte[1500];
        new Random(7).nextBytes(noise);
        bodies.add(noise);
        try (TestQueue queue = TestQueue.create(TestQueue.uniqueName(), 2, 2048);
                TestQueue hostile = TestQueue.create(TestQueue.hostileName(), 2, 64)) {
            for (byte[] body : bodies) {
                assertSent(queue, new Message(3, body));
            }
            assertSent(hostile, new Message(32767, "x".getBytes(UTF_8)));
        }
    }

    private void assertSent(TestQueue queue, Message message) throws Exception {
        Path script = directory.resolve("command.sh");
        Files.writeString(script, SendCommandLine.of(queue.name(), message));
        try (Peer shell = Peer.start("env", "PATH=" + mqscope() + ":/usr/bin:/bin", "sh", script.toString())) {
            List<String> errors = shell.errors();
            assertThat(shell.exitStatus()).as(message + " " + errors).isZero();
        }
        assertThat(queue.queue().receive()).isEqualTo(message);
    }

    // A directory with the command of these classes.
    private Path mqscope() throws Exception {
        Path file = directory.resolve("mqscope");
        if (Files.notExists(file)) {
            StringBuilder command = new StringBuilder("#!/bin/sh\nexec");
            JavaProgram.command(Main.class)
                    .forEach(word -> command.append(" '").append(word).append("'"));
            Files.writeString(file, command.append(" \"$@\"\n").toString());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }
}
