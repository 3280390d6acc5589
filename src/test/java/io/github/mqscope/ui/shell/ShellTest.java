package io.github.mqscope.ui.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellTest {
    private final QueueName first = name("a");
    private final QueueName second = name("b");
    private final QueueName third = name("c");
    private final List<AutoCloseable> opened = new ArrayList<>();
    private LiveWindow window;

    private static QueueName name(String suffix) {
        return TestQueue.uniqueName(suffix.getBytes(UTF_8));
    }

    @BeforeEach
    void open() throws Exception {
        window = LiveWindow.of(first, second, third);
        opened.add(window);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : opened.reversed()) {
            resource.close();
        }
    }

    private TestQueue create(QueueName name) throws Exception {
        TestQueue queue = TestQueue.create(name, 4, 64);
        opened.add(queue);
        window.awaitSeen(name, name + " is seen", q -> true);
        return queue;
    }

    private static void send(TestQueue queue, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            queue.queue().send(new Message(0, new byte[8]));
        }
    }

    private TableView<?> table() {
        return window.find(TableView.class, "#queues");
    }

    private List<String> names() {
        TableView<?> table = table();
        return LiveWindow.fx(() -> {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < table.getItems().size(); row++) {
                cells.add(((QueueState) table.getColumns().getFirst().getCellData(row)).name().toString());
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
                    : Optional.of(((QueueState) table.getColumns().getFirst().getCellData(row)).name().toString());
        });
    }

    private Optional<QueueKey> selected() {
        return LiveWindow.fx(() -> Optional.ofNullable(window.shell.context().selected().get()));
    }

    private void awaitRows(int count) {
        LiveWindow.await(count + " rows", () -> table().getItems().size() == count);
    }

    private void type(String id, String text) {
        TextInputControl field = window.find(TextInputControl.class, id);
        LiveWindow.onFx(() -> field.setText(text));
    }

    private void press(Node node, KeyCode key) {
        LiveWindow.onFx(() -> node.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    private void fire(String id) {
        Button button = window.find(Button.class, id);
        LiveWindow.onFx(button::fire);
    }

    @Test
    void offersToCreateAndToDemonstrateWhereThereIsNoQueue() {
        LiveWindow.await("the empty state", () -> text("#empty-title").equals("No message queues"));
        fire("#empty-demo");
        assertThat(window.demo.running().get()).isTrue();
        fire("#stop-demo");
        assertThat(window.demo.running().get()).isFalse();
        fire("#empty-create");
        assertThat(LiveWindow.fx(() -> window.shell.sheets().isOpen())).isTrue();
    }

    private String text(String selector) {
        return LiveWindow.fx(() -> window.shell.root().lookup(selector) instanceof Labeled l ? l.getText() : "");
    }

    @Test
    void createsAQueueFromTheSheet() throws Exception {
        LiveWindow.onFx(window.shell::create);
        LiveWindow.settle();
        Button create = window.find(Button.class, "#create-act");
        assertThat(create.isDisabled()).isTrue();
        type("#create-name", first.toString());
        type("#create-maxmsg", "3");
        type("#create-msgsize", "32");
        assertThat(text("#create-verdict")).contains("cost 384 bytes").contains("fits");
        assertThat(create.isDisabled()).isFalse();
        opened.add(() -> TestQueue.unlinkIfPresent(first));
        LiveWindow.onFx(create::fire);
        window.awaitSeen(first, "the new queue", q -> q.attributes().orElseThrow().maxmsg() == 3);
        assertThat(LiveWindow.fx(() -> window.shell.sheets().isOpen())).isFalse();
    }

    @Test
    void saysInTheSheetWhyAQueueWasNotCreated() throws Exception {
        create(first);
        LiveWindow.onFx(window.shell::create);
        LiveWindow.settle();
        type("#create-name", first.toString());
        fire("#create-act");
        assertThat(text("#create-verdict")).contains("EEXIST").contains("exists already");
        assertThat(LiveWindow.fx(() -> window.shell.sheets().isOpen())).isTrue();
    }

    @Test
    void saysBeforehandWhatTheKernelWouldRefuse() throws Exception {
        create(first);
        LiveWindow.onFx(window.shell::create);
        LiveWindow.settle();
        Button act = window.find(Button.class, "#create-act");
        for (String bad : List.of("nope", "/a/b", "", "/" + "x".repeat(256))) {
            type("#create-name", bad);
            assertThat(text("#create-verdict")).as(bad).startsWith("A name is a slash");
            assertThat(act.isDisabled()).as(bad).isTrue();
        }
        type("#create-name", "/fine");
        type("#create-mode", "0888");
        assertThat(text("#create-verdict")).contains("octal");
        type("#create-mode", "0600");
        type("#create-maxmsg", "0");
        assertThat(text("#create-verdict")).contains("mq_maxmsg");
    }

    @Test
    void asksBeforeUnlinkingWithTheFocusOnCancel() throws Exception {
        TestQueue queue = create(first);
        send(queue, 2);
        window.awaitSeen(first, "two messages", q -> q.depth() == 2);
        window.select(first);
        press(table(), KeyCode.DELETE);
        LiveWindow.await("the focus is on Cancel", () -> {
            Node owner = window.shell.scene().getFocusOwner();
            return owner != null && "sheet-cancel".equals(owner.getId());
        });
        assertThat(text("#sheet-act")).isEqualTo("Unlink " + first + " and its 2 messages");
        assertThat(window.find(Button.class, "#sheet-act").isDefaultButton()).isFalse();
        fire("#sheet-cancel");
        assertThat(window.seen(first)).isPresent();
        LiveWindow.onFx(window.shell::unlink);
        fire("#sheet-act");
        LiveWindow.await("the queue is gone", () -> window.seen(first).isEmpty());
    }

    @Test
    void unlinksTheQueueThatWasShownAndNotItsSuccessor() throws Exception {
        create(first);
        window.select(first);
        LiveWindow.onFx(window.shell::unlink);
        QueueOpen.unlink(first);
        QueueOpen.of(first).create(0600).exclusive().capacity(2, 8).open().close();
        fire("#sheet-act");
        LiveWindow.await("the refusal", () -> text("#error-why").contains("another one has its name"));
        QueueOpen.of(first).open().close();
        fire("#error-dismiss");
        assertThat(LiveWindow.fx(() -> window.shell.root().lookup("#error-bar").isVisible())).isFalse();
    }

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
    void filtersByTheNameOfAProcess() throws Exception {
        create(first);
        create(second);
        opened.add(PeerProcess.start("wait", second));
        window.awaitSeen(second, "the opener", q -> !q.openers().isEmpty());
        type("#queue-filter", "java");
        LiveWindow.await("the queue that java has open", () -> table().getItems().size() == 1);
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
        LiveWindow.await("the fullest comes first", () -> table().getColumns().getFirst().getCellData(0)
                        instanceof QueueState s
                && s.name().equals(first));
        assertThat(selected()).isEqualTo(chosen);
        assertThat(selectedRow()).contains(second.toString());
        type("#queue-filter", first.toString());
        assertThat(selected()).as("hidden by the filter").isEqualTo(chosen);
        type("#queue-filter", "");
        assertThat(selectedRow()).contains(second.toString());
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
    void showsTheAttributesAsTheyChange() throws Exception {
        TestQueue queue = create(first);
        window.select(first);
        send(queue, 3);
        LiveWindow.await("the depth", () -> text("#fact-mq_curmsgs").equals("3"));
        assertThat(text("#fact-mq_maxmsg")).isEqualTo("4");
        assertThat(text("#fact-qsize")).isEqualTo("24 bytes");
        assertThat(text("#fact-mode")).isEqualTo("0600  rw-------");
        assertThat(text("#fact-cost")).isEqualTo("640 bytes");
    }

    @Test
    void showsWhoIsBlockedAndForHowLong() throws Exception {
        create(first);
        window.select(first);
        opened.add(PeerProcess.start("wait", first));
        window.awaitSeen(first, "a blocked receiver", q -> q.blockedReceivers().size() == 1);
        LiveWindow.await("the note on hand-off", () -> text("#queue-note").contains("go to it directly"));
        ListView<?> holders = window.find(ListView.class, "#holders");
        assertThat(LiveWindow.fx(() -> holders.getItems().getFirst().toString()))
                .contains("mq_receive into 64 bytes")
                .contains("blocked for at least");
    }

    @Test
    void showsHostileNamesEscaped() throws Exception {
        LiveWindow other = LiveWindow.of(first, second);
        other.close();
        QueueName hostile = TestQueue.hostileName();
        try (TestQueue _ = TestQueue.create(hostile, 2, 16);
                LiveWindow shown = LiveWindow.of(hostile)) {
            shown.select(hostile);
            LiveWindow.settle();
            LiveWindow.onFx(shown.shell::unlink);
            LiveWindow.settle();
            List<String> texts = LiveWindow.fx(() -> texts(shown.shell.root()));
            assertThat(texts).anyMatch(t -> t.contains("\\x1b[2J\\n\\r"));
            assertThat(texts).allSatisfy(t -> assertThat(t).doesNotContainPattern("[\\x00-\\x1f\\u202e\\u2066]"));
        }
    }

    private static List<String> texts(Node node) {
        List<String> found = new ArrayList<>();
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            found.add(labeled.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(texts(child)));
        }
        return found;
    }

    @Test
    void switchesTheThemeLive() {
        for (Theme.Choice choice : List.of(Theme.Choice.DARK, Theme.Choice.LIGHT, Theme.Choice.SYSTEM)) {
            menu("menu-theme-" + choice.name().toLowerCase(java.util.Locale.ROOT));
            String sheet = LiveWindow.fx(Application::getUserAgentStylesheet);
            assertThat(sheet).contains(choice == Theme.Choice.DARK ? "primer-dark" : "primer-light");
        }
    }

    private void menu(String id) {
        MenuBar bar = window.find(MenuBar.class, ".menu-bar");
        LiveWindow.onFx(() -> bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void pausesTheTimelineAndCountsWhatWaits() throws Exception {
        create(first);
        ListView<?> timeline = window.find(ListView.class, "#timeline");
        ToggleButton pause = window.find(ToggleButton.class, "#timeline-pause");
        LiveWindow.await("an event", () -> !timeline.getItems().isEmpty());
        LiveWindow.onFx(pause::fire);
        int shown = LiveWindow.fx(() -> timeline.getItems().size());
        for (int i = 0; i < 300; i++) {
            window.log.add(LoopEvent.Kind.ACT, Optional.empty(), "while paused");
        }
        LiveWindow.await("the count", () -> text("#timeline-count").matches("paused, 3\\d\\d waiting"));
        assertThat(LiveWindow.fx(() -> timeline.getItems().size())).isEqualTo(shown);
        LiveWindow.onFx(pause::fire);
        LiveWindow.await("what waited", () -> timeline.getItems().size() >= shown + 300);
    }

    @Test
    void boundsTheTimelineAndCountsWhatIsGone() throws Exception {
        create(first);
        ListView<?> timeline = window.find(ListView.class, "#timeline");
        for (int i = 0; i < 12_000; i++) {
            window.log.add(LoopEvent.Kind.ACT, Optional.empty(), "event " + i);
        }
        LiveWindow.await("older ones are gone", () -> text("#timeline-count").contains("older ones gone"));
        assertThat(LiveWindow.fx(() -> timeline.getItems().size())).isLessThanOrEqualTo(5000);
    }

    @Test
    void everyMenuActRunsAndNothingFails() throws Exception {
        create(first);
        window.select(first);
        LiveWindow.settle();
        MenuBar bar = window.find(MenuBar.class, ".menu-bar");
        List<MenuItem> items = LiveWindow.fx(() ->
                bar.getMenus().stream().flatMap(m -> m.getItems().stream()).toList());
        for (MenuItem item : items) {
            LiveWindow.onFx(item::fire);
            LiveWindow.settle();
            LiveWindow.onFx(window.shell.sheets()::hide);
        }
        assertThat(window.quits).hasValue(1);
        assertThat(LiveWindow.fx(() -> window.shell.root().lookup("#error-bar").isVisible())).isFalse();
        Await.until("the queue is still there", () -> window.seen(first).isPresent());
    }
}
