package io.github.mqscope.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.LoopbackSsh;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands on another machine: what they take is written here or stays there, and they end when they are asked to.
@Timeout(120)
class RelayIT {
    private static final int SIGKILL = 9;
    private static final int MESSAGES = 60;

    @TempDir
    private Path folder;

    private LoopbackSsh ssh;
    private TestQueue queue;
    private String name;

    @BeforeEach
    void start() throws Exception {
        queue = TestQueue.create();
        name = queue.name().toString();
        ssh = LoopbackSsh.start(folder, Launcher.file().getParent() + ":" + System.getenv("PATH"));
    }

    @AfterEach
    void end() throws Exception {
        queue.close();
        if (ssh != null) {
            awaitEndThere();
            ssh.close();
        }
    }

    private Peer inShell(String shell, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell, "sh"));
        command.add(Launcher.file().toString());
        command.addAll(List.of("--on", "loopback"));
        command.addAll(List.of(words));
        return Peer.start(ssh.with(command));
    }

    private Peer on(String... words) throws IOException {
        return inShell("exec \"$@\"", words);
    }

    private void send(String... texts) throws Exception {
        for (String text : texts) {
            queue.queue().send(new Message(0, text.getBytes(US_ASCII)));
        }
    }

    private List<String> inTheQueue() throws Exception {
        List<String> texts = new ArrayList<>();
        try (var buffer = queue.queue().newBuffer()) {
            while (queue.queue().tryReceive(buffer)) {
                texts.add(new String(buffer.message().body(), US_ASCII));
            }
        }
        return texts;
    }

    private List<String> inJournals() throws Exception {
        List<String> texts = new ArrayList<>();
        KeptJournals journals = new KeptJournals(ssh.journals());
        // Of a process that ends, the locks go last.
        Await.until("no journal is in use", () -> journals.all().inUse() == 0);
        for (Leftover leftover : journals.all().journals()) {
            journals.handOver(
                    leftover, kept -> texts.add(new String(kept.message().body(), US_ASCII)));
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"receive, --drain", "receive, --follow", "notify, --drain"})
    void whatCannotBeWrittenHereStaysThere(String command, String amount) throws Exception {
        send("one", "two", "three");
        try (Peer receive = inShell("exec \"$@\" >/dev/full", command, name, amount)) {
            assertThat(String.join("\n", receive.errors())).contains("ENOSPC");
            assertThat(receive.exitStatus()).isEqualTo(1);
        }
        List<String> all = new ArrayList<>(inJournals());
        all.addAll(inTheQueue());
        assertThat(all).containsExactly("one", "two", "three");
    }

    @Test
    void whoseReaderGoesTakesNothingMore() throws Exception {
        send("one");
        try (Peer receive = inShell("\"$@\" | head -1", "receive", name, "--follow")) {
            assertThat(receive.line()).isEqualTo("one");
            assertThat(receive.lines()).isEmpty();
            assertThat(receive.errors()).isEmpty();
        }
        send("two");
        awaitEndThere();
        assertThat(inTheQueue()).containsExactly("two");
    }

    // The feeder goes on until the command has ended: what is in no queue and in no journal is in the file.
    @ParameterizedTest
    @CsvSource({"1, ssh", "7, ssh", "23, ssh", "2, mqscope", "17, mqscope", "31, sshd"})
    void aKillLosesNothing(int lines, String victim) throws Exception {
        Path out = Files.createFile(folder.resolve("out"));
        try (Peer receive = inShell("exec \"$@\" >" + out, "receive", name, "--follow", "--json")) {
            Thread feeder = Thread.ofVirtual().start(this::feed);
            Await.until(lines + " lines are written", Duration.ofSeconds(60), () -> countLines(out) >= lines);
            Signals.kill(pid(receive, victim), SIGKILL);
            Await.until("the command has ended", () -> !receive.isAlive());
            awaitEndThere();
            feeder.interrupt();
            feeder.join();
        }
        Map<String, Integer> found = new HashMap<>();
        for (String line : Files.readAllLines(out)) {
            found.merge(line.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"), 1, Integer::sum);
        }
        inJournals().forEach(text -> found.merge(text, 1, Integer::sum));
        inTheQueue().forEach(text -> found.merge(text, 1, Integer::sum));
        assertThat(found.keySet()).hasSize(sent);
        // What was written when the answer was lost is in both places.
        assertThat(found.values().stream().filter(count -> count > 1).count()).isLessThanOrEqualTo(1);
    }

    private volatile int sent;

    private void feed() {
        try (MessageQueue writing = queue.reopen()) {
            for (int i = 0; i < MESSAGES && !Thread.interrupted(); i++) {
                while (!trySend(writing, "message " + i)) {
                    Thread.sleep(1);
                }
                sent = i + 1;
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean trySend(MessageQueue queue, String text) throws IOException {
        try (MessageBuffer message = queue.newBuffer()) {
            return queue.trySend(message.set(new Message(0, text.getBytes(US_ASCII))));
        }
    }

    private static long countLines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private int pid(Peer receive, String victim) {
        ProcessHandle near = ProcessHandle.of(receive.pid()).orElseThrow();
        return (int)
                switch (victim) {
                    case "ssh" -> near.children().findFirst().orElseThrow().pid();
                    case "sshd" -> ssh.session();
                    default -> near.pid();
                };
    }

    @Test
    void aSendThatWaitsEndsWithItsSignal() throws Exception {
        queue.fill();
        try (Peer send = on("send", name, "late")) {
            awaitBlocked();
            Signals.kill((int) send.pid(), Signal.SIGINT);
            assertThat(send.errors()).singleElement().asString().contains("SIGINT", "sent 0 of 1");
            assertThat(send.exitStatus()).isZero();
        }
        assertThat(inTheQueue()).hasSize(TestQueue.MAXMSG).doesNotContain("late");
    }

    @Test
    void aSendWhoseNearEndIsKilledSendsNothingLater() throws Exception {
        queue.fill();
        try (Peer send = on("send", name, "late")) {
            awaitBlocked();
            Signals.kill((int) send.pid(), SIGKILL);
            assertThat(send.exitStatus()).isEqualTo(128 + SIGKILL);
        }
        awaitEndThere();
        assertThat(inTheQueue()).hasSize(TestQueue.MAXMSG).doesNotContain("late");
    }

    private void awaitBlocked() {
        Await.until("the send waits there", () -> relayed().anyMatch(each -> blocked(each.pid())));
    }

    // sshd may be gone before what it has started.
    private void awaitEndThere() {
        Await.until(
                "nothing runs there",
                () -> !ssh.isInUse() && relayed().findAny().isEmpty());
    }

    private static Stream<ProcessHandle> relayed() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").endsWith(" relayed"));
    }

    private static boolean blocked(long pid) {
        try {
            return Blocked.isAnyThread(pid);
        } catch (IOException ended) {
            return false;
        }
    }

    @Test
    void aTraceThatIsInterruptedSaysItsCounts() throws Exception {
        Requires.root();
        Requires.bpf();
        try (Peer trace = inShell("exec \"$@\" 2>&1", "trace", name, "--json")) {
            assertThat(trace.line()).startsWith("mqscope: trace: " + name);
            send("one");
            assertThat(trace.line()).contains("\"call\":\"mq_timedsend\"");
            Signals.kill((int) trace.pid(), Signal.SIGTERM);
            assertThat(trace.lines()).last().asString().startsWith("{\"seen\":");
            assertThat(trace.exitStatus()).isZero();
        }
    }

    @Test
    void aStatusComesAsItIs() throws Exception {
        try (Peer receive = on("receive", name, "--nonblock")) {
            assertThat(receive.errors()).singleElement().asString().contains("EAGAIN");
            assertThat(receive.exitStatus()).isEqualTo(3);
        }
    }

    @Test
    void whoIsNotThereIsSaidOnce() throws Exception {
        List<String> command = new ArrayList<>(Launcher.command("--on", "nobody.invalid", "list"));
        try (Peer list = Peer.start(ssh.with(command))) {
            assertThat(list.errors()).singleElement().asString().contains("nobody.invalid");
            assertThat(list.exitStatus()).isEqualTo(1);
        }
    }
}
