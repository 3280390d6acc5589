package io.github.mqscope.ui.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.testing.ToldTraces;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.lessons.LessonsScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every act of the registry, done in a live window.
class SweepTest {
    private static final int PASSES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> FILTERS =
            Set.of("queue-filter", "timeline-filter", "trace-filter", "holders-filter", "lesson-search");

    // By thread, since this JVM was not started with the signals blocked; one message, without waiting.
    private static final Set<String> WAYS = Set.of("notify-thread", "receive-one", "receive-nonblocking");

    private final QueueName first = TestQueue.uniqueName("a".getBytes(UTF_8));
    private final QueueName second = TestQueue.uniqueName("b".getBytes(UTF_8));
    private final ToldTraces traces = new ToldTraces();
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private Thread.@Nullable UncaughtExceptionHandler before;
    private TestQueue queue;
    private TestQueue other;
    private LiveWindow window;
    private Actions actions;

    /// Answers each question with a file of the test's own; for reading, one that was written before.
    private record OwnFiles(Path directory) implements FileChoice {
        @Override
        public Optional<Path> toRead(String title, @Nullable Window owner) {
            Path file = directory.resolve(title.contains("trace") ? "trace.jsonl" : "messages.jsonl");
            return Optional.of(file).filter(Files::exists);
        }

