package io.github.mqscope.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsInWindowTest extends WindowTest {
    private MenuButton badge() {
        return window.find(MenuButton.class, "#alerts");
    }

    @Test
    void aFullQueueIsToldAndItsAlertLeadsToIt() throws Exception {
        TestQueue full = create(first);
        create(second);
        window.select(second);
        assertThat(LiveWindow.fx(() -> badge().isVisible())).isFalse();
        full.fill();
        LiveWindow.await("it is told", () -> badge().getText().equals("1 alert"));
        LiveWindow.onFx(() -> badge().show());
        LiveWindow.onFx(() -> badge().getItems().getFirst().fire());
        assertThat(LiveWindow.fx(() -> window.shell.selection().key().get()))
                .isEqualTo(window.seen(first).orElseThrow().key());
    }

    @Test
    void theLimitsAreTheUsers() throws Exception {
        TestQueue some = create(first);
        send(some, 2);
        window.awaitSeen(first, "half full", q -> q.depth() == 2);
        LiveWindow.onFx(() -> window.shell.actions().run("alerts.settings"));
        LiveWindow.await("the sheet", () -> window.shell.root().lookup("#alert-share") != null);
        LiveWindow.onFx(() -> ((Spinner<?>) window.shell.root().lookup("#alert-share")).decrement(40));
        LiveWindow.await("above 40 %", () -> badge().getText().equals("1 alert"));
    }

    @Test
    void theDesktopIsToldByAProcessThatGetsTitleAndText(@TempDir Path directory) throws Exception {
        Path told = directory.resolve("told");
        DesktopNotice notice = new DesktopNotice(
                List.of("sh", "-c", "for w; do echo \"$w\"; done > " + told, "sh"),
                e -> assertThat(e).isNull());
        notice.show(List.of("one", "two"));
        notice.show(List.of("too soon after it"));
        Await.until("told", () -> Files.exists(told) && Files.readString(told).endsWith("two\n"));
        assertThat(told).hasContent("--\nmqscope\none\ntwo");
    }

    @Test
    void aMissingNotifySendIsSaid() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        new DesktopNotice(List.of("/no/such/notify-send"), e -> said.add(String.valueOf(e.getMessage())))
                .show(List.of("x"));
        Await.until("it is said", () -> said.toString().contains("libnotify-bin"));
    }
}
