package io.github.mqscope.ui.tour;

import io.github.mqscope.demo.StagedQueue;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.space.Call;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/// Bodies in the viewer: text, bytes, JSON, and the fields of a struct.
final class BodyScenes {
    private static final String STRUCT = "sample";
    private static final String SOURCE = """
            struct sample {
                uint32_t sequence;
                uint8_t  sensor;
                int16_t  celsius_x10;
                double   volts;
                char     place[16];
                uint64_t at_ns;
            };
            """;
    private static final String JSON = """
            {"order": 4711, "customer": "Ada", "lines": [{"part": "bolt M6", "count": 200}, \
            {"part": "nut M6", "count": 200}], "express": true}""";
    private static final String TEXT = "backup /srv/photos finished: 1,204 files, 38 GiB in 00:41:07";
    private static final int SIZE = 256;

    private final Shell shell;
    private final WindowDriver hand;

    BodyScenes(Shell shell, WindowDriver hand) {
        this.shell = shell;
        this.hand = hand;
    }

    void play() throws IOException {
        try (StagedQueue queue = StagedQueue.create("/tour-bodies-", 10, SIZE)) {
            shell.space().acts().learn(queue.name());
            hand.await(queue.name(), "listed", q -> true);
            hand.select(queue.name());
            send(queue.name(), new Message(1, TEXT.getBytes(StandardCharsets.UTF_8)));
            send(queue.name(), new Message(4, JSON.getBytes(StandardCharsets.UTF_8)));
            send(queue.name(), new Message(9, sample()));
            picture();
            show();
            picture();
        }
    }

    // Away, for more of the bodies, and back again.
    private void picture() throws IOException {
        hand.act(() -> {
            boolean _ = shell.actions().run("picture.toggle");
        });
    }

    private void send(QueueName name, Message message) throws IOException {
        QueueTarget target = QueueTarget.of(hand.queue(name).orElseThrow());
        Call call = shell.space()
                .acts()
                .send(new SendRequest(target, message, 1, Duration.ZERO, new Waiting.NonBlocking()), over -> {});
        hand.await(name, "sent to", q -> call.isOver());
    }

    private static byte[] sample() {
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(90_210).put((byte) 3).put((byte) 0).putShort((short) 217).putDouble(3.3125);
        bytes.put("roof, north".getBytes(StandardCharsets.US_ASCII));
        bytes.putLong(32, 1_764_086_400_000_000_000L);
        return bytes.array();
    }

    private void show() throws IOException {
        hand.act(() -> ((TabPane) find("#queue-tabs")).getSelectionModel().selectFirst());
        hand.press("#source-seen");
        hand.await("three messages", () -> table().getItems().size() >= 3);
        choose(0);
        hand.picture("viewer-text");
        choose(1);
        hand.press("#viewer-as-json");
        hand.picture("viewer-json");
        choose(2);
        hand.press("#viewer-as-hex");
        hand.picture("viewer-hex");
        hand.act(() -> shell.settings().records("viewer.templates").add(Map.of("name", STRUCT, "source", SOURCE)));
        hand.press("#viewer-as-struct");
        hand.act(this::chooseStruct);
        hand.awaitSight("#struct-fields");
        hand.picture("viewer-struct");
        hand.press("#struct-edit");
        hand.awaitSight("#struct-source");
        hand.picture("struct-editor");
        hand.press("#struct-cancel");
    }

    @SuppressWarnings("unchecked") // The box of names.
    private void chooseStruct() {
        ((ComboBox<String>) find("#struct-choice")).setValue(STRUCT);
    }

    private void choose(int row) throws IOException {
        hand.act(() -> table().getSelectionModel().clearAndSelect(row));
    }

    private TableView<?> table() {
        return (TableView<?>) find("#seen");
    }

    private Node find(String id) {
        return Objects.requireNonNull(shell.scene().lookup(id));
    }
}
