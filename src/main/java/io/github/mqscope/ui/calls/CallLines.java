package io.github.mqscope.ui.calls;

import io.github.mqscope.space.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Calls that were asked for, newest first. Looks ten times a second while one is under way, and not at all
/// otherwise.
public final class CallLines {
    /// Calls under way at the most.
    public static final int MOST_PENDING = 8;

    /// Calls that are over and still shown.
    static final int MOST_OVER = 2;

    private final VBox box = new VBox();
    private final List<CallLine> lines = new ArrayList<>();
    private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(100), e -> tick()));
    private Runnable ticked = () -> {};

    /// Nothing yet.
    public CallLines(String id) {
        clock.setCycleCount(Timeline.INDEFINITE);
        box.setId(id);
        box.getStyleClass().add("call-lines");
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.managedProperty().bind(box.visibleProperty());
        box.setVisible(false);
    }

    /// The style of panels and calls.
    public static String stylesheet() {
        return Objects.requireNonNull(CallLines.class.getResource("calls.css")).toExternalForm();
    }

    /// A panel that scrolls where it has too little room.
    public static ScrollPane scrolled(Region content) {
        ScrollPane panel = new ScrollPane(content);
        panel.setFitToWidth(true);
        panel.setFitToHeight(true);
        panel.getStyleClass().add("panel-scroll"); // Sideways only where large text needs it.
        return panel;
    }

    /// Shows a call.
    public void add(Call call, Asked asked) {
        add(call, asked, Optional.empty());
    }

    /// Starts a call and shows it; where it ends early the rest of it can be started.
    /// @param start starts it from the message of a number; empty where it could not
    public void start(Asked asked, LongFunction<Optional<Call>> start) {
        LongConsumer goOn = number -> start(asked.from(number), start);
        start.apply(asked.first()).ifPresent(call -> add(call, asked, Optional.of(goOn)));
    }

    private void add(Call call, Asked asked, Optional<LongConsumer> goOn) {
        CallLine[] self = new CallLine[1];
        CallLine line = new CallLine(call, asked, goOn, () -> remove(self[0]));
        self[0] = line;
        lines.addFirst(line);
        tick();
        if (pending.get() > 0) {
            clock.play();
        }
    }

    private void remove(CallLine line) {
        lines.remove(line);
        tick();
    }

    private void tick() {
        lines.forEach(CallLine::update);
        List<CallLine> over = lines.stream().filter(CallLine::isOver).toList();
        lines.removeAll(over.subList(Math.min(MOST_OVER, over.size()), over.size()));
        List<Region> views = lines.stream().map(CallLine::view).toList();
        if (!views.equals(box.getChildren())) {
            box.getChildren().setAll(views);
        }
        box.setVisible(!lines.isEmpty());
        pending.set(lines.size() - Math.min(MOST_OVER, over.size()));
        if (pending.get() == 0) {
            clock.stop();
        }
        ticked.run();
    }

    /// How many are under way.
    public ReadOnlyIntegerProperty pending() {
        return pending.getReadOnlyProperty();
    }

    /// Called whenever a call may have moved on.
    public void onTick(Runnable then) {
        ticked = then;
    }

    /// The lines, which scroll by themselves where there are more than `most` pixels of them.
    public Region bounded(double most) {
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("panel-scroll");
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        scroll.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(() -> Math.min(most, box.getHeight()), box.heightProperty()));
        scroll.visibleProperty().bind(box.visibleProperty());
        scroll.managedProperty().bind(box.visibleProperty());
        return scroll;
    }

    /// The lines.
    public Region view() {
        return box;
    }
}
