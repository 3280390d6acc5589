package io.github.mqscope.ui.detail;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.proc.BlockedThread;
import io.github.mqscope.proc.Opener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// Who holds the queue open and who waits on it, the waiting first.
final class HoldersTable {
    private final TableView<Holder> table = new TableView<>();

    /// One line: a blocked thread, or a descriptor.
    record Holder(String pid, String process, String user, String does, String since) {}

    HoldersTable() {
        table.setId("holders");
        table.setAccessibleText("Processes that use this queue");
        table.getStyleClass().addAll(Styles.STRIPED, Styles.DENSE);
        Label nobody = new Label("No process of yours has it open");
        nobody.getStyleClass().add("muted");
        table.setPlaceholder(nobody);
        TableColumn<Holder, String> pid = column("pid / tid", 104, Holder::pid);
        table.getColumns().add(pid);
        table.getColumns().add(column("Process", 140, Holder::process));
        table.getColumns().add(column("uid", 56, Holder::user));
        table.getColumns().add(column("What it does", 290, Holder::does));
        table.getColumns().add(column("At least for", 96, Holder::since));
    }

    private static TableColumn<Holder, String> column(String title, double width, Function<Holder, String> words) {
        TableColumn<Holder, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    void show(QueueState queue) {
        List<Holder> holders = new ArrayList<>();
        queue.blocked().forEach(thread -> holders.add(blocked(thread, uid(queue, thread.pid()))));
        queue.openers().forEach(opener -> holders.add(opener(opener)));
        if (!holders.equals(table.getItems())) {
            table.getItems().setAll(holders);
        }
    }

    private static String uid(QueueState queue, int pid) {
        return queue.openers().stream()
                .filter(o -> o.pid() == pid)
                .map(o -> "" + o.uid())
                .findFirst()
                .orElse("?");
    }

    private static Holder blocked(BlockedThread t, String user) {
        String call = t.sending()
                ? "blocked in mq_send of " + t.length() + " bytes at priority " + t.priority()
                : "blocked in mq_receive, buffer of " + t.length() + " bytes";
        double seconds = (System.nanoTime() - t.sinceNanos()) / 1e9;
        return new Holder(
                t.pid() + (t.tid() == t.pid() ? "" : " / " + t.tid()),
                Printable.of(t.comm()),
                user,
                call + (t.timed() ? ", with a deadline" : ""),
                String.format(Locale.ROOT, "%.0f s", seconds));
    }

    private static Holder opener(Opener o) {
        String does = "open to " + o.access() + (o.nonBlocking() ? ", O_NONBLOCK" : "") + ", descriptor " + o.fd();
        return new Holder("" + o.pid(), Printable.of(o.comm()), "" + o.uid(), does, "");
    }

    Region view() {
        return table;
    }
}
