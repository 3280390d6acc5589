package io.github.mqscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

class TimelinePaneTest extends WindowTest {
    @Test
    void pausesTheTimelineAndCountsWhatWaits() throws Exception {
        create(first);
        ListView<?> timeline = window.find(ListView.class, "#timeline");
        ToggleButton pause = window.find(ToggleButton.class, "#timeline-pause");
        LiveWindow.await("an event", () -> !timeline.getItems().isEmpty());
        LiveWindow.onFx(pause::fire);
        int shown = LiveWindow.fx(() -> timeline.getItems().size());
        for (int i = 0; i < 300; i++) {
            window.log.add(LoopEvent.Kind.ACT, Optional.empty(), "while paused");
        }
        LiveWindow.await("the count", () -> text("#timeline-count").matches("paused, 3\\d\\d waiting"));
        assertThat(LiveWindow.fx(() -> timeline.getItems().size())).isEqualTo(shown);
        LiveWindow.onFx(pause::fire);
        LiveWindow.await("what waited", () -> timeline.getItems().size() >= shown + 300);
    }

    @Test
    void boundsTheTimelineAndCountsWhatIsGone() throws Exception {
        create(first);
        ListView<?> timeline = window.find(ListView.class, "#timeline");
        for (int i = 0; i < 12_000; i++) {
            window.log.add(LoopEvent.Kind.ACT, Optional.empty(), "event " + i);
        }
        LiveWindow.await("older ones are gone", () -> text("#timeline-count").contains("older ones gone"));
        assertThat(LiveWindow.fx(() -> timeline.getItems().size())).isLessThanOrEqualTo(5000);
    }
}
