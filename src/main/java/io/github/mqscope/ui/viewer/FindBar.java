package io.github.mqscope.ui.viewer;

import io.github.mqscope.body.Encoding;
import io.github.mqscope.body.Needle;
import io.github.mqscope.log.Threads;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.controls.IconButton;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Finds text or bytes in a body: count, next, previous. Searches away from the FX thread, the latest wins.
final class FindBar {
    private static final Words WORDS = Words.of(FindBar.class);
    private static final Duration PACE = Duration.millis(120);

    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button previous =
            IconButton.of(Feather.CHEVRON_UP, "find-previous", WORDS.get("find.previous"), () -> go(-1));
    private final Button next = IconButton.of(Feather.CHEVRON_DOWN, "find-next", WORDS.get("find.next"), () -> go(1));
    private final Button close = IconButton.of(Feather.X, "find-close", WORDS.get("find.close"), this::close);
    private final HBox view = new HBox(field, count, previous, next, close);
    private final BiConsumer<Integer, Integer> reveal;
    private final Runnable closed;
    private final Throttle pace = new Throttle(PACE, this::search);
    private byte[] bytes = {};
    private Encoding encoding = Encoding.UTF_8;
    private int[] found = {};
    private int length;
    private int at;
    private long asked;

    /// @param reveal shows some bytes: offset and length
    /// @param closed is called when it goes
    FindBar(BiConsumer<Integer, Integer> reveal, Runnable closed) {
        this.reveal = reveal;
        this.closed = closed;
        field.setId("viewer-find");
        field.setPromptText(WORDS.get("find.prompt"));
        field.setTooltip(new Tooltip(WORDS.get("find.tip")));
        field.textProperty().addListener((o, was, now) -> pace.ask());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(60);
        field.setMaxWidth(320);
        count.setId("viewer-find-count");
        count.setMaxWidth(Double.MAX_VALUE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("viewer-facts");
        HBox.setHgrow(count, Priority.SOMETIMES);
        view.getStyleClass().add("viewer-head");
        view.setVisible(false);
        view.managedProperty().bind(view.visibleProperty());
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> go(key.isShiftDown() ? -1 : 1);
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        key.consume();
    }

    Region view() {
        return view;
    }

    boolean isOpen() {
        return view.isVisible();
    }

    void open() {
        view.setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    void close() {
        if (isOpen()) {
            view.setVisible(false);
            closed.run();
        }
    }

    /// Looks in another body from now on.
    void in(byte[] body, Encoding in) {
        bytes = body;
        encoding = in;
        found = new int[0];
        if (isOpen()) {
            search();
        } else {
            asked++;
        }
    }

    private void search() {
        long number = ++asked;
        Optional<Needle> needle = Needle.of(field.getText(), encoding);
        byte[] where = bytes;
        if (needle.isEmpty()) {
            found = new int[0];
            say(field.getText().isEmpty() ? "" : WORDS.get("find.cannot", encoding));
            return;
        }
        Threads.virtual("find").start(() -> {
            int[] places = needle.get().in(where);
            Platform.runLater(() -> {
                if (number == asked) {
                    show(places, needle.get().bytes().length);
                }
            });
        });
    }

    private void show(int[] places, int needleLength) {
        found = places;
        length = needleLength;
        at = 0;
        go(0);
    }

    /// Goes on by a step, around the end.
    void go(int step) {
        if (step == 0 && !isOpen()) {
            return;
        }
        if (found.length == 0) {
            say(field.getText().isEmpty() ? "" : WORDS.get("find.none"));
            return;
        }
        at = Math.floorMod(at + step, found.length);
        say(WORDS.get(found.length == Needle.MOST ? "find.many" : "find.count", at + 1, found.length));
        reveal.accept(found[at], length);
    }

    private void say(String words) {
        count.setText(words);
        previous.setDisable(found.length == 0);
        next.setDisable(found.length == 0);
    }
}
