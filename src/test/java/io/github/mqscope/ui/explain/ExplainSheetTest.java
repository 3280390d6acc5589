package io.github.mqscope.ui.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

class ExplainSheetTest extends WindowTest {
    @Test
    void everyErrnoOfEveryCallCanBeChosenAndIsExplained() throws Exception {
        create(first);
        window.select(first);
        LiveWindow.onFx(() -> window.shell.actions().run("app.explain"));
        LiveWindow.await("the sheet", () -> window.shell.root().lookup("#explain-call") != null);
        for (String call : LiveWindow.fx(() -> combo("#explain-call").getItems())) {
            LiveWindow.onFx(() -> combo("#explain-call").setValue(call));
            for (String errno : LiveWindow.fx(
                    () -> java.util.List.copyOf(combo("#explain-errno").getItems()))) {
                LiveWindow.onFx(() -> combo("#explain-errno").setValue(errno));
                assertThat(LiveWindow.fx(
                                () -> window.shell.root().lookupAll(".note").size()))
                        .as("%s of %s", errno, call)
                        .isPositive();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> combo(String id) {
        return (ComboBox<String>) window.shell.root().lookup(id);
    }
}
