package io.github.mqscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import io.github.mqscope.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

class ShellTest extends WindowTest {
    @Test
    void offersToCreateAndToDemonstrateWhereThereIsNoQueue() {
        // Where nothing proves whose list it is, none are seen; without a mount none can be listed.
        LiveWindow.await(
                "the empty state",
                () -> text("#empty-title").matches("No message queues( are seen)?|Queues cannot be listed"));
        fire("#empty-demo");
        assertThat(window.demo.running().get()).isTrue();
        fire("#stop-demo");
        assertThat(window.demo.running().get()).isFalse();
        fire("#empty-create");
        assertThat(LiveWindow.fx(() -> window.shell.sheets().isOpen())).isTrue();
    }

    @Test
    void showsHostileNamesEscaped() throws Exception {
        LiveWindow other = LiveWindow.of(first, second);
        other.close();
        QueueName hostile = TestQueue.hostileName();
        try (TestQueue _ = TestQueue.create(hostile, 2, 16);
                LiveWindow shown = LiveWindow.of(hostile)) {
            shown.select(hostile);
            LiveWindow.settle();
            LiveWindow.onFx(shown.shell::unlink);
            LiveWindow.settle();
            List<String> texts = LiveWindow.fx(() -> texts(shown.shell.root()));
            assertThat(texts).anyMatch(t -> t.contains("\\x1b[2J\\n\\r"));
            assertThat(texts).allSatisfy(t -> assertThat(t).doesNotContainPattern("[\\x00-\\x1f\\u202e\\u2066]"));
        }
    }

    @Test
    void takesTheWholeScreenAndLeavesItByTheSameKeyOnly() {
        LiveWindow.onFx(() -> stage().setMaxHeight(500));
        LiveWindow.onFx(() -> window.shell.actions().run("window.full-screen"));
        LiveWindow.await("full screen", () -> stage().isFullScreen());
        double most = LiveWindow.fx(() -> stage().getMaxHeight());
        assertThat(most).isGreaterThanOrEqualTo(Screen.getPrimary().getBounds().getHeight());
        assertThat(LiveWindow.fx(() -> stage().getFullScreenExitKeyCombination()))
                .isEqualTo(KeyCombination.NO_MATCH);
        LiveWindow.onFx(() -> window.shell.actions().run("window.full-screen"));
        LiveWindow.await("the window again", () -> !stage().isFullScreen());
    }

    private Stage stage() {
        return (Stage) window.shell.scene().getWindow();
    }

    @Test
    void switchesTheThemeLive() {
        for (Theme.Choice choice : List.of(Theme.Choice.DARK, Theme.Choice.LIGHT, Theme.Choice.SYSTEM)) {
            menu("menu-theme." + choice.name().toLowerCase(java.util.Locale.ROOT));
            String sheet = LiveWindow.fx(Application::getUserAgentStylesheet);
            assertThat(sheet).contains(choice == Theme.Choice.DARK ? "primer-dark" : "primer-light");
        }
    }

    @Test
    void everyMenuActRunsAndNothingFails() throws Exception {
        create(first);
        window.select(first);
        LiveWindow.settle();
        for (MenuItem item : acts()) {
            LiveWindow.onFx(item::fire);
            LiveWindow.settle();
            LiveWindow.onFx(window.shell.sheets()::hide);
        }
        assertThat(window.quits).hasValue(1);
        assertThat(LiveWindow.fx(() -> window.shell.root().lookup("#error-bar").isVisible()))
                .isFalse();
        Await.until("the queue is still there", () -> window.seen(first).isPresent());
    }

    private List<MenuItem> acts() {
        MenuBar bar = window.find(MenuBar.class, ".menu-bar");
        return LiveWindow.fx(() -> bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(item -> item instanceof Menu group ? group.getItems().stream() : Stream.of(item))
                .toList());
    }

    private static List<String> texts(Node node) {
        List<String> found = new ArrayList<>();
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            found.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(texts(child)));
        }
        return found;
    }

    private void menu(String id) {
        MenuItem act = acts().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
        LiveWindow.onFx(act::fire);
    }

    @Test
    void fitsTheScreenAndAsksTheProgramToEndWhenClosed() {
        Stage stage = LiveWindow.fx(() -> {
            Stage shown = new Stage();
            new MainWindow(window.parts).show(shown);
            return shown;
        });
        Rectangle2D screen = LiveWindow.fx(() -> Screen.getPrimary().getVisualBounds());
        assertThat(stage.getTitle()).isEqualTo("mqscope");
        assertThat(stage.getWidth()).isLessThanOrEqualTo(screen.getWidth()).isGreaterThanOrEqualTo(900);
        assertThat(stage.getHeight()).isLessThanOrEqualTo(screen.getHeight()).isGreaterThanOrEqualTo(600);
        LiveWindow.onFx(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(window.quits).hasValue(1);
        LiveWindow.onFx(() -> {
            stage.hide();
            stage.setScene(null);
        });
    }

    @Test
    void zoomsByKeysAndBackToNormal() {
        String normal = LiveWindow.fx(() -> window.shell.root().getStyle());
        zoomKey(KeyCode.ADD);
        zoomKey(KeyCode.EQUALS);
        assertThat(LiveWindow.fx(() -> window.shell.root().getStyle())).isEqualTo("-fx-font-size: 15.0px;");
        zoomKey(KeyCode.SUBTRACT);
        assertThat(LiveWindow.fx(() -> window.shell.root().getStyle())).isEqualTo("-fx-font-size: 14.0px;");
        zoomKey(KeyCode.NUMPAD0);
        assertThat(LiveWindow.fx(() -> window.shell.root().getStyle())).isEqualTo(normal);
    }

    private void zoomKey(KeyCode key) {
        LiveWindow.onFx(() -> window.shell
                .root()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false)));
    }
}
