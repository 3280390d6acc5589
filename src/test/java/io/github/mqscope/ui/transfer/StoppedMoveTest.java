package io.github.mqscope.ui.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A move to a queue that takes shorter messages, with real journals on disk.
class StoppedMoveTest {
    @TempDir
    private Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private TestQueue from;
    private TestQueue to;
    private LiveWindow window;

    @BeforeEach
    void open() throws Exception {
        QueueName source = TestQueue.uniqueName("a".getBytes(UTF_8));
        QueueName target = TestQueue.uniqueName("b".getBytes(UTF_8));
        window = LiveWindow.of(directory.resolve("journals"), LiveWindow.NO_FILE, source, target);
        opened.add(window);
        from = TestQueue.create(source, 4, 64);
        opened.add(from);
        to = TestQueue.create(target, 2, 32);
        opened.add(to);
        from.queue().send(new Message(9, new byte[33]));
        from.queue().send(new Message(5, "short".getBytes(UTF_8)));
        from.queue().send(new Message(1, "last".getBytes(UTF_8)));
        window.awaitSeen(source, "three messages", q -> q.depth() == 3);
        window.awaitSeen(target, "the other queue", q -> true);
        window.select(source);
        LiveWindow.onFx(() -> window.shell.actions().run("queue.move"));
        LiveWindow.settle();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : opened.reversed()) {
            resource.close();
        }
    }

    private String text(String selector) {
        return LiveWindow.fx(() -> window.shell.root().lookup(selector) instanceof Labeled l ? l.getText() : "");
    }

    private void fire(String id) {
        Button button = window.find(Button.class, id);
        LiveWindow.onFx(button::fire);
    }

    private void awaitResult(String words) {
        LiveWindow.await(
                words,
                () -> window.find(Region.class, "#transfer-calls").lookupAll(".call-state").stream()
                        .anyMatch(state -> ((Label) state).getText().contains(words)));
    }

    private List<String> labels(String inside) {
        return LiveWindow.fx(() -> window.find(Region.class, inside).lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    @Test
    void theSheetSaysWhatFitsAndHowMuchRoomThereIs() {
        assertThat(labels("#transfer-queues"))
                .contains("takes only up to 32 bytes")
                .doesNotContain("fits");
        assertThat(text("#transfer-words"))
                .contains("It takes up to 32 bytes, 64 can come", "stays in the journal", "It has room for 2 now");
    }

    @Test
    void itSaysAtWhichMessageAndWhyAndGoesOn() throws Exception {
        assertThat(text("#transfer-head")).isEqualTo("from the head; 3 are there");
        fire("#transfer-act");
        awaitResult("failed at message 1: EMSGSIZE: the message has 33 bytes");
        LiveWindow.await(
                "it offers to go on", () -> text("#transfer-act").equals("Go on: move 2 more to " + to.name()));
        LiveWindow.await(
                "the journal is offered",
                () -> labels("#leftovers").stream().anyMatch(l -> l.equals(from.name() + ": 1 message not back")));
        LiveWindow.await("those left are counted", () -> text("#transfer-head").endsWith("; 2 are there"));
        fire("#transfer-act");
        awaitResult("moved 2 messages");
        LiveWindow.await("none is left", () -> text("#transfer-head").endsWith("; none is there"));
        assertThat(to.queue().receive().body()).isEqualTo("short".getBytes(UTF_8));
        fire("#leftover-restore");
        Await.until("the message is back", () -> from.queue().attributes().curmsgs() == 1);
        assertThat(from.queue().receive()).isEqualTo(new Message(9, new byte[33]));
        Await.until("no journal is left", () -> {
            try (Stream<Path> left = Files.list(directory.resolve("journals"))) {
                return left.findAny().isEmpty();
            }
        });
    }
}
