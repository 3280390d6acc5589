package io.github.mqscope.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.timeline.TimelinePane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws every state of the four panes in both themes; `-Dmqscope.pictures=DIR` keeps the pictures there.
class PanePicturesTest {
    private static final double HAND_WIDTH = 290;
    private static final double HAND_HEIGHT = 640;
    private static final String JSON = "{\"id\": 4711, \"op\": \"resize\", \"file\": \"/srv/in/cat.jpg\", \"w\": 800}";

    @TempDir
    private Path temporary;

    private Path directory() throws Exception {
        String kept = System.getProperty("mqscope.pictures");
        return kept == null ? temporary : Files.createDirectories(Path.of(kept));
    }

    private static TestQueue queue() throws Exception {
        return TestQueue.create(TestQueue.named("print-jobs"), 10, 256);
    }

    private static TestQueue filled() throws Exception {
        TestQueue queue = queue();
        for (int i = 0; i < 5; i++) {
            queue.queue().send(new Message(i * 7, (i + " " + JSON).getBytes(UTF_8)));
        }
        queue.queue().send(new Message(32767, "\u001b[31mred\r\nalert \u202egnp.exe".getBytes(UTF_8)));
        queue.queue().send(new Message(3, new byte[0]));
        return queue;
    }

    private void save(LivePane pane, String name) throws Exception {
        pane.pictures(directory(), name);
        assertThat(directory().resolve("uimsg-" + name + "-light.png")).isNotEmptyFile();
    }

    private static void choose(LivePane pane, String table, int row) {
        TableView<?> list = pane.find(TableView.class, table);
        LiveWindow.onFx(() -> list.getSelectionModel().select(row));
    }

    @Test
    void drawsTheMessageList() throws Exception {
        try (LivePane pane = new LivePane(filled(), p -> p.messages(p.contents), 540, 300)) {
            save(pane, "messages-none");
            pane.select();
            save(pane, "messages-unknown");
            pane.contents.disturbance = List.of(
                    "Process 4711 (print-spooler) is registered for notification: putting the messages back will"
                            + " notify it, and use up its registration.",
                    "Thread 4712 of print-spooler waits to receive: it will get the first message that is put back.",
                    "Two processes hold the queue open: while it is empty they find nothing.");
            pane.press("look-inside");
            pane.awaitWords("ask-act-1", "Take out");
            save(pane, "messages-consent");
            pane.contents.steps.drainPermits();
            pane.contents.steps.release(2);
            pane.press("ask-act-1");
            pane.awaitWords("look-progress", "3 of 7");
            save(pane, "messages-progress");
            pane.contents.report = List.of(
                    "One message came while the others were out: it is now first among its" + " priority, not last.");
            pane.contents.steps.release(100);
            pane.awaitWords("inside-line", "no change seen since");
            save(pane, "messages-found");
            choose(pane, "inside", 0);
            save(pane, "messages-viewer");
            pane.press("viewer-as-hex");
            save(pane, "messages-viewer-hex");
            pane.queue.queue().receive();
            pane.awaitWords("inside-line", "out of date");
            choose(pane, "inside", 5);
            save(pane, "messages-stale");
        }
    }

    @Test
    void drawsEmptyAndSeen() throws Exception {
        try (LivePane pane = new LivePane(queue(), p -> p.messages(p.contents), 540, 300)) {
            pane.select();
            save(pane, "messages-empty");
            pane.press("source-seen");
            save(pane, "messages-seen-none");
            for (int i = 0; i < 4; i++) {
                pane.acts
                        .seen()
                        .add(
                                new io.github.mqscope.model.QueueTarget(
                                        pane.queue.name(), pane.queue.queue().key()),
                                i % 2 == 0,
                                new Message(i, (i + JSON).getBytes(UTF_8)));
            }
            pane.awaitWords("seen-line", "2 sent, 2 received");
            save(pane, "messages-seen");
        }
    }

    @Test
    void drawsTheEvents() throws Exception {
        try (LivePane pane = new LivePane(
                queue(), p -> new TimelinePane(p.selection, p.log, p.settings, p.actions).view(), 760, 300)) {
            LiveWindow.await("a snapshot", () -> pane.bridge.snapshot().get() != null);
            PeerProcess filler = PeerProcess.start("fill", pane.queue.name());
            awaitEvents(pane, " waits to send");
            for (int i = 0; i < 40; i++) {
                pane.queue.queue().receive();
            }
            filler.close();
            awaitEvents(pane, " ended");
            LiveWindow.settle();
            save(pane, "events");
        }
    }

    private static void awaitEvents(LivePane pane, String words) throws Exception {
        LiveWindow.await(
                words,
                () -> pane.log.since(0).events().stream()
                        .anyMatch(event -> event.detail().contains(words)));
    }

    @Test
    void drawsLeftovers() throws Exception {
        TestQueue queue = filled();
        QueueTarget target = new QueueTarget(queue.name(), queue.queue().key());
        try (LivePane pane = new LivePane(queue, p -> messages(p, target), 540, 350)) {
            pane.select();
            pane.awaitWords("leftovers", "Restore");
            save(pane, "messages-leftovers");
            pane.press("leftover-discard");
            save(pane, "messages-discard");
        }
    }

    private static javafx.scene.layout.Region messages(LivePane pane, QueueTarget target) {
        pane.contents.leftovers.add(new Leftover(
                "1.mqj",
                Optional.of(target),
                Instant.parse("2026-11-23T18:02:11Z"),
                5,
                2,
                true,
                List.of(
                        "5 messages taken out of " + target.name() + " are in no queue.",
                        "2 messages may already be in the queue again.")));
        return pane.messages(pane.contents);
    }

