package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.ui.LazyList;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was in the queue when everything was taken out and put back.
final class InsideSource implements MessageSource {
    private static final Words WORDS = Words.of(InsideSource.class);

    private final LookResults looks;
    private final SourceLine line = new SourceLine("inside-line");
    private final Report report = new Report();
    private final Button look = new Button(WORDS.get("inside.look"), new FontIcon(Feather.EYE));
    private final NothingHere nothing = new NothingHere(look);
    private final LookProgress progress = new LookProgress();
    private final MessageTable table = new MessageTable(
            "inside",
            WORDS.get("order"),
            MessageTable.Column.POSITION,
            MessageTable.Column.PRIORITY,
            MessageTable.Column.SIZE,
            MessageTable.Column.PREVIEW);
    private final BorderPane list = new BorderPane(table.view());
    private final BorderPane view = new BorderPane(new StackPane(nothing.view(), progress.view(), list));
    private final Timeline age = new Timeline(new KeyFrame(Duration.seconds(1), e -> refresh()));
    private @Nullable QueueState queue;
    private Instant seen = Instant.EPOCH;
    private @Nullable QueueKey listedQueue;
    private Instant listedAt = Instant.EPOCH;

    /// @param onLook asks whether to look into a queue
    InsideSource(LookResults looks, Settings settings, Consumer<QueueState> onLook) {
        this.looks = looks;
        look.setId("look-inside");
        look.setOnAction(e -> ask(onLook));
        line.button("look-again", WORDS.get("inside.again"), () -> ask(onLook));
        table.remember(settings);
        list.setTop(line.view());
        view.setTop(report.view());
        list.setMinHeight(0);
        age.setCycleCount(Timeline.INDEFINITE);
    }

    private void ask(Consumer<QueueState> onLook) {
        if (queue != null) {
            onLook.accept(queue);
        }
    }

    @Override
    public String title() {
        return WORDS.get("inside.title");
    }

    @Override
    public String id() {
        return "source-inside";
    }

    @Override
    public void inSight(boolean now) {
        if (now) {
            age.play();
        } else {
            age.stop();
        }
    }

    @Override
    public void show(QueueState newQueue, Instant asOf) {
        queue = newQueue;
        table.of(newQueue.name());
        seen = asOf;
        refresh();
    }

    void refresh() {
        QueueState now = queue;
        if (now == null) {
            return;
        }
        Optional<Look> known = looks.of(now.key());
        boolean listed = known.filter(Look.Found.class::isInstance).isPresent();
        boolean running = known.filter(Look.Running.class::isInstance).isPresent();
        nothing.view().setVisible(!listed && !running);
        progress.view().setVisible(running);
        list.setVisible(listed);
        if (!listed) {
            table.clear();
            listedQueue = null;
        }
        switch (known.orElse(null)) {
            case null -> unknown(now, List.of());
            case Look.Failed(List<String> why) -> unknown(now, why);
            case Look.Restored(int messages, List<String> sentences) -> unknown(now, restored(messages, sentences));
            case Look.Running under -> {
                report.show(List.of());
                progress.show(under);
            }
            case Look.Found found -> found(now, found);
        }
    }

    private static List<String> restored(int messages, List<String> sentences) {
        List<String> all = new ArrayList<>();
        all.add(WORDS.get("inside.restored", messages));
        all.addAll(sentences);
        return all;
    }

    private void unknown(QueueState now, List<String> sentences) {
        report.show(sentences);
        boolean readable = now.attributes().isPresent();
        look.setVisible(readable && now.depth() > 0);
        look.setManaged(look.isVisible());
        if (!readable) {
            String why = now.hidden().map(f -> f.meaning() + ". " + f.advice()).orElse("");
            nothing.say(Feather.LOCK, WORDS.get("inside.unknowable"), why);
        } else if (now.depth() == 0) {
            String of = now.blockedReceivers().isEmpty()
                    ? WORDS.get("inside.none-of", now.attributes().get().maxmsg())
                    : WORDS.get("peek.hand-off");
            nothing.say(Feather.INBOX, WORDS.get("inside.empty"), of);
        } else {
            nothing.say(Feather.EYE_OFF, WORDS.get("inside.unknown", now.depth()), WORDS.get("inside.unknown.how"));
        }
    }

    private void found(QueueState now, Look.Found found) {
        Optional<String> changed = found.changedSince(now, seen);
        String what = found.messages().isEmpty() ? "inside.nothing" : "inside.as-of";
        line.say(
                WORDS.get(what, Ago.of(found.asOf(), Instant.now())),
                changed.map(c -> WORDS.get("inside.outdated", c)).orElse(WORDS.get("inside.unchanged")),
                changed.isPresent());
        if (now.key().equals(listedQueue) && found.ended().equals(listedAt)) {
            return;
        }
        listedQueue = now.key();
        listedAt = found.ended();
        report.show(found.report());
        List<Message> messages = found.messages();
        List<MessageRow> rows = new LazyList<>(messages.size(), i -> MessageRow.at(i + 1, messages.get(i)));
        table.show(() -> new MessageTable.Made(rows, () -> {}));
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Message> chosen() {
        return table.chosen();
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
