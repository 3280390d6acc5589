package io.github.mqscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Repeats;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
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
        LiveWindow.await(
                "the count",
                () -> text("#timeline-waiting").matches("Paused since \\d\\d:\\d\\d:\\d\\d · 3\\d\\d waiting"));
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

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            window.log.add(LoopEvent.Kind.ACT, Optional.of(first), "event " + i);
        }
    }

    @Test
    void countsWhatFellOutWhilePausedAndShowsTheRest() throws Exception {
        create(first);
        LiveWindow.onFx(() -> window.shell.actions().run("events.pause"));
        fill(6_000);
        LiveWindow.await(
                "those beyond the bound are counted",
                () -> text("#timeline-waiting").matches(".* · \\d,\\d{3} waiting, 1,0\\d\\d more came and fell out"));
        LiveWindow.onFx(() -> window.shell.pauses().resume());
        LiveWindow.await("the rest", () -> text("#timeline-count").matches(".*5,000 events, 1,\\d{3} older ones gone"));
    }

    @Test
    void staysWhereItsReaderIsAndGoesToTheEndOnThePill() throws Exception {
        create(first);
        ListView<?> timeline = window.find(ListView.class, "#timeline");
        fill(200);
        LiveWindow.await("the events", () -> timeline.getItems().size() >= 200);
        LiveWindow.settle();
        press(timeline, KeyCode.HOME);
        fill(128);
        LiveWindow.await("the pill", () -> text("#timeline-latest").matches("1[23]\\d new"));
        assertThat(window.find(Button.class, "#timeline-latest").isVisible()).isTrue();
        fire("#timeline-latest");
        assertThat(window.find(Button.class, "#timeline-latest").isVisible()).isFalse();
    }

    private void ready(int depth) {
        window.log.add(LoopEvent.Kind.READY, second, depth + " of 10 messages", Repeats.ofDepth(depth, 10));
    }

    @Test
    @SuppressWarnings("unchecked")
    void repeatsGrowInTheirPlaceAndStayChosen() throws Exception {
        ListView<LoopEvent> timeline = window.find(ListView.class, "#timeline");
        ready(3);
        window.log.add(LoopEvent.Kind.ACT, Optional.of(first), "behind them");
        LiveWindow.await("both", () -> timeline.getItems().size() == 2);
        LiveWindow.onFx(() -> timeline.getSelectionModel().select(0));
        ready(7);
        ready(5);
        LiveWindow.await(
                "they are one", () -> timeline.getItems().getFirst().detail().contains(": 3 to 7 of 10 messages"));
        assertThat(LiveWindow.fx(() -> timeline.getSelectionModel().getSelectedItem()))
                .isSameAs(timeline.getItems().getFirst());
        assertThat(timeline.getItems()).extracting(LoopEvent::count).containsExactly(3L, 1L);
        assertThat(text("#timeline-count")).matches("4 (of \\d+ )?events");
    }

    @Test
    void whilePausedRepeatsWaitAndNoneIsCountedTwice() throws Exception {
        ListView<?> timeline = window.find(ListView.class, "#timeline");
        ready(3);
        LiveWindow.await("it", () -> timeline.getItems().size() == 1);
        LiveWindow.onFx(() -> window.shell.actions().run("events.pause"));
        ready(4);
        ready(5);
        LiveWindow.await("two wait", () -> text("#timeline-waiting").endsWith(" · 2 waiting"));
        LiveWindow.onFx(() -> window.shell.pauses().resume());
        LiveWindow.await("they are one", () -> text("#timeline-count").matches("3 (of \\d+ )?events"));
        assertThat(timeline.getItems()).hasSize(1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatMakesRoomGoesWhereverItStandsAndItsReaderStaysWhereHeIs() throws Exception {
        ListView<LoopEvent> timeline = window.find(ListView.class, "#timeline");
        window.log.add(LoopEvent.Kind.ACT, Optional.of(second), "the oldest");
        fill(5_000);
        window.log.add(LoopEvent.Kind.ACT, Optional.of(second), "the read one");
        LiveWindow.await("all", () -> text("#timeline-count").endsWith(" older ones gone"));
        LiveWindow.settle();
        press(timeline, KeyCode.HOME);
        LiveWindow.onFx(() -> timeline.scrollTo(4_000));
        LiveWindow.settle();
        String top = LiveWindow.fx(() -> top(timeline));
        fill(100);
        LiveWindow.await("the rest", () -> text("#timeline-count").matches(".* 1\\d\\d older ones gone"));
        LiveWindow.settle();
        assertThat(timeline.getItems())
                .extracting(LoopEvent::detail)
                .startsWith("the oldest")
                .contains("the read one", "event 99")
                .hasSizeGreaterThan(4_900);
        assertThat(LiveWindow.fx(() -> top(timeline))).isEqualTo(top);
    }

    private static String top(ListView<LoopEvent> timeline) {
        VirtualFlow<?> flow = (VirtualFlow<?>) timeline.lookup(".virtual-flow");
        return String.valueOf(flow.getFirstVisibleCell().getItem());
    }

    @Test
    void spacePausesAndTheStatusBarResumes() throws Exception {
        create(first);
        ListView<?> timeline = window.find(ListView.class, "#timeline");
        press(timeline, KeyCode.SPACE);
        assertThat(window.shell.pauses().count().get()).isEqualTo(1);
        press(timeline, KeyCode.SPACE);
        assertThat(window.shell.pauses().count().get()).isZero();
    }

    @Test
    @SuppressWarnings("unchecked")
    void filtersByTheChosenEventAndGoesToItsQueue() throws Exception {
        create(first);
        create(second);
        ListView<LoopEvent> timeline = window.find(ListView.class, "#timeline");
        window.log.add(LoopEvent.Kind.ACT, Optional.of(second), "an act on it");
        LiveWindow.await(
                "its act",
                () -> timeline.getItems().stream().anyMatch(e -> e.detail().equals("an act on it")));
        LiveWindow.onFx(() -> timeline.getItems().stream()
                .filter(e -> e.detail().equals("an act on it"))
                .forEach(timeline.getSelectionModel()::select));
        LiveWindow.onFx(() -> window.shell.actions().run("events.copy-json"));
        assertThat(LiveWindow.fx(() -> Clipboard.getSystemClipboard().getString()))
                .contains("\"detail\":\"an act on it\"");
        press(timeline, KeyCode.ENTER);
        assertThat(window.shell.selection().queue().orElseThrow().name()).isEqualTo(second);
        LiveWindow.onFx(() -> window.shell.actions().run("events.only-queue"));
        LiveWindow.await(
                "only its events",
                () -> timeline.getItems().stream().allMatch(e -> e.queue().equals(Optional.of(second))));
        LiveWindow.onFx(() -> timeline.getSelectionModel().selectLast());
        LiveWindow.onFx(() -> window.shell.actions().run("events.except-kind"));
        LiveWindow.await(
                "not that kind", () -> timeline.getItems().stream().noneMatch(e -> e.kind() == LoopEvent.Kind.ACT));
    }
}
