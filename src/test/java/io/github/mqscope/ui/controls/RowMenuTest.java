package io.github.mqscope.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class RowMenuTest {
    private final List<String> done = new ArrayList<>();
    private final BooleanProperty off = new SimpleBooleanProperty();
    private final Actions actions = new Actions();
    private ListView<String> list;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        add("row.copy");
        add("row.go");
        list = LiveWindow.fx(ListView::new);
        stage = LiveWindow.fx(() -> {
            new RowMenu(list, actions)
                    .group("row.copy")
                    .group("row.go")
                    .key("row.go", new KeyCodeCombination(KeyCode.ENTER));
            Stage made = new Stage();
            made.setScene(new Scene(list, 200, 200));
            made.show();
            return made;
        });
    }

    private void add(String id) {
        Action _ = actions.add(
                Action.of(id, id, Action.Category.VIEW, () -> done.add(id)).disabledWhen(off));
    }

    @AfterEach
    void close() {
        LiveWindow.onFx(stage::hide);
    }

    private void press(KeyCode code) {
        LiveWindow.onFx(
                () -> list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private List<MenuItem> items() {
        return LiveWindow.fx(() -> {
            list.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 5, 5, false, null));
            return Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .flatMap(menu -> menu.getItems().stream())
                    .toList();
        });
    }

    @Test
    void aKeyDoesTheActUnlessItCannotBeDone() {
        press(KeyCode.A);
        assertThat(done).isEmpty();
        press(KeyCode.ENTER);
        assertThat(done).containsExactly("row.go");
        off.set(true);
        press(KeyCode.ENTER);
        assertThat(done).containsExactly("row.go");
    }

    @Test
    void theMenuHasTheGroupsWithTheKeysBeside() {
        List<MenuItem> items = items();
        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isInstanceOf(SeparatorMenuItem.class);
        assertThat(items.getLast().getAccelerator()).isEqualTo(new KeyCodeCombination(KeyCode.ENTER));
        LiveWindow.onFx(items.getFirst()::fire);
        assertThat(done).containsExactly("row.copy");
        off.set(true);
        assertThat(items)
                .filteredOn(item -> !(item instanceof SeparatorMenuItem))
                .allMatch(MenuItem::isDisable);
    }
}
