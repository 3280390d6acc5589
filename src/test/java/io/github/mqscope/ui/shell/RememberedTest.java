package io.github.mqscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import io.github.mqscope.ui.theme.Theme;
import org.junit.jupiter.api.Test;

class RememberedTest extends WindowTest {
    @Test
    void aWindowOpensAsTheLastOneWasLeft() {
        LiveWindow.onFx(() -> {
            window.shell.theme().choice().set(Theme.Choice.DARK);
            window.shell.zoom(3);
        });
        Shell next = LiveWindow.fx(() -> MainWindow.shell(window.parts, window.demo, 900, 700));
        assertThat(next.theme().choice().get()).isEqualTo(Theme.Choice.DARK);
        assertThat(next.root().getStyle()).isEqualTo("-fx-font-size: 16.0px;");
        LiveWindow.onFx(() -> next.theme().choice().set(Theme.Choice.LIGHT));
    }
}
