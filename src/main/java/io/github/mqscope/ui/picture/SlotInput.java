package io.github.mqscope.ui.picture;

import java.util.OptionalInt;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// Chooses messages in a [SlotView] by mouse and keys, and tells of the one under the mouse.
///
/// The arrow keys go as the picture lies: right towards the receivers, left towards the senders.
final class SlotInput {
    private static final Duration SOON = Duration.millis(300);
    private static final Duration LONG = Duration.seconds(60);

    private final SlotView slots;
    private final Tooltip tip = new Tooltip();

    SlotInput(SlotView slots) {
        this.slots = slots;
    }

    /// Begins to listen.
    void install() {
        tip.setShowDelay(SOON);
        tip.setShowDuration(LONG);
        Tooltip.install(slots, tip);
        slots.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        slots.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        slots.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent press) {
        slots.requestFocus();
        if (press.getButton() == MouseButton.PRIMARY) {
            choose(slots.hitAt(press.getX(), press.getY())
                    .map(SlotView.Hit::slot)
                    .orElse(-1));
            press.consume();
        }
    }

    private void move(MouseEvent move) {
        PictureModel model = slots.model();
        tip.setText(slots.hitAt(move.getX(), move.getY())
                .map(hit -> PictureWords.tile(model, hit.slot(), hit.perCell(), System.currentTimeMillis()))
                .orElseGet(() -> PictureWords.countMeans(model)));
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && slots.chosen().isPresent()) {
            slots.selected().set(null);
            key.consume();
            return;
        }
        int at = slots.chosen().orElse(-1);
        int last = slots.model().tiles().size() - 1;
        target(key.getCode(), at, last).ifPresent(to -> {
            choose(at < 0 && key.getCode() != KeyCode.END ? 0 : to < 0 || to > last ? at : to);
            key.consume();
        });
    }

    private OptionalInt target(KeyCode key, int at, int last) {
        int cell = slots.grid().perCell();
        int column = slots.grid().rows() * cell;
        return switch (key) {
            case RIGHT -> OptionalInt.of(at - column);
            case LEFT -> OptionalInt.of(at + column);
            case UP -> OptionalInt.of(at - cell);
            case DOWN -> OptionalInt.of(at + cell);
            case HOME -> OptionalInt.of(0);
            case END -> OptionalInt.of(last);
            default -> OptionalInt.empty();
        };
    }

    private void choose(int slot) {
        PictureModel model = slots.model();
        boolean known = slot >= 0 && slot < model.tiles().size();
        slots.selected().set(known ? (Long) model.tiles().get(slot).identity() : null);
    }
}
