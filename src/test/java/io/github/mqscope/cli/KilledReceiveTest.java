package io.github.mqscope.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A receive that is killed on entering a system call: each message is written whole, in the queue or in a journal, and
/// one that may be in two places is said to be.
class KilledReceiveTest {
    private static final Set<String> ALL = Set.of("message 0", "message 1", "message 2");

    /// A JVM of which each call is traced.
    private static final Duration SLOW = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @BeforeEach
    void needsStrace() throws Exception {
        Requires.blockSignal();
        Requires.tool("strace");
    }

    @ParameterizedTest
    @CsvSource({
        "receive, --drain, write, 1",
        "receive, --drain, write, 3",
        "receive, --follow, write, 2",
        "receive, --json, write, 1",
        "receive, --drain, mq_timedreceive, 1",
        "receive, --drain, mq_timedreceive, 2",
        "receive, --drain, mq_timedreceive, 4",
        "receive, --follow, mq_timedreceive, 3",
        "receive, --drain, unlinkat, 1",
        "notify, --drain, write, 2",
        "notify, --drain, write, 4",
        "notify, --drain, mq_timedreceive, 2",
    })
    void noMessageIsLost(String command, String amount, String call, int when) throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            for (String text : new TreeSet<>(ALL)) {
                queue.queue().send(new Message(0, text.getBytes(US_ASCII)));
            }
            killedAt(call, when, command, queue.name().toString(), amount);
            List<String> written = written();
            Set<String> all = new TreeSet<>(written);
            int unsure = 0;
            KeptJournals journals = new KeptJournals(directory.resolve("mqscope/journals"));
            for (Leftover leftover : journals.all().journals()) {
                unsure += leftover.uncertain();
                journals.handOver(
                        leftover, kept -> all.add(new String(kept.message().body(), US_ASCII)));
            }
            all.addAll(inTheQueue(queue));
            assertThat(all).isEqualTo(ALL);
            assertThat(unsure).isEqualTo(call.equals("write") ? 1 : 0);
            assertThat(directory.resolve("mqscope/journals")).isEmptyDirectory();
        }
    }

    // Only writes to the output count.
    private void killedAt(String call, int when, String... words) throws Exception {
        Path out = Files.createFile(directory.resolve("out"));
        List<String> strace = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null"));
        if (call.equals("write")) {
            strace.addAll(List.of("-P", out.toString()));
        }
        strace.addAll(List.of("-e", "trace=" + call, "-e", "inject=" + call + ":signal=SIGKILL:when=" + when));
        try (Peer killed = BrokenOutput.start(strace, "exec >\"$0\"/out", directory, words)) {
            Await.until("the command is over", SLOW, () -> !killed.isAlive());
            assertThat(killed.exitStatus()).as("killed: %s", killed.errors()).isEqualTo(137);
        }
    }

    private List<String> written() throws IOException {
        return Files.readString(directory.resolve("out"))
                .lines()
                .map(line -> line.replaceAll(".*(message [0-9]).*", "$1"))
                .filter(ALL::contains)
                .toList();
    }

    private static List<String> inTheQueue(TestQueue queue) throws Exception {
        List<String> texts = new ArrayList<>();
        try (var buffer = queue.queue().newBuffer()) {
            while (queue.queue().tryReceive(buffer)) {
                texts.add(new String(buffer.message().body(), US_ASCII));
            }
        }
        return texts;
    }
}