    @Test
    void drawsTheSendPanel() throws Exception {
        try (LivePane pane = new LivePane(filled(), p -> p.send(lines()), HAND_WIDTH, HAND_HEIGHT)) {
            save(pane, "send-none");
            pane.select();
            save(pane, "send-plain");
            pane.type("send-text", JSON);
            pane.type("send-priority", "7");
            pane.press("send-burst");
            pane.type("send-count", "5");
            pane.press("send");
            pane.awaitWords("send-calls", "blocked in mq_send");
            pane.awaitWords("send-calls", "sent 3 of 5");
            save(pane, "send-blocked");
            pane.press("send-once");
            pane.press("send-how");
            pane.press("send-nonblocking");
            pane.press("send");
            pane.awaitWords("send-calls", "EAGAIN");
            save(pane, "send-eagain");
            pane.type("send-priority", "32768");
            pane.press("send-as-hex");
            pane.type("send-hex", "68 65 6c 6c 6g");
            pane.press("send-timed");
            pane.type("send-timeout", "abc");
            save(pane, "send-wrong");
            pane.press("send-as-file");
            save(pane, "send-file");
        }
    }

    @Test
    void drawsThePanelsWithLargeText() throws Exception {
        try (LivePane pane = new LivePane(filled(), p -> p.send(lines()), HAND_WIDTH, HAND_HEIGHT)) {
            pane.select();
            pane.type("send-text", JSON);
            pane.type("send-priority", "0..7");
            pane.press("send-rate");
            LiveWindow.onFx(() -> pane.find(javafx.scene.Node.class, "send")
                    .getScene()
                    .getRoot()
                    .setStyle("-fx-font-size: 20px; -fx-background-color: -color-bg-default;"));
            save(pane, "send-large");
        }
    }

    private FileChoice lines() {
        return new FileChoice() {
            @Override
            public Optional<Path> toRead(String title, javafx.stage.@org.jspecify.annotations.Nullable Window owner) {
                return Optional.of(temporary.resolve("captured.jsonl"));
            }

            @Override
            public Optional<Path> toWrite(
                    String title, String name, javafx.stage.@org.jspecify.annotations.Nullable Window owner) {
                return Optional.empty();
            }
        };
    }

    @Test
    void drawsTemplatesFilesAndTheShelf() throws Exception {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 98; i++) {
            file.append("{\"priority\":")
                    .append(i % 9)
                    .append(",\"text\":\"resize ")
                    .append(i)
                    .append(" to 800x600\"}\n");
        }
        Files.writeString(temporary.resolve("captured.jsonl"), file + "{\"text\":\n{\"size\":4}\n");
        try (LivePane pane = new LivePane(filled(), p -> p.send(lines()), HAND_WIDTH, HAND_HEIGHT)) {
            pane.select();
            LiveWindow.onFx(() -> pane.actions.run("message.recent"));
            save(pane, "send-recent-none");
            pane.key("shelf-back", javafx.scene.input.KeyCode.ESCAPE);
            pane.type("send-text", "{\"id\": {counter:5}, \"at\": \"{time:iso}\", \"w\": {random:100..800}}");
            pane.type("send-priority", "0..7");
            pane.press("send-rate");
            pane.type("send-count", "500");
            pane.type("send-per-second", "50");
            save(pane, "send-template");
            pane.press("send");
            pane.awaitWords("send-calls", "blocked");
            save(pane, "send-rate");
            pane.type("send-text", "job {nope}");
            save(pane, "send-template-wrong");
            pane.press("send-once");
            for (String text : List.of("stop", "rotate {counter}", JSON)) {
                pane.type("send-text", text);
                pane.press("send");
            }
            LiveWindow.onFx(() -> pane.actions.run("message.recent"));
            pane.awaitFocus("shelf");
            save(pane, "send-recent");
            LiveWindow.onFx(() -> pane.actions.run("message.save"));
            pane.type("shelf-name", "Resize a picture");
            save(pane, "send-save");
            pane.key("shelf-name", javafx.scene.input.KeyCode.ENTER);
            save(pane, "send-saved");
            LiveWindow.onFx(() -> pane.actions.run("message.load"));
            pane.awaitWords("send-lines", "98 messages");
            save(pane, "send-lines");
        }
    }

    @Test
    void drawsTheReceivePanel() throws Exception {
        try (LivePane pane = new LivePane(filled(), p -> p.receive(FileChoice.dialogs()), HAND_WIDTH, HAND_HEIGHT)) {
            save(pane, "receive-none");
            pane.select();
            save(pane, "receive-plain");
            pane.press("receive-how");
            pane.type("receive-buffer", "16");
            pane.press("receive");
            pane.awaitWords("receive-calls", "EMSGSIZE");
            save(pane, "receive-emsgsize");
            pane.type("receive-buffer", "256");
            pane.press("receive-how");
            pane.press("receive-some");
            pane.type("receive-count", "4");
            pane.press("receive");
            pane.awaitWords("received-title", "4");
            save(pane, "receive-list");
            choose(pane, "received", 0);
            save(pane, "receive-viewer");
            pane.press("receive-drain");
            pane.press("receive");
            pane.awaitDepth(0);
            pane.press("receive-follow");
            pane.press("receive");
            pane.awaitWords("receive-calls", "blocked in mq_receive");
            save(pane, "receive-blocked");
        }
    }
}
