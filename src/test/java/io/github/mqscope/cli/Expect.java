package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.util.ArrayList;
import java.util.List;

/// Runs a command and says how it must end.
final class Expect {
    private Expect() {}

    static String ok(Object... words) {
        Prompt.Result result = Prompt.run(words);
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return result.out();
    }

    static void fails(int status, String words, Object... command) {
        Prompt.Result result = Prompt.run(command);
        assertThat(result.err()).startsWith("mqscope: mq_").contains(words).hasLineCount(1);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
    }

    static void misnamed(String command, String name) {
        Prompt.Result result = Prompt.run(command, name);
        assertThat(result.err())
                .startsWith("mqscope: " + command + ": '" + name + "': the name ")
                .contains(QueueName.RULE)
                .hasLineCount(1);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    static void timesOut(long millis, Object... command) {
        long start = System.nanoTime();
        fails(4, "ETIMEDOUT", command);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(millis, millis + 5_000);
    }

    static void denied(String... words) throws Exception {
        try (Peer peer = JavaProgram.start(withoutRights(), Main.class, words)) {
            assertThat(peer.errors())
                    .singleElement()
                    .asString()
                    .contains("mq_open", "EACCES: ", "you are uid ")
                    .containsAnyOf("its mode 0000, ", "its owner and mode cannot be looked at");
            assertThat(peer.exitStatus()).isEqualTo(6);
        }
    }

    // Root without capabilities is bound by the mode like anybody else.
    static List<String> withoutRights() {
        if (Self.euid() != 0) {
            return List.of();
        }
        Requires.tool("setpriv");
        return Launcher.withoutRights();
    }

    static List<String> inNamespace(String shell) throws Exception {
        List<String> words = new ArrayList<>(Requires.privateNamespace());
        words.add(shell);
        try (Peer peer = Peer.start(words)) {
            List<String> lines = peer.lines();
            assertThat(lines).as("on stderr: %s", peer.errors()).isNotEmpty();
            return lines;
        }
    }

    static String line(String... words) {
        List<String> quoted = JavaProgram.command(Main.class, words).stream()
                .map(word -> "'" + word + "'")
                .toList();
        return String.join(" ", quoted);
    }
}
