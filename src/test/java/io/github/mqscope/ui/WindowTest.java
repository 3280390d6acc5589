package io.github.mqscope.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A window that looks at three queues of a test, which it creates when it needs them.
public abstract class WindowTest {
    protected final QueueName first = name("a");
    protected final QueueName second = name("b");
    protected final QueueName third = name("c");
    protected final List<AutoCloseable> opened = new ArrayList<>();
    protected LiveWindow window;

    private static QueueName name(String suffix) {
        return TestQueue.uniqueName(suffix.getBytes(UTF_8));
    }

    @BeforeEach
    void open() throws Exception {
        window = LiveWindow.of(first, second, third);
        opened.add(window);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : opened.reversed()) {
            resource.close();
        }
    }

    protected TestQueue create(QueueName name) throws Exception {
        TestQueue queue = TestQueue.create(name, 4, 64);
        opened.add(queue);
        window.awaitSeen(name, name + " is seen", q -> true);
        return queue;
    }

    protected static void send(TestQueue queue, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            queue.queue().send(new Message(0, new byte[8]));
        }
    }

    protected void type(String id, String text) {
        TextInputControl field = window.find(TextInputControl.class, id);
        LiveWindow.onFx(() -> field.setText(text));
    }

    protected void press(Node node, KeyCode key) {
        LiveWindow.onFx(
                () -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    protected void fire(String id) {
        Button button = window.find(Button.class, id);
        LiveWindow.onFx(button::fire);
    }

    protected String text(String selector) {
        return LiveWindow.fx(() -> window.shell.root().lookup(selector) instanceof Labeled l ? l.getText() : "");
    }

    protected TableView<?> table() {
        return window.find(TableView.class, "#queues");
    }
}
