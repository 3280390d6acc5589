package io.github.mqscope.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ScaledColumnsTest {
    private static final double NORMAL = 13;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static TableView<String> table() {
        TableView<String> table = new TableView<>();
        table.getColumns().add(Columns.text("what", "What", 100, row -> row));
        return table;
    }

    @Test
    void aColumnGrowsWithTheTextAndComesBack() {
        LiveWindow.onFx(() -> {
            TableView<String> table = table();
            TableColumn<String, ?> column = table.getColumns().getFirst();
            ScaledColumns scaled = ScaledColumns.of(table, table.getColumns());
            Theme theme = new Theme();
            theme.dress(new Scene(new StackPane(table)));
            theme.fontSize().set(2 * NORMAL);
            assertThat(column.getWidth()).isEqualTo(200);
            assertThat(scaled.scale()).isEqualTo(2);
            theme.fontSize().set(NORMAL);
            assertThat(column.getWidth()).isEqualTo(100);
        });
    }

    @Test
    void whatIsRememberedFitsAnySizeOfTheText() {
        LiveWindow.onFx(() -> {
            Settings settings = Settings.inMemory();
            settings.records("test.columns")
                    .add(java.util.Map.of("id", "what", "shown", "true", "width", "150", "sorted", ""));
            TableView<String> table = table();
            RememberedColumns.of(settings, "test", table);
            Theme theme = new Theme();
            theme.fontSize().set(2 * NORMAL);
            theme.dress(new Scene(new StackPane(table)));
            assertThat(table.getColumns().getFirst().getWidth()).isEqualTo(300);
        });
    }
}
