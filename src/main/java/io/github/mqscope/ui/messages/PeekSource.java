package io.github.mqscope.ui.messages;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.words.Words;
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

/// What lies in the queue now, read in the kernel: nothing is taken, nobody is woken.
final class PeekSource implements MessageSource {
    private static final Words WORDS = Words.of(PeekSource.class);
    private static final Duration EVERY = Duration.millis(100);
    private static final int TICKS_A_SECOND = 10;

    private final PeekModel model;
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
    private boolean inSight;
    private int ticks;

    /// @param message the chosen one everywhere
    PeekSource(PeekModel model, ObjectProperty<@Nullable Long> message, Settings settings) {
        this.model = model;
        this.message = message;
        this.enabling = new Enabling(model.probing);
        table.remember(settings);
        list.setTop(line.view());
        list.setBottom(waiters.view());
        waiters.besides(list.heightProperty());
        list.setMinHeight(0);
        list.visibleProperty().bind(model.ready.and(model.listed));
        nothing.view().visibleProperty().bind(model.ready.and(model.listed.not()));
        enabling.view().visibleProperty().bind(model.ready.not());
        view = new StackPane(nothing.view(), enabling.view(), list);
        clock.setCycleCount(Timeline.INDEFINITE);
        model.line.subscribe(line::say);
        model.nothing.subscribe(now -> nothing.say(now.icon(), now.what(), now.why()));
        table.chosenRow().addListener((o, was, now) -> choose(now));
        table.chosenRow().addListener((o, was, now) -> {
            if (now != null || inSight) {
                message.set(now == null ? null : (Long) now.key());
            }
        });
        message.addListener((o, was, now) -> table.choose(now));
    }

    @Override
    public MessagesModel.Source source() {
        return MessagesModel.Source.PEEK;
    }

    @Override
    public String title() {
        return WORDS.get("peek.title");
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
            model.ask();
            tick();
        }
    }

    private void tick() {
        enabling.show();
        Optional<PeekModel.Fresh> fresh = model.look();
        if (!model.listed.get()) {
            table.clear();
        }
        fresh.ifPresent(this::show);
        if (++ticks % TICKS_A_SECOND == 0 && model.ages()) {
            table.age();
        }
    }

    void show(PeekModel.Fresh fresh) {
        table.nothing(fresh.nothing());
        table.show(() -> made(fresh));
    }

    private MessageTable.Made made(PeekModel.Fresh fresh) {
        PeekModel.Rows made = fresh.rows();
        return new MessageTable.Made(made.rows(), () -> {
            model.made(fresh);
            waiters.show(fresh.now().contents());
            if (!made.rows().isEmpty()) {
                table.show(MessageTable.Column.SENDER, made.known());
                table.show(MessageTable.Column.AGE, made.known());
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
        Aside.run("body", () -> model.body(row), whole -> whole(row, whole), e -> {});
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
    public MessageTable table() {
        return table;
    }

    @Override
    public Region view() {
        return view;
    }
}
