package io.github.mqscope.ui.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;

/// The panel in a process that was started with the real-time signal blocked: registers by signal, has the compiled
/// [#SENDER] send, and prints what the panel says of the sender.
final class SignalledPane {
    static final String SENDER = """
            #include <mqueue.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_WRONLY);
                return mq_send(q, "resize cat.jpg", 14, 5) || mq_send(q, "resize dog.jpg", 14, 9);
            }
            """;

    private SignalledPane() {}

    @SuppressWarnings("SystemOut") // Its output is what the test reads.
    public static void main(String[] args) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try (LivePane pane = new LivePane(TestQueue.create(), LivePane::notification, 320, 640)) {
            pane.select();
            LiveWindow.onFx(() -> pane.find(CheckBox.class, "notify-rearm").setSelected(true));
            LiveWindow.onFx(() -> pane.find(CheckBox.class, "notify-drain").setSelected(true));
            pane.press("notify-register");
            pane.awaitWords("notify-standing", "via signal 36");
            try (Peer sender = Peer.start(args[1], new String(pane.queue.name().bytes(), UTF_8))) {
                int _ = sender.exitStatus();
                pane.awaitWords("notify-list", "dog.jpg");
                pane.pictures(Path.of(args[0]), "notify-signal");
                System.out.println(pane.words("notify-list")
                        .lines()
                        .filter(line -> line.startsWith("sent by ") && line.contains("(pid " + sender.pid() + ")"))
                        .findFirst()
                        .orElse("nothing"));
            }
        }
        System.exit(0);
    }
}
