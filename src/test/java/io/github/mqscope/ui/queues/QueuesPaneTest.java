package io.github.mqscope.ui.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class QueuesPaneTest extends WindowTest {
    @Test
    void filtersByNameAndSaysWhenNothingMatches() throws Exception {
        create(first);
        create(second);
        awaitRows(2);
        type("#queue-filter", second.toString());
        assertThat(names()).containsExactly(second.toString());
        type("#queue-filter", "nothing is called so");
        assertThat(names()).isEmpty();
        Label placeholder = (Label) LiveWindow.fx(() -> table().getPlaceholder());
        assertThat(placeholder.getText()).isEqualTo("No queue matches the filter");
        press(window.find(TextField.class, "#queue-filter"), KeyCode.ESCAPE);
        assertThat(names()).hasSize(2);
    }

    @Test
    void aFilterThatCannotBeReadSaysWhyAndKeepsTheRows() throws Exception {
        create(first);
        create(second);
        awaitRows(2);
        type("#queue-filter", "depth:0 !" + second);
        assertThat(names()).containsExactly(first.toString());
        type("#queue-filter", "depth:many");
        assertThat(names()).containsExactly(first.toString());
        assertThat(window.find(Label.class, "#queue-filter-reason").getText()).contains("depth: takes a number");
        type("#queue-filter", "");
        assertThat(names()).hasSize(2);
    }

    @Test
    void filtersByTheNameOfAProcess() throws Exception {
        create(first);
        create(second);
        opened.add(PeerProcess.start("wait", second));
        window.awaitSeen(second, "the opener", q -> !q.openers().isEmpty());
        type("#queue-filter", "demo-wait");
        LiveWindow.await(
                "the queue that demo-wait has open", () -> table().getItems().size() == 1);
        assertThat(names()).containsExactly(second.toString());
    }

    @Test
    void keepsTheSelectionOverRefreshSortAndFilter() throws Exception {
        TestQueue a = create(first);
        create(second);
        create(third);
        awaitRows(3);
        window.select(second);
        Optional<QueueKey> chosen = selected();
        sortBy("Messages", TableColumn.SortType.DESCENDING);
        send(a, 3);
        LiveWindow.await(
                "the fullest comes first",
                () -> table().getColumns().getFirst().getCellData(0) instanceof QueueState s
                        && s.name().equals(first));
        assertThat(selected()).isEqualTo(chosen);
        assertThat(selectedRow()).contains(second.toString());
        type("#queue-filter", first.toString());
        assertThat(selected()).as("hidden by the filter").isEqualTo(chosen);
        type("#queue-filter", "");
        assertThat(selectedRow()).contains(second.toString());
    }

    @Test
    void choosesAnotherQueueWhenTheSelectedOneIsGone() throws Exception {
        create(first);
        TestQueue b = create(second);
        awaitRows(2);
        window.select(second);
        b.close();
        awaitRows(1);
        assertThat(selectedRow()).contains(first.toString());
        assertThat(selected()).isEqualTo(window.seen(first).map(QueueState::key));
    }

    @Test
    void pinnedQueuesStayOnTopHoweverTheListIsSorted() throws Exception {
        create(first);
        create(second);
        create(third);
        awaitRows(3);
        window.select(third);
        LiveWindow.onFx(() -> window.shell.actions().run("queue.pin"));
        assertThat(names()).containsExactly(third.toString(), first.toString(), second.toString());
        sortBy("Name", TableColumn.SortType.DESCENDING);
        assertThat(names()).containsExactly(third.toString(), second.toString(), first.toString());
        LiveWindow.onFx(() -> window.shell.actions().run("queue.pin"));
        sortBy("Name", TableColumn.SortType.ASCENDING);
        assertThat(names()).containsExactly(first.toString(), second.toString(), third.toString());
    }

    @Test
    void severalChosenQueuesStayChosenAndAreUnlinkedTogetherAfterOneQuestion() throws Exception {
        TestQueue a = create(first);
        create(second);
        TestQueue c = create(third);
        send(c, 2);
        window.awaitSeen(third, "two messages", q -> q.depth() == 2);
        awaitRows(3);
        TableView<?> table = table();
        LiveWindow.onFx(() -> {
            table.getSelectionModel().clearAndSelect(0);
            table.getSelectionModel().select(2);
        });
        send(a, 1);
        window.awaitSeen(first, "one message", q -> q.depth() == 1);
        sortBy("Messages", TableColumn.SortType.DESCENDING);
        LiveWindow.await(
                "both on top",
                () -> table.getSelectionModel().getSelectedIndices().sorted().equals(List.of(0, 1)));
        LiveWindow.onFx(() -> window.shell.actions().run("queue.unlink"));
        LiveWindow.await("the question", () -> window.shell.root().lookup("#sheet-act") != null);
        assertThat(text("#sheet-act")).isEqualTo("Unlink 2 queues and their 3 messages");
        fire("#sheet-act");
        awaitRows(1);
        assertThat(names()).containsExactly(second.toString());
    }

    @Test
    void typingInTheListFilters() throws Exception {
        create(first);
        awaitRows(1);
        LiveWindow.onFx(() -> table().fireEvent(new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_TYPED, "z", "z", KeyCode.UNDEFINED, false, false, false, false)));
        assertThat(window.find(TextField.class, "#queue-filter").getText()).isEqualTo("z");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void sortBy(String title, TableColumn.SortType type) {
        TableView<?> table = table();
        LiveWindow.onFx(() -> {
            TableColumn column = table.getColumns().stream()
                    .filter(c -> c.getText().equals(title))
                    .findFirst()
                    .orElseThrow();
            column.setSortType(type);
            table.getSortOrder().setAll(column);
        });
    }

    private List<String> names() {
        TableView<?> table = table();
        return LiveWindow.fx(() -> {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < table.getItems().size(); row++) {
                cells.add(((QueueState) table.getColumns().getFirst().getCellData(row))
                        .name()
                        .toString());
            }
            return cells;
        });
    }

    private Optional<String> selectedRow() {
        TableView<?> table = table();
        return LiveWindow.fx(() -> {
            int row = table.getSelectionModel().getSelectedIndex();
            return row < 0
                    ? Optional.<String>empty()
                    : Optional.of(((QueueState) table.getColumns().getFirst().getCellData(row))
                            .name()
                            .toString());
        });
    }

    private Optional<QueueKey> selected() {
        return LiveWindow.fx(
                () -> Optional.ofNullable(window.shell.selection().key().get()));
    }

    private void awaitRows(int count) {
        LiveWindow.await(count + " rows", () -> table().getItems().size() == count);
    }
}
