package io.github.mqscope.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.drain.DrainProgram;
import io.github.mqscope.local.LocalContents;
import io.github.mqscope.local.QueueAccess;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pane with real journals on disk.
class LookInsideTest {
    @TempDir
    private Path directory;

    private TestQueue queue;
    private QueueAccess access;
    private LocalContents contents;
    private Optional<LivePane> pane = Optional.empty();
    private @Nullable Path exported;

    @BeforeEach
    void fill() throws Exception {
        queue = TestQueue.create();
        queue.queue().send(new Message(1, "low".getBytes(UTF_8)));
        queue.queue().send(new Message(7, "high".getBytes(UTF_8)));
        access = QueueAccess.open();
        contents = new LocalContents(access, directory.resolve("journals"), new EventLog());
    }

    @AfterEach
    void close() throws Exception {
        if (pane.isPresent()) {
            pane.get().close();
        } else {
            queue.close();
        }
        contents.close();
        access.close();
    }

    private LivePane open() throws Exception {
        LivePane opened = new LivePane(queue, p -> p.messages(contents, new ChosenFile()), 540, 400);
        pane = Optional.of(opened);
        return opened.select();
    }

    private void killedWhileAllIsOut() throws Exception {
        String name = new String(queue.name().bytes(), UTF_8);
        try (Peer drain = JavaProgram.start(
                List.of(),
                DrainProgram.class,
                name,
                directory.resolve("journals").toString(),
                "keep")) {
            assertThat(drain.exitStatus()).isZero();
        }
        assertThat(depth()).isZero();
    }

    private long depth() throws QueueException {
        return queue.queue().attributes().curmsgs();
    }

    @Test
    void looksInsideAfterConsentAndPutsAllBack() throws Exception {
        LivePane live = open();
        live.press("look-inside");
        live.press("ask-act-1");
        live.awaitWords("inside-line", "As of");
        assertThat(LiveWindow.fx(
                        () -> live.find(TableView.class, "inside").getItems().size()))
                .isEqualTo(2);
        assertThat(depth()).isEqualTo(2);
        assertThat(contents.leftovers("", Set.of(), 9).leftovers()).isEmpty();
    }

    @Test
    void offersWhatAKilledOneTookOutAndPutsItBack() throws Exception {
        killedWhileAllIsOut();
        LivePane live = open();
        live.awaitWords("leftovers", "2 messages not back");
        live.press("leftover-restore");
        live.awaitWords("look-report", "Put back from the journal: 2 messages.");
        assertThat(depth()).isEqualTo(2);
        Await.until("the offer is gone", () -> !live.sees("leftovers"));
    }

    @Test
    void exportsWhatAKilledOneTookOut() throws Exception {
        killedWhileAllIsOut();
        exported = directory.resolve("out.jsonl");
        LivePane live = open();
        live.press("leftover-export");
        Await.until("it is written", () -> Files.exists(exported));
        assertThat(Files.readString(exported)).contains("\"text\":\"high\"", "\"text\":\"low\"");
        assertThat(live.sees("leftovers")).isTrue();
    }

    private final class ChosenFile implements FileChoice {
        @Override
        public Optional<Path> toRead(String title, javafx.stage.@Nullable Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWrite(String title, String name, javafx.stage.@Nullable Window owner) {
            return Optional.ofNullable(exported);
        }
    }
}
