package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.PeekedQueue;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.Provenance;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.LazyList;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What lies in the queue now, read in the kernel: nothing is taken, nobody is woken.
final class PeekSource implements MessageSource {
    private static final Words WORDS = Words.of(PeekSource.class);
    private static final Duration EVERY = Duration.millis(100);
    private static final int TICKS_A_SECOND = 10;

    private final Probing probing;
    private final Tracing tracing;
    private final ObjectProperty<@Nullable Long> message;
    private final SourceLine line = new SourceLine("peek-line");
    private final NothingHere nothing = new NothingHere();
    private final Enabling enabling;
    private final Waiters waiters = new Waiters();
    private final MessageTable table = new MessageTable(
            "peeked",
            WORDS.get("order"),
            MessageTable.Column.POSITION,
            MessageTable.Column.PRIORITY,
            MessageTable.Column.SIZE,
            MessageTable.Column.SENDER,
            MessageTable.Column.AGE,
            MessageTable.Column.PREVIEW);
    private final BorderPane list = new BorderPane(table.view());
    private final StackPane view;
    private final ReadOnlyObjectWrapper<@Nullable Message> chosen = new ReadOnlyObjectWrapper<>();
    private final Timeline clock = new Timeline(new KeyFrame(EVERY, e -> tick()));
    private Optional<QueueTarget> target = Optional.empty();
    private boolean inSight;
    private int ticks;
    private boolean beingMade;
    private @Nullable QueueContents shown;
    private @Nullable QueueTrace shownTrace;

    PeekSource(Probing probing, Tracing tracing, ObjectProperty<@Nullable Long> message, Settings settings) {
        this.probing = probing;
        this.tracing = tracing;
        this.message = message;
        this.enabling = new Enabling(probing);
        table.remember(settings);
        list.setTop(line.view());
        list.setBottom(waiters.view());
        waiters.besides(list.heightProperty());
        list.setMinHeight(0);
        view = new StackPane(nothing.view(), enabling.view(), list);
        clock.setCycleCount(Timeline.INDEFINITE);
        table.chosenRow().addListener((o, was, now) -> choose(now));
        table.chosenRow().addListener((o, was, now) -> {
            if (now != null || inSight) {
                message.set(now == null ? null : (Long) now.key());
            }
        });
        message.addListener((o, was, now) -> table.choose(now));
    }

    @Override
    public String title() {
        return WORDS.get("peek.title");
    }

    @Override
    public String id() {
        return "source-peek";
    }

    @Override
    public void inSight(boolean now) {
        inSight = now;
        if (now) {
            clock.play();
        } else {
            clock.stop();
        }
        if (now) {
            ask();
        }
    }

    @Override
    public void show(QueueState queue, Instant asOf) {
        target = Optional.of(QueueTarget.of(queue));
        table.of(queue.name());
        tracing.about(Optional.of(queue.key()));
        if (inSight) {
            ask();
        }
    }

    private void ask() {
        probing.peeks().look(target);
    }

    private void tick() {
        boolean ready = probing.state() instanceof ProbeStatus.Ready;
        enabling.view().setVisible(!ready);
        enabling.show();
        Optional<PeekedQueue> now = target.flatMap(probing.peeks()::latest);
        list.setVisible(ready && now.isPresent());
        nothing.view().setVisible(ready && now.isEmpty());
        if (now.isPresent()) {
            show(now.get());
        } else {
            forget();
        }
    }

    private void forget() {
        shown = null;
        beingMade = false;
        table.clear();
        Optional<QueueFailure> failure = probing.peeks().failure();
        nothing.say(
                failure.isPresent() ? Feather.LOCK : Feather.EYE,
                WORDS.get(failure.isPresent() ? "peek.forbidden" : "peek.looking"),
                failure.map(f -> f.meaning() + ". " + f.advice()).orElse(""));
    }

    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    void show(PeekedQueue now) {
        QueueContents contents = now.contents();
        QueueTrace trace = tracing.queue().orElse(null);
        if (contents != shown || trace != shownTrace) {
            shown = contents;
            shownTrace = trace;
            beingMade = true;
            table.nothing(WORDS.get(nothing(contents)));
            table.show(() -> made(now, trace));
        } else if (!beingMade) {
            say(now);
            if (++ticks % TICKS_A_SECOND == 0 && trace != null) {
                table.age();
            }
        }
    }

    private void say(PeekedQueue now) {
        QueueContents contents = now.contents();
        line.say(
                WORDS.get("peek.line", contents.curmsgs(), contents.qsize(), Ago.time(now.asOf())),
                WORDS.get(contents.settled() ? "peek.settled" : "peek.unsettled"),
                !contents.settled());
    }

    private static String nothing(QueueContents contents) {
        if (contents.waitingReceivers() > 0) {
            return "peek.hand-off";
        }
        return contents.settled() ? "peek.empty" : "peek.unsettled";
    }

    // The line and the list change together.
    private MessageTable.Made made(PeekedQueue now, @Nullable QueueTrace trace) {
        List<PeekedMessage> messages = now.contents().messages();
        List<Optional<TraceEvent>> sends = Provenance.of(messages, trace == null ? List.of() : trace.queued());
        boolean known = sends.stream().anyMatch(Optional::isPresent);
        List<MessageRow> rows = new LazyList<>(messages.size(), i -> MessageRow.of(messages.get(i), sends.get(i)));
        return new MessageTable.Made(rows, () -> {
            beingMade = false;
            say(now);
            waiters.show(now.contents());
            if (!rows.isEmpty()) {
                table.show(MessageTable.Column.SENDER, known);
                table.show(MessageTable.Column.AGE, known);
            }
            if (message.get() != null) {
                table.choose(message.get()); // Chosen elsewhere before the list had it.
            }
        });
    }

    // The beginning at once; the whole body, where that is longer, when it has been read.
    private void choose(@Nullable MessageRow row) {
        chosen.set(row == null ? null : row.message());
        if (row == null || row.size() == row.message().size()) {
            return;
        }
        PeekedMessage peeked = new PeekedMessage(
                row.number() - 1,
                row.message().priority(),
                row.size(),
                row.key(),
                row.message().body());
        target.ifPresent(
                of -> Aside.run("body", () -> probing.peeks().body(of, peeked), whole -> whole(row, whole), e -> {}));
    }

    private void whole(MessageRow row, Optional<Message> whole) {
        MessageRow now = table.chosenRow().get();
        if (now != null && now.key() == row.key()) {
            whole.ifPresent(message -> {
                table.complete(row, message);
                chosen.set(message);
            });
        }
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Message> chosen() {
        return chosen.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Message> whole() {
        return table.whole();
    }

    @Override
    public void offer(Actions actions, String... ids) {
        table.offer(actions, ids);
    }

    @Override
    public int count() {
        return table.count();
    }

    @Override
    public void reveal() {
        table.reveal();
    }

    @Override
    public void clearChoice() {
        table.clearChoice();
    }

    @Override
    public Region view() {
        return view;
    }
}
