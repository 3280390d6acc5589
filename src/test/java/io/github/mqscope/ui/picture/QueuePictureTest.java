package io.github.mqscope.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueuePictureTest {
    private static final double WIDTH = 400;
    private static final double HEIGHT = 220;

    private static @Nullable Long chosen(PicturedQueue pictured) {
        return LiveWindow.fx(() -> pictured.picture.selected().get());
    }

    private static String words(PicturedQueue pictured, String id) {
        Label label = pictured.find(Label.class, id);
        return LiveWindow.fx(label::getText);
    }

    private static String spoken(PicturedQueue pictured) {
        return LiveWindow.fx(() -> pictured.slots().getAccessibleText());
    }

    @Test
    void theArrowKeysGoAlongTheMessages() throws Exception {
        try (PicturedQueue pictured = new PicturedQueue(WIDTH, HEIGHT, 13)) {
            PictureModel model = Models.queue(10, 4);
            List<Long> order = model.tiles().stream().map(Tile::identity).toList();
            pictured.rest(model);
            pictured.press(KeyCode.LEFT);
            assertThat(chosen(pictured)).isEqualTo(order.get(0));
            pictured.press(KeyCode.DOWN);
            assertThat(chosen(pictured)).isEqualTo(order.get(1));
            pictured.press(KeyCode.LEFT);
            assertThat(chosen(pictured)).isEqualTo(order.get(3));
            pictured.press(KeyCode.LEFT);
            assertThat(chosen(pictured)).isEqualTo(order.get(3));
            LiveWindow.await("what is spoken", () -> spoken(pictured).contains("Message 4 of 4, priority 0"));
            pictured.press(KeyCode.HOME);
            assertThat(chosen(pictured)).isEqualTo(order.get(0));
            pictured.press(KeyCode.END);
            assertThat(chosen(pictured)).isEqualTo(order.get(3));
            pictured.press(KeyCode.ESCAPE);
            assertThat(chosen(pictured)).isNull();
        }
    }

    @Test
    void aClickChoosesTheMessageUnderIt() throws Exception {
        try (PicturedQueue pictured = new PicturedQueue(WIDTH, HEIGHT, 13)) {
            PictureModel model = Models.queue(10, 4);
            pictured.rest(model);
            click(pictured, WIDTH - 90, 20);
            assertThat(chosen(pictured)).isEqualTo(model.tiles().getFirst().identity());
            click(pictured, 40, 20);
            assertThat(chosen(pictured)).isNull();
        }
    }

    private static void click(PicturedQueue pictured, double x, double y) {
        SlotView slots = pictured.slots();
        LiveWindow.onFx(() -> {
            Point2D at = slots.localToScene(x, y);
            slots.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null));
        });
    }

    @Test
    void aFullQueueSaysSoAndWhoIsBlocked() throws Exception {
        try (PicturedQueue pictured = new PicturedQueue(WIDTH, HEIGHT, 13)) {
            pictured.rest(Models.full());
            LiveWindow.await(
                    "that it is full", () -> words(pictured, "picture-count").equals("Full: 10 of 10"));
            assertThat(spoken(pictured)).contains("/print-jobs", "2 senders wait", "No receiver seen");
        }
    }

    @Test
    void anEmptyQueueSaysSoAndWhoIsToBeNotified() throws Exception {
        try (PicturedQueue pictured = new PicturedQueue(WIDTH, HEIGHT, 13)) {
            pictured.rest(Models.empty());
            LiveWindow.await(
                    "that it is empty", () -> words(pictured, "picture-count").equals("Empty: 0 of 10"));
            assertThat(words(pictured, "picture-flag")).isEqualTo("Notifies watcher 513 by signal 34");
            pictured.rest(Models.empty().with(Models.empty().flag().now(NotifyFlag.State.FIRED)));
            LiveWindow.await(
                    "that it fired", () -> words(pictured, "picture-flag").startsWith("Fired"));
        }
    }

    @Test
    void nothingIsDrawnWhileNothingMoves() throws Exception {
        try (PicturedQueue pictured = new PicturedQueue(WIDTH, HEIGHT, 13)) {
            pictured.rest(Models.queue(10, 3));
            LiveWindow.settle();
            assertThat(LiveWindow.fx(() -> pictured.slots().isRunning())).isFalse();
            pictured.show(Models.queue(10, 4));
            assertThat(LiveWindow.fx(() -> pictured.slots().isRunning())).isTrue();
            pictured.rest(Models.queue(10, 4));
        }
    }

    @Test
    void aMessageStaysChosenWhileOthersComeAndGo() throws Exception {
        try (PicturedQueue pictured = new PicturedQueue(WIDTH, HEIGHT, 13)) {
            PictureModel model = Models.queue(10, 4);
            pictured.rest(model);
            Tile last = model.tiles().getLast();
            LiveWindow.onFx(() -> pictured.picture.selected().set(last.identity()));
            pictured.rest(PictureModel.of(model.name(), 10, List.of(last)));
            assertThat(LiveWindow.fx(() -> pictured.slots().chosen())).hasValue(0);
        }
    }
}
