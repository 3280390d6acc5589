package io.github.mqscope.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.local.Receiver;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of journals that are in use or damaged: never that they keep nothing.
class UnsureJournalTest {
    private TestQueue queue;
    private MessageQueue own;
    private Receiver receiver;
    private boolean released;

    @BeforeEach
    void takeAMessageThatIsNotWritten() throws Exception {
        queue = TestQueue.create();
        own = queue.reopen();
        own.send(new Message(3, "not written".getBytes(US_ASCII)));
        receiver = new KeptJournals(Prompt.JOURNALS).receiver(own, TestQueue.MSGSIZE);
        assertThatThrownBy(() -> receiver.next(
                        buffer -> {
                            own.receive(buffer);
                            return true;
                        },
                        message -> {
                            throw new IOException("the output is gone");
                        }))
                .hasMessage("the output is gone");
    }

    // As at the end of a command whose output failed.
    private void release() {
        if (!released) {
            receiver.close();
            released = true;
        }
    }

    @AfterEach
    void remove() throws Exception {
        release();
        for (Path journal : journals()) {
            Files.delete(journal);
        }
        own.close();
        queue.close();
    }

    private static List<Path> journals() throws IOException {
        try (var files = Files.list(Prompt.JOURNALS)) {
            return files.toList();
        }
    }

    @Test
    void aJournalInUseMayKeepSomething() {
        for (String command : List.of("receive", "send")) {
            Prompt.Result result = Prompt.run(command, queue.name(), "--from-journal");
            assertThat(result.err()).contains("1 journal is in use by a running mqscope");
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.raw()).isEmpty();
        }
        release();
        assertThat(Prompt.run("receive", queue.name(), "--from-journal").lines())
                .containsExactly("not written");
    }

    @Test
    void whoReadsKeepsNobodyFromReading() throws Exception {
        release();
        KeptJournals journals = new KeptJournals(Prompt.JOURNALS);
        Requires.tool("flock");
        Path journal = journals().getFirst();
        try (Peer reading = Peer.start("flock", "--shared", journal.toString(), "sh", "-c", "echo locked; sleep 60")) {
            assertThat(reading.line()).isEqualTo("locked");
            assertThat(journals.of(queue.name()).journals()).hasSize(1);
        }
    }

    @Test
    void aQueueThatIsGoneIsNotOfferedToPutBackInto() throws Exception {
        release();
        assertThat(Prompt.run("info", queue.name()).err())
                .contains("`mqscope send " + queue.name() + " --from-journal` puts it back");
        String prints = "`mqscope receive " + queue.name() + " --from-journal` prints ";
        TestQueue.unlinkIfPresent(queue.name());
        assertThat(Prompt.run("create", queue.name()).status()).isZero();
        assertThat(Prompt.run("info", queue.name()).err())
                .contains(prints + "it; the queue is gone, so nothing can be put back")
                .doesNotContain("mqscope send");
        Prompt.Result replaced = Prompt.run("send", queue.name(), "--from-journal");
        assertThat(replaced.err())
                .contains("another one has its name now", prints)
                .hasLineCount(1);
        assertThat(replaced.status()).isEqualTo(5);
        TestQueue.unlinkIfPresent(queue.name());
        Prompt.Result none = Prompt.run("send", queue.name(), "--from-journal");
        assertThat(none.err()).contains("no queue of that name", prints).hasLineCount(1);
        assertThat(none.status()).isEqualTo(5);
        assertThat(Prompt.run("receive", queue.name(), "--from-journal").lines())
                .containsExactly("not written");
    }

    @Test
    void aDamagedMessageIsToldAndHandedOver() throws Exception {
        release();
        Path journal = journals().getFirst();
        byte[] bytes = Files.readAllBytes(journal);
        int body = new String(bytes, ISO_8859_1).indexOf("not written");
        bytes[body] = 'N';
        Files.write(journal, bytes);
        assertThat(Prompt.run("info", queue.name()).err()).contains("journals keep damaged messages");
        Prompt.Result result = Prompt.run("receive", queue.name(), "--from-journal", "--json");
        assertThat(result.out()).contains("\"trust\":\"damaged\"", "\"text\":\"Not written\"");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void aJournalWhoseHeaderIsDamagedMayKeepSomething() throws Exception {
        release();
        Path journal = journals().getFirst();
        byte[] bytes = Files.readAllBytes(journal);
        bytes[20] ^= 1;
        Files.write(journal, bytes);
        assertThat(Prompt.run("info", queue.name()).err()).contains("1 journal is damaged", journal.toString());
        Prompt.Result result = Prompt.run("receive", queue.name(), "--from-journal");
        assertThat(result.err()).contains("; 1 journal is damaged", journal.toString());
        assertThat(result.status()).isEqualTo(1);
    }
}
