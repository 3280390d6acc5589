package io.github.mqscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The menus of a whole window on a small screen.
class MenuLengthTest {
    private static final int MOST = 20;

    @Test
    void noneIsLongerThanTheScreenAndTheActsOfAGroupAreBelowIt(@TempDir Path directory) throws Exception {
        try (LiveWindow window = LiveWindow.of(directory, LiveWindow.NO_FILE, TestQueue.uniqueName())) {
            MenuBar bar = window.find(MenuBar.class, ".menu-bar");
            List<Menu> menus = LiveWindow.fx(() -> List.copyOf(bar.getMenus()));
            assertThat(menus)
                    .allSatisfy(menu -> assertThat(menu.getItems())
                            .as(menu.getText())
                            .extracting(MenuItem::getId)
                            .hasSizeLessThanOrEqualTo(MOST));
            Menu messages = menus.stream()
                    .filter(menu -> menu.getText().equals("_Message"))
                    .findFirst()
                    .orElseThrow();
            assertThat(messages.getItems())
                    .filteredOn(Menu.class::isInstance)
                    .extracting(MenuItem::getText)
                    .containsExactlyInAnyOrder("Received messages", "Message in the viewer");
        }
    }
}
