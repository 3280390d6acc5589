package io.github.mqscope.drain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledMoveTest {
    @TempDir
    private Path directory;

    private TestQueue from;

    @BeforeEach
    void fill() throws QueueException {
        from = TestQueue.create();
        Drains.send(
                from.queue(), Drains.large(9, TestQueue.MSGSIZE), Drains.message(5, "second"), Drains.message(0, ""));
    }

    @AfterEach
    void remove() throws QueueException {
        from.close();
    }

    private Message left() throws IOException {
        AbandonedJournal leftover = Drains.onlyLeftover(directory);
        assertThat(leftover.out()).isEqualTo(1);
        assertThat(Objects.requireNonNull(leftover.contents()).damage()).isEmpty();
        return leftover.messages().getFirst().message();
    }

    @Test
    void aMessageThatIsNotTakenOverStaysInTheJournal() throws Exception {
        try (JournaledMove transit = JournaledMove.out(from.queue(), TestQueue.MSGSIZE, new Journals(directory))) {
            assertThat(transit.take()).isTrue();
            transit.handOver(message -> {});
            assertThat(transit.take()).isTrue();
            assertThatThrownBy(() -> transit.handOver(message -> {
                        throw new IOException("nobody there");
                    }))
                    .hasMessage("nobody there");
            assertThatThrownBy(transit::take).isInstanceOf(IllegalStateException.class);
        }
        assertThat(left()).isEqualTo(Drains.message(5, "second"));
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
    }

    @Test
    void aCancelledSendLeavesItsMessageInTheJournal() throws Exception {
        try (TestQueue to = TestQueue.create()) {
            Cancellation cancellation = new Cancellation();
            int[] tid = new int[1];
            CompletableFuture<Void> send = new CompletableFuture<>();
            Thread sender = Thread.ofPlatform().start(() -> {
                tid[0] = io.github.mqscope.sys.Signals.gettid();
                try (JournaledMove transit = JournaledMove.between(from.queue(), new Journals(directory))) {
                    assertThat(transit.take()).isTrue();
                    to.fill();
                    transit.send(to.queue(), cancellation);
                    send.complete(null);
                } catch (IOException | RuntimeException | Error e) {
                    send.completeExceptionally(e);
                }
            });
            Await.until("it waits", () -> tid[0] != 0 && Peer.isBlocked(Self.pid(), tid[0]));
            cancellation.cancel();
            assertThatThrownBy(send::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(QueueException.class);
            sender.join();
        }
        assertThat(left()).isEqualTo(Drains.large(9, TestQueue.MSGSIZE));
    }

    @Test
    void aRecordThatIsUsedAgainShowsNothingOfTheMessageBefore() throws Exception {
        List<JournaledMessage> interrupted = new ArrayList<>();
        try (JournaledMove transit = JournaledMove.out(from.queue(), TestQueue.MSGSIZE, new Journals(directory))) {
            assertThat(transit.take()).isTrue();
            transit.handOver(message -> {});
            assertThat(transit.take(buffer -> {
                        boolean taken = from.queue().tryReceive(buffer);
                        interrupted.addAll(asAfterAKill());
                        return taken;
                    }))
                    .isTrue();
            transit.handOver(message -> {});
        }
        JournaledMessage found = interrupted.getFirst();
        assertThat(found.lengthUncertain()).isTrue();
        // Last bytes that equal the pattern by chance are not seen, one in 256 times.
        assertThat("second").startsWith(new String(found.message().body(), UTF_8));
        assertThat(found.size()).isBetween(3L, 6L);
        assertThat(directory).isEmptyDirectory();
    }

    // What is in the file while the record is not yet marked as taken.
    private List<JournaledMessage> asAfterAKill() {
        try {
            byte[] file = Files.readAllBytes(Drains.files(directory).getFirst());
            return JournalReader.read(MemorySegment.ofArray(file)).messages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
