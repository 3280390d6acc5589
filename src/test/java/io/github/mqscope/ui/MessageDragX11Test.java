package io.github.mqscope.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.controls.Follower;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// Drag and drop needs a display: the headless platform has none.
@Tag("x11")
class MessageDragX11Test {
    private record Dropped(String row, List<Message> messages) {}

    @Test
    void aRowIsDraggedOntoARowOfAnotherTable() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<Dropped> dropped = new CopyOnWriteArrayList<>();
        Message message = new Message(7, "\u001b[2J grüße".getBytes(UTF_8));
        Stage stage = LiveWindow.fx(() -> show(message, dropped));
        LiveWindow.settle();
        try {
            drag();
            LiveWindow.await("it is dropped", () -> !dropped.isEmpty());
            assertThat(dropped).containsExactly(new Dropped("/b", List.of(message)));
        } finally {
            LiveWindow.onFx(stage::hide);
        }
    }

    private static Stage show(Message message, List<Dropped> dropped) {
        MessageTable from = new MessageTable("from", "messages", MessageTable.Column.PREVIEW);
        Follower _ = from.follow();
        from.show(List.of(MessageRow.at(1, message)));
        TableView<String> onto = new TableView<>();
        onto.setId("onto");
        TableColumn<String, String> name = new TableColumn<>("Queue");
        name.setCellValueFactory(cell -> new javafx.beans.property.ReadOnlyStringWrapper(cell.getValue()));
        onto.getColumns().setAll(List.of(name));
        onto.getItems().setAll("/a", "/b");
        MessageDrag.take(onto, (row, messages) -> dropped.add(new Dropped(row, messages)));
        Stage stage = new Stage();
        stage.setScene(new Scene(new HBox(from.view(), onto), 600, 300));
        stage.show();
        return stage;
    }

    private static void drag() {
        Bounds from = row("from", 0);
        Bounds to = row("onto", 1);
        step(robot -> robot.mouseMove(from.getMinX() + 20, from.getCenterY()));
        step(robot -> robot.mousePress(javafx.scene.input.MouseButton.PRIMARY));
        for (int i = 1; i <= 10; i++) {
            double share = i / 10.0;
            step(robot -> robot.mouseMove(
                    from.getMinX() + 20 + share * (to.getMinX() - from.getMinX()),
                    from.getCenterY() + share * (to.getCenterY() - from.getCenterY())));
        }
        step(robot -> robot.mouseRelease(javafx.scene.input.MouseButton.PRIMARY));
    }

    private static void step(java.util.function.Consumer<Robot> act) {
        LiveWindow.onFx(() -> act.accept(new Robot()));
        LiveWindow.settle();
    }

    private static Bounds row(String table, int index) {
        return LiveWindow.fx(() -> {
            Node root = javafx.stage.Window.getWindows()
                    .getLast()
                    .getScene()
                    .getRoot()
                    .lookup("#" + table);
            Node row = root.lookupAll(".table-row-cell").stream()
                    .filter(r -> r instanceof TableRow<?> t && t.getIndex() == index)
                    .findFirst()
                    .orElseThrow();
            return row.localToScreen(row.getBoundsInLocal());
        });
    }
}