        @Override
        public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
            return Optional.of(directory.resolve(name));
        }
    }

    @BeforeEach
    void open() throws Exception {
        queue = TestQueue.create(first, 10, 64);
        other = TestQueue.create(second, 4, 64);
        window = LiveWindow.of(directory.resolve("journals"), new OwnFiles(directory), first, second);
        actions = window.shell.actions();
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.add(e));
        LiveWindow.onFx(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e)));
    }

    @AfterEach
    void close() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler(before);
        LiveWindow.onFx(() -> window.shell.lessons().close());
        window.close();
        queue.close();
        other.close();
    }

    private static void fill(TestQueue queue, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            queue.queue().send(new Message(i % 3, ("message " + i).getBytes(UTF_8)));
        }
    }

    @Test
    void everyActIsDoneAndNothingThrows() throws Exception {
        Requires.bpf();
        window.probing.open();
        assertThat(sweep(ids())).as("acts that could not be done").isEmpty();
        assertThat(window.quits).hasValue(1);
    }

    @Test
    void withoutBpfAllIsDoneButPeeking() throws Exception {
        window.tracing.with(traces);
        List<String> possible = ids().stream().filter(id -> !needsPeek(id)).toList();
        assertThat(sweep(possible)).as("acts that could not be done").isEmpty();
        assertThat(window.quits).hasValue(1);
    }

    // A message in the list.
    private static boolean needsPeek(String id) {
        return id.startsWith("viewer.") || id.equals("message.edit") || id.equals("message.copy-to");
    }

    // What could not be done.
    private Set<String> sweep(List<String> possible) throws Exception {
        Set<String> left = new LinkedHashSet<>(possible);
        for (int pass = 1; pass <= PASSES && !left.isEmpty(); pass++) {
            if (pass > 1) {
                trace();
            }
            traffic();
            for (String id : List.copyOf(left)) {
                prepare(id);
                if (pass > 1) {
                    awaitEnabled(id);
                }
                if (LiveWindow.fx(() -> actions.run(id))) {
                    left.remove(id);
                }
                cleanUp(id);
            }
        }
        return left;
    }

    // What one pass begins, such as a trace or a call, the next finds done.
    private void awaitEnabled(String id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (LiveWindow.fx(() -> actions.disabled(id).get()) && System.nanoTime() < deadline) {
            LiveWindow.frames(2);
            LiveWindow.onFx(() -> everyNode(window.shell.root()).forEach(SweepTest::chooseNext));
        }
    }

    // What is done with calls needs some, wherever among the acts the trace was begun and ended.
    private void trace() {
        LiveWindow.onFx(() -> {
            if (!isTracing()) {
                boolean _ = actions.run("trace.toggle");
            }
        });
        LiveWindow.await("a trace", this::isTracing);
    }

    private boolean isTracing() {
        return window.shell.space().tracing().status() instanceof TraceStatus.Running;
    }

    private void traffic() throws Exception {
        while (queue.queue().attributes().curmsgs() < 3) {
            Message more = new Message(2, "more".getBytes(UTF_8));
            queue.queue().send(more);
            traces.sent(queue, more);
            traces.received(queue, more);
        }
        try (PeerProcess _ = PeerProcess.start("wait", second)) {
            LiveWindow.await(
                    "it waits",
                    () -> window.seen(second)
                            .filter(q -> !q.blocked().isEmpty())
                            .isPresent());
            other.queue().send(new Message(1, "one".getBytes(UTF_8)));
        }
    }

    @Test
    void withoutAQueueWhatCanBeDoneThrowsNothing() throws Exception {
        LiveWindow.await("two queues", () -> window.seen(second).isPresent());
        for (String id : ids()) {
            LiveWindow.onFx(() -> {
                window.shell.selection().key().set(null);
                boolean _ = actions.run(id);
            });
            cleanUp(id);
        }
    }

    @Test
    void inReadOnlyModeNothingInAQueueChanges() throws Exception {
        fill(queue, 5);
        fill(other, 2);
        LiveWindow.onFx(() -> actions.readOnly().set(true));
        for (String id : ids()) {
            if (id.equals("app.read-only")) {
                continue;
            }
            window.select(first);
            chooseFirstRows();
            boolean done = LiveWindow.fx(() -> actions.run(id));
            assertThat(done && actions.get(id).isChange()).as(id).isFalse();
            cleanUp(id);
        }
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(5);
        assertThat(other.queue().attributes().curmsgs()).isEqualTo(2);
        assertThat(ids()).anyMatch(id -> actions.get(id).isChange());
    }

    private List<String> ids() {
        return LiveWindow.fx(() -> actions.all().stream().map(Action::id).toList());
    }

    // A queue with messages is selected, in each list the first row, and nothing is filtered away.
    private void prepare(String id) {
        window.select(first);
        LiveWindow.onFx(() -> {
            actions.readOnly().set(false);
            window.shell.pauses().resume();
            lessons(id);
            everyNode(window.shell.root()).forEach(SweepTest::choose);
            window.shell.composer().edit(new Message(1, new byte[] {'a'}), "the sweep");
            if (id.equals("lists.resume")) {
                boolean _ = actions.run("events.pause");
            }
            if (id.equals("notify.unregister")) {
                boolean _ = actions.run("notify.register");
            }
            if (id.equals("trace.open") && isTracing()) {
                boolean _ = actions.run("trace.toggle");
            }
        });
        if (id.startsWith("received.")) {
            receive();
        }
        chooseFirstRows();
    }

    // Once to bring the panel into sight, once to receive.
    private void receive() {
        for (int i = 0; i < 2; i++) {
            LiveWindow.onFx(() -> assertThat(actions.run("message.receive")).isTrue());
            LiveWindow.frames(2);
        }
    }

    private void lessons(String id) {
        LessonsScreen lessons = window.shell.lessons();
        if (!id.startsWith("lessons.")) {
            lessons.leave();
        } else if (!lessons.shown().get()) {
            lessons.begin(Lessons.all().getFirst());
        }
    }

    private static void choose(Node node) {
        if (node instanceof TextInputControl field && FILTERS.contains(String.valueOf(field.getId()))) {
            field.clear();
        } else if (node instanceof ToggleButton way && WAYS.contains(String.valueOf(way.getId()))) {
            way.setSelected(true);
        }
    }

    private void chooseFirstRows() {
        LiveWindow.onFx(() -> everyNode(window.shell.root()).forEach(SweepTest::chooseFirst));
    }

    private static void chooseFirst(Node node) {
        rows(node).filter(rows -> rows.getSelectedIndex() < 0).ifPresent(rows -> rows.select(0));
    }

    private static void chooseNext(Node node) {
        rows(node).ifPresent(rows -> {
            int before = rows.getSelectedIndex();
            rows.selectNext();
            if (rows.getSelectedIndex() == before) {
                rows.select(0);
            }
        });
    }

    private static Optional<MultipleSelectionModel<?>> rows(Node node) {
        return switch (node) {
            case TableView<?> table
            when table.getItems() != null && !table.getItems().isEmpty() -> Optional.of(table.getSelectionModel());
            case ListView<?> list when !list.getItems().isEmpty() -> Optional.of(list.getSelectionModel());
            default -> Optional.empty();
        };
    }

    private static List<Node> everyNode(Parent root) {
        List<Node> nodes = new ArrayList<>();
        root.getChildrenUnmodifiable().forEach(child -> {
            nodes.add(child);
            if (child instanceof Parent parent) {
                nodes.addAll(everyNode(parent));
            }
        });
        return nodes;
    }

    private void cleanUp(String id) {
        LiveWindow.frames(2);
        LiveWindow.onFx(window.shell.sheets()::hide);
        assertThat(thrown).as(id).isEmpty();
    }
}
