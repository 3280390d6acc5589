package io.github.mqscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import io.github.mqscope.ui.action.Action;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaletteTest extends WindowTest {
    @BeforeEach
    void openPalette() {
        LiveWindow.onFx(() -> window.shell.actions().run("app.palette"));
        LiveWindow.await("the palette", () -> window.shell.root().lookup("#palette-field") != null);
    }

    private List<String> found() {
        return LiveWindow.fx(() ->
                list().getItems().stream().map(item -> ((Action) item).id()).toList());
    }

    private ListView<?> list() {
        return (ListView<?>) window.shell.root().lookup("#palette");
    }

    @Test
    void offersEveryActAndFindsOneByPartsOfItsWords() {
        int all = LiveWindow.fx(() -> window.shell.actions().all().size());
        assertThat(found()).hasSize(all - 1).doesNotContain("app.palette");
        type("#palette-field", "que crea");
        assertThat(found()).containsExactly("queue.create");
        type("#palette-field", "no such thing");
        assertThat(found()).isEmpty();
    }

    @Test
    void enterDoesWhatIsChosen() {
        type("#palette-field", "larger");
        LiveWindow.onFx(() ->
                window.find(TextField.class, "#palette-field").getOnAction().handle(new javafx.event.ActionEvent()));
        assertThat(LiveWindow.fx(() -> window.shell.theme().fontSize().get())).isEqualTo(14);
        assertThat(LiveWindow.fx(() -> window.shell.sheets().isOpen())).isFalse();
    }

    @Test
    void theArrowsMoveInTheListWhileTheKeyboardStaysInTheField() {
        press(window.find(TextField.class, "#palette-field"), KeyCode.DOWN);
        assertThat(LiveWindow.fx(() -> list().getSelectionModel().getSelectedIndex()))
                .isEqualTo(1);
        press(window.find(TextField.class, "#palette-field"), KeyCode.UP);
        press(window.find(TextField.class, "#palette-field"), KeyCode.UP);
        assertThat(LiveWindow.fx(() -> list().getSelectionModel().getSelectedIndex()))
                .isEqualTo(found().size() - 1);
    }

    @Test
    void readOnlyModeLeavesNothingThatChangesAQueue() {
        LiveWindow.onFx(() -> window.shell.sheets().hide());
        LiveWindow.onFx(() -> window.shell.actions().run("app.read-only"));
        List<String> left = LiveWindow.fx(() -> window.shell.actions().all().stream()
                .filter(Action::isChange)
                .filter(act -> !window.shell.actions().disabled(act.id()).get())
                .map(Action::id)
                .toList());
        assertThat(left).isEmpty();
    }
}
