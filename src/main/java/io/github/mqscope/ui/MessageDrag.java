package io.github.mqscope.ui;

import io.github.mqscope.files.MessageFile;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/// Messages dragged from a list onto another. A drag only hands over: it sends nothing. Other programs get the text.
public final class MessageDrag {
    private static final DataFormat FORMAT = new DataFormat("application/x-mqscope-message");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    /// Larger ones are not dragged: the menu copies them.
    private static final int MOST_BYTES = 1 << 20;

    private MessageDrag() {}

    /// Lets the rows of a table be dragged.
    /// @param chosen the message of the row under the pointer, which a press has chosen
    public static void offer(TableView<?> from, Supplier<@Nullable Message> chosen) {
        from.setOnDragDetected(drag -> {
            Message message = chosen.get();
            if (message != null && message.size() <= MOST_BYTES && isOnRow(drag)) {
                ClipboardContent content = new ClipboardContent();
                content.put(FORMAT, new String(MessageFile.lines(List.of(message)), StandardCharsets.UTF_8));
                Escaped.utf8(message.body()).ifPresent(content::putString);
                from.startDragAndDrop(TransferMode.COPY).setContent(content);
                drag.consume();
            }
        });
    }

    private static boolean isOnRow(MouseEvent drag) {
        return row(drag.getPickResult()).filter(row -> !row.isEmpty()).isPresent();
    }

    /// Lets messages be dropped on the rows of a table.
    public static <T> void take(TableView<T> onto, BiConsumer<T, List<Message>> dropped) {
        Marked marked = new Marked();
        onto.addEventHandler(DragEvent.DRAG_OVER, drag -> {
            Optional<TableRow<?>> row = target(onto, drag);
            marked.mark(row);
            if (row.isPresent()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        onto.addEventHandler(DragEvent.DRAG_EXITED, drag -> marked.mark(Optional.empty()));
        onto.addEventHandler(DragEvent.DRAG_DROPPED, drag -> {
            Optional<TableRow<?>> row = target(onto, drag);
            row.ifPresent(r -> dropped.accept(onto.getItems().get(r.getIndex()), messages(drag)));
            drag.setDropCompleted(row.isPresent());
            drag.consume();
        });
    }

    private static Optional<TableRow<?>> target(TableView<?> onto, DragEvent drag) {
        return drag.getDragboard().hasContent(FORMAT)
                ? row(drag.getPickResult()).filter(row -> !row.isEmpty() && onto.equals(row.getTableView()))
                : Optional.empty();
    }

    private static Optional<TableRow<?>> row(PickResult picked) {
        for (Node at = picked.getIntersectedNode(); at != null; at = at.getParent()) {
            if (at instanceof TableRow<?> row) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static List<Message> messages(DragEvent drag) {
        try {
            String lines = String.valueOf(drag.getDragboard().getContent(FORMAT));
            return MessageFile.read(lines.getBytes(StandardCharsets.UTF_8)).messages();
        } catch (IOException tooMany) {
            return List.of();
        }
    }

    /// The row under the pointer, shown as where a drop would go.
    private static final class Marked {
        private Optional<TableRow<?>> row = Optional.empty();

        void mark(Optional<TableRow<?>> now) {
            row.ifPresent(r -> r.pseudoClassStateChanged(TARGET, false));
            now.ifPresent(r -> r.pseudoClassStateChanged(TARGET, true));
            row = now;
        }
    }
}
