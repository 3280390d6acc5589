package io.github.mqscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class TipTest {
    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void isMadeWhenTheMouseFirstComesAndSaysWhatIsTrueByThen() {
        Label label = LiveWindow.fx(() -> new Label("3"));
        LiveWindow.onFx(() -> Tip.on(label, "three threads"));
        LiveWindow.onFx(() -> Tip.on(label, "four threads"));
        assertThat(LiveWindow.fx(() -> label.getTooltip() == null)).isTrue();
        assertThat(LiveWindow.fx(label::getAccessibleHelp)).isEqualTo("four threads");
        LiveWindow.onFx(() -> enter(label));
        assertThat(LiveWindow.fx(() -> label.getTooltip().getText())).isEqualTo("four threads");
        LiveWindow.onFx(() -> Tip.on(label, "five threads"));
        assertThat(LiveWindow.fx(() -> label.getTooltip().getText())).isEqualTo("five threads");
    }

    private static void enter(Label label) {
        label.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_ENTERED,
                0,
                0,
                0,
                0,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null));
    }
}
