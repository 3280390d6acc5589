package io.github.mqscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class StepsTest {
    private final List<Long> frames = new ArrayList<>();
    private long frame;

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void doesNothingInTheFirstFrameAndOneStepInEachAfterIt() {
        Runnable step = () -> frames.add(frame);
        AnimationTimer counter = LiveWindow.fx(Counter::new);
        LiveWindow.onFx(() -> {
            counter.start();
            new Steps(List.of(step, step, step)).inFrames(step);
        });
        LiveWindow.await("all of it", () -> frames.size() == 4);
        LiveWindow.onFx(counter::stop);
        assertThat(frames.getFirst()).isGreaterThan(1);
        assertThat(Set.copyOf(frames)).hasSize(4);
    }

    @Test
    void doesAllAtOnceWhereItIsToldTo() {
        Runnable step = () -> frames.add(frame);
        LiveWindow.onFx(() -> new Steps(List.of(step, step)).finish());
        assertThat(frames).hasSize(2);
    }

    private final class Counter extends AnimationTimer {
        @Override
        public void handle(long now) {
            frame++;
        }
    }
}
