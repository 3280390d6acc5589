package io.github.mqscope.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.viewer.MessageRow;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// With 65,536 messages in the queue the FX thread looks at those in sight and at no others, whatever changes.
class PeekWorkTest {
    private static final int MESSAGES = 65_536;
    private static final int CHANGES = 10;
    // Some tables' worth: each row in sight is asked for by each of its cells, in more than one pass.
    private static final int MOST_A_CHANGE = 1_000;
    private static final byte[] BODY = new byte[512];

    private final AtomicInteger taken = new AtomicInteger();
    private TestQueue queue;
    private LivePane pane;
    private PeekSource source;

    @SuppressWarnings("NullAway.Init") // Set when the pane is made.
    private PeekModel model;

    @BeforeEach
    void open() throws Exception {
        queue = TestQueue.create(1, 8);
        AtomicReference<PeekSource> made = new AtomicReference<>();
        pane = new LivePane(
                queue,
                p -> {
                    model = new PeekModel(p.probing, p.tracing, Optional::empty);
                    model.ready.set(true);
                    model.listed.set(true);
                    PeekSource fresh = new PeekSource(model, p.selection.message(), p.settings);
                    made.set(fresh);
                    return fresh.view();
                },
                800,
                420);
        source = Objects.requireNonNull(made.get());
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
        queue.close();
    }

    /// Messages with identities from a number on, which counts those that the FX thread takes.
    private final class Counted extends AbstractList<PeekedMessage> implements RandomAccess {
        private final long first;
        private final AtomicInteger here = new AtomicInteger();

        Counted(long first) {
            this.first = first;
        }

        @Override
        public PeekedMessage get(int index) {
            if (Platform.isFxApplicationThread()) {
                taken.incrementAndGet();
                here.incrementAndGet();
            }
            return new PeekedMessage(index, index % 8, BODY.length, first + index, BODY);
        }

        @Override
        public int size() {
            return MESSAGES;
        }
    }

    private void show(long first) throws Exception {
        Counted messages = new Counted(first);
        QueueContents contents = new QueueContents(
                MESSAGES,
                BODY.length,
                MESSAGES,
                (long) MESSAGES * BODY.length,
                messages,
                List.of(),
                List.of(),
                0,
                0,
                Optional.empty(),
                true,
                true,
                2);
        QueueTarget target = new QueueTarget(queue.name(), new QueueKey(1, 1));
        LiveWindow.onFx(() ->
                model.look(new PeekedQueue(target, Instant.EPOCH, contents)).ifPresent(source::show));
        LiveWindow.await("the table shows them", () -> messages.here.get() > 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    private TableView<MessageRow> table() {
        return (TableView<MessageRow>) pane.find(TableView.class, "peeked");
    }

    private void change() throws Exception {
        taken.set(0);
        for (int i = 1; i <= CHANGES; i++) {
            show(i);
        }
        assertThat(taken.get()).isLessThan(CHANGES * MOST_A_CHANGE);
    }

    @Test
    void aChangeCostsTheFxThreadWhatIsInSight() throws Exception {
        show(0);
        change();
        assertThat(LiveWindow.fx(() -> table().getItems().size())).isEqualTo(MESSAGES);
    }

    @Test
    void soItDoesWithAMessageChosen() throws Exception {
        show(0);
        long key = CHANGES + 40_000L;
        LiveWindow.onFx(() -> pane.selection.message().set(key));
        change();
        assertThat(LiveWindow.fx(
                        () -> table().getSelectionModel().getSelectedItem().key()))
                .isEqualTo(key);
    }

    @Test
    void soItDoesWithASortedTable() throws Exception {
        show(0);
        LiveWindow.onFx(() -> table().getColumns().stream()
                .filter(column -> column.getId().equals("PRIORITY"))
                .forEach(table().getSortOrder()::add));
        change();
        LiveWindow.await(
                "sorted",
                () -> table().getItems().get(MESSAGES / 8 - 1).message().priority() == 0);
    }
}
