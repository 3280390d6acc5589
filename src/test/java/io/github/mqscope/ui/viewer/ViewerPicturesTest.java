package io.github.mqscope.ui.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Draws the viewer in its ways and both themes; `-Dmqscope.pictures=DIR` keeps the pictures there.
class ViewerPicturesTest {
    private static final String JSON = """
            {"id": 4711, "op": "resize", "file": "/srv/in/cat.jpg", "size": {"w": 800, "h": 600.5, "crop": null},
             "tags": ["cat", "night", "\\u202egpj.exe"], "retry": false, "parts": [], "note": "two\\nlines"}
            """;
    private static final String ORDER = """
            enum state { NEW = 1, PAID, SHIPPED };
            struct order {
              uint32_t id;
              char item[16];
              double price;
              enum state state;
              struct { uint8_t r, g, b; } colour;
              unsigned express : 1, gift : 1, boxes : 6;
              time_t placed;
              void *next;
            };""";

    @TempDir
    private Path temporary;

    private Path directory() throws Exception {
        String kept = System.getProperty("mqscope.pictures");
        return kept == null ? temporary : Files.createDirectories(Path.of(kept));
    }

    private static byte[] order() {
        ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(4711).put("left-hand hammer".getBytes(UTF_8)).position(24);
        out.putDouble(19.95).putInt(2).put(new byte[] {(byte) 200, 30, 0, 0b1101});
        out.position(40);
        out.putInt(0b10011).position(48);
        out.putLong(1795629731).putLong(0x7ffd1234a0L);
        return out.array();
    }

    private final class Scene implements AutoCloseable {
        private final ViewerPane viewer = LiveWindow.fx(() -> new ViewerPane(Settings.inMemory()));
        private final LivePane pane;

        Scene(double width, double height) throws Exception {
            pane = new LivePane(TestQueue.create(), p -> viewer.view(), width, height);
        }

        void show(byte[] body) {
            LiveWindow.onFx(() -> viewer.show(new Message(5, body), Optional.of(QueueName.of("/orders"))));
        }

        void key(String id, KeyCode code, boolean control, boolean shift) {
            Node target = pane.find(Node.class, id);
            LiveWindow.onFx(() ->
                    target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false)));
        }

        void save(String name) throws Exception {
            LiveWindow.settle();
            pane.pictures(directory(), name);
            assertThat(directory().resolve("uimsg-" + name + "-light.png")).isNotEmptyFile();
        }

        @Override
        public void close() throws QueueException {
            pane.close();
        }
    }

    private void draw(String size, double width, double height) throws Exception {
        FxToolkit.registerPrimaryStage();
        try (Scene scene = new Scene(width, height)) {
            scene.save("viewer-" + size + "-none");
            scene.show(new byte[0]);
            scene.save("viewer-" + size + "-empty");
            scene.show(
                    ("first line\n\u001b[31mred\u001b[0m and a long line that goes on and on and on until it has to be"
                                    + " broken somewhere\n\u202egnp.exe\n")
                            .repeat(3)
                            .getBytes(UTF_8));
            scene.save("viewer-" + size + "-text");
            scene.key("viewer-text", KeyCode.F, true, false);
            scene.pane.type("viewer-find", "broken");
            scene.pane.awaitWords("viewer-find-count", "1 of 3");
            scene.save("viewer-" + size + "-find");
            scene.key("viewer-find", KeyCode.ESCAPE, false, false);
            scene.show("0123456789 lorem ipsum\n".repeat(4000).getBytes(UTF_8));
            LiveWindow.await("seen to be text", () -> scene.pane.sees("viewer-text"));
            scene.save("viewer-" + size + "-long");
            scene.show(JSON.getBytes(UTF_8));
            scene.key("viewer-json", KeyCode.DOWN, false, false);
            scene.save("viewer-" + size + "-json");
            scene.key("viewer-json", KeyCode.DIVIDE, false, false);
            scene.save("viewer-" + size + "-json-folded");
            scene.show(order());
            for (int i = 0; i < 24; i++) {
                scene.key("viewer-hex", KeyCode.RIGHT, false, false);
            }
            scene.save("viewer-" + size + "-hex");
            for (int i = 0; i < 7; i++) {
                scene.key("viewer-hex", KeyCode.RIGHT, false, true);
            }
            scene.save("viewer-" + size + "-hex-range");
            struct(scene, size);
            scene.show("{\"id\": 4711, \"op\": resize}".getBytes(UTF_8));
            scene.pane.press("viewer-as-json");
            scene.save("viewer-" + size + "-json-broken");
        }
    }

    private void struct(Scene scene, String size) throws Exception {
        scene.pane.press("viewer-as-struct");
        scene.save("viewer-" + size + "-struct-none");
        scene.pane.press("struct-write");
        scene.pane.type("struct-source", ORDER.replace("price;", "price"));
        scene.pane.awaitWords("struct-problem", "expected");
        scene.save("viewer-" + size + "-struct-wrong");
        scene.pane.type("struct-source", ORDER);
        scene.pane.awaitWords("struct-state", "sizeof");
        scene.save("viewer-" + size + "-struct-edit");
        scene.pane.press("struct-keep");
        scene.save("viewer-" + size + "-struct");
        scene.show(java.util.Arrays.copyOf(order(), 45));
        scene.save("viewer-" + size + "-struct-short");
        byte[] dirty = order();
        dirty[12] = 'x';
        dirty[22] = 9;
        scene.show(dirty);
        scene.pane.press("struct-new");
        scene.pane.type(
                "struct-source",
                "#include <stdint.h>\nstruct head { uint16_t kind : 3; };\n"
                        + "struct order { uint32_t id; char item[16]; uint8_t rest[]; };");
        scene.pane.awaitWords("struct-problem", "This is struct order.");
        scene.save("viewer-" + size + "-struct-others");
    }

    @Test
    void drawsTheViewerWhereThereIsRoom() throws Exception {
        draw("wide", 960, 360);
    }

    @Test
    void drawsTheViewerWhereThereIsLittle() throws Exception {
        draw("narrow", 420, 300);
    }

    @Test
    void drawsTheCopyMenu() throws Exception {
        FxToolkit.registerPrimaryStage();
        try (Scene scene = new Scene(700, 300)) {
            scene.show(JSON.getBytes(UTF_8));
            MenuButton copy = scene.pane.find(MenuButton.class, "viewer-copy");
            LiveWindow.onFx(copy::show);
            LiveWindow.settle();
            Path file = directory().resolve("uimsg-viewer-copy-menu.png");
            var image = LiveWindow.fx(
                    () -> copy.getItems().getFirst().getParentPopup().getScene().snapshot(null));
            try (var out = Files.newOutputStream(file)) {
                io.github.mqscope.ui.tour.PngWriter.write(image, out);
            }
            LiveWindow.onFx(copy::hide);
            assertThat(file).isNotEmptyFile();
        }
    }
}
