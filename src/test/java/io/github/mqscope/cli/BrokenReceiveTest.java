package io.github.mqscope.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A receive whose output breaks: every message is written whole, or in the queue, or in a journal.
class BrokenReceiveTest {
    private static final int COUNT = 4;

    @TempDir
    private Path directory;

    private TestQueue queue;

    @BeforeEach
    void fill() throws Exception {
        queue = TestQueue.create();
        Requires.blockSignal();
        for (int i = 0; i < COUNT; i++) {
            queue.queue().send(new Message(0, message(i)));
        }
    }

    @AfterEach
    void remove() throws QueueException {
        queue.close();
    }

    private static byte[] message(int number) {
        return ("message " + number).getBytes(US_ASCII);
    }

    private String name() {
        return queue.name().toString();
    }

    private List<String> kept() throws IOException {
        List<String> texts = new ArrayList<>();
        KeptJournals journals = new KeptJournals(directory.resolve("mqscope/journals"));
        for (Leftover leftover : journals.of(queue.name()).journals()) {
            journals.handOver(
                    leftover, kept -> texts.add(new String(kept.message().body(), US_ASCII)));
        }
        return texts;
    }

    private List<String> inTheQueue() throws QueueException {
        List<String> texts = new ArrayList<>();
        try (var buffer = queue.queue().newBuffer()) {
            while (queue.queue().tryReceive(buffer)) {
                texts.add(new String(buffer.message().body(), US_ASCII));
            }
        }
        return texts;
    }

    private void assertNoneIsLost(List<String> written) throws IOException {
        List<String> all = new ArrayList<>(written);
        all.addAll(kept());
        all.addAll(inTheQueue());
        assertThat(all).containsExactly("message 0", "message 1", "message 2", "message 3");
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_READER", "CLOSED"})
    void nothingIsTakenWhereTheOutputTakesNothing(BrokenOutput output) throws Exception {
        for (String amount : List.of("--drain", "--follow", "--json")) {
            try (Peer receive = output.start(directory, "receive", name(), amount)) {
                assertThat(receive.exitStatus()).isEqualTo(1);
                assertThat(receive.errors()).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(queue.queue().attributes().curmsgs()).isEqualTo(COUNT);
            assertThat(directory.resolve("mqscope/journals")).isEmptyDirectory();
        }
    }

    @Test
    void whatADeviceDoesNotTakeIsInAJournalThatGivesItBack() throws Exception {
        try (Peer receive = BrokenOutput.FULL.start(directory, "receive", name(), "--drain")) {
            assertThat(receive.errors())
                    .singleElement()
                    .asString()
                    .contains(
                            "message 1 was received from " + name() + " but not written",
                            "ENOSPC",
                            "`mqscope receive " + name() + " --from-journal` prints it");
            assertThat(receive.exitStatus()).isEqualTo(1);
        }
        try (Peer next = BrokenOutput.start("true", directory, "receive", name())) {
            assertThat(next.errors())
                    .singleElement()
                    .asString()
                    .contains("journals keep 1 message taken out of " + name());
            assertThat(next.lines()).containsExactly("message 1");
        }
        try (Peer back = BrokenOutput.start("true", directory, "send", name(), "--from-journal")) {
            assertThat(back.errors()).singleElement().asString().contains("1 message put back into " + name());
            assertThat(back.exitStatus()).isZero();
        }
        assertThat(inTheQueue()).containsExactly("message 2", "message 3", "message 0");
        assertThat(directory.resolve("mqscope/journals")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"receive %s --from-journal", "receive %s --from-journal --json"})
    void aJournalIsPrintedOnceAndForgotten(String words) throws Exception {
        try (Peer receive = BrokenOutput.FULL.start(directory, "receive", name(), "--drain")) {
            assertThat(receive.exitStatus()).isEqualTo(1);
        }
        String[] again = String.format(words, name()).split(" ");
        try (Peer full = BrokenOutput.FULL.start(directory, again)) {
            assertThat(full.errors())
                    .last()
                    .asString()
                    .contains(
                            "ENOSPC",
                            "what was not written stays in the journal: `mqscope receive " + name()
                                    + " --from-journal` prints it, `mqscope send " + name()
                                    + " --from-journal` puts it back");
            assertThat(full.exitStatus()).isEqualTo(1);
        }
        try (Peer receive = BrokenOutput.start("true", directory, again)) {
            assertThat(receive.lines()).singleElement().asString().contains("message 0");
            assertThat(receive.exitStatus()).isZero();
        }
        try (Peer receive = BrokenOutput.start("true", directory, again)) {
            assertThat(receive.lines()).isEmpty();
            assertThat(receive.errors()).containsExactly("mqscope: no journal keeps a message of " + name());
        }
        assertNoneIsLost(List.of("message 0"));
    }

    @Test
    void whatAReaderDoesNotReadAnyMoreIsInAJournalOrInTheQueue() throws Exception {
        try (Peer receive = BrokenOutput.start(
                "trap '' PIPE; exec 3>&1; { \"$@\"; echo status $? >&3; } | head -n 1 >&3; exit 0; :",
                directory,
                "receive",
                name(),
                "--follow",
                "--json")) {
            List<String> lines = receive.lines();
            assertThat(lines).contains("status 1");
            assertThat(lines.getFirst()).contains("message 0");
        }
        List<String> left = new ArrayList<>(kept());
        left.addAll(inTheQueue());
        // What head has read with its line and dropped nobody can know.
        assertThat(left).isSubsetOf("message 1", "message 2", "message 3").isSorted();
    }

    @Test
    void aFullDiskHoldsWholeLinesOnly() throws Exception {
        Requires.root();
        String small = "mkdir \"$0\"/disk && mount -t tmpfs -o size=4k,nr_inodes=8 none \"$0\"/disk"
                + " && head -c 4090 /dev/zero | tr '\\0' x >\"$0\"/disk/out && exec 3>&1 1>>\"$0\"/disk/out";
        String show = small + "; \"$@\"; echo status $? >&3; tail -c +4091 \"$0\"/disk/out >&3; exit 0; :";
        try (Peer receive = BrokenOutput.inMounts(show, directory, "receive", name(), "--drain")) {
            List<String> lines = receive.lines();
            assertThat(lines).containsExactly("status 1");
            assertThat(receive.errors()).singleElement().asString().contains("ENOSPC");
        }
        assertNoneIsLost(List.of());
    }

    @Test
    void withoutAJournalNothingIsTakenAndTheWayOutIsNamed() throws Exception {
        Path journals = directory.resolve("mqscope/journals");
        Files.createDirectories(journals);
        Files.setPosixFilePermissions(journals, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Peer receive = BrokenOutput.start("true", directory, "receive", name())) {
            assertThat(receive.errors())
                    .singleElement()
                    .asString()
                    .contains("nothing is taken out of " + name(), journals.toString(), "XDG_STATE_HOME");
            assertThat(receive.lines()).isEmpty();
            assertThat(receive.exitStatus()).isEqualTo(1);
        }
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(COUNT);
    }
}
