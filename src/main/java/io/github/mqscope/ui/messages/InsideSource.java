package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.controls.LazyList;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
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
    private final Timeline age;

    /// @param onLook asks whether to look into a queue
    InsideSource(InsideModel model, Settings settings, Consumer<QueueState> onLook) {
        this.age = new Timeline(new KeyFrame(Duration.seconds(1), e -> model.look()));
        look.setId("look-inside");
        look.setOnAction(e -> model.queue().ifPresent(onLook));
        look.visibleProperty().bind(model.lookable);
        look.managedProperty().bind(model.lookable);
        line.button("look-again", WORDS.get("inside.again"), () -> model.queue().ifPresent(onLook));
        table.remember(settings);
        list.setTop(line.view());
        list.setMinHeight(0);
        list.visibleProperty().bind(model.found.isNotNull());
        progress.view().visibleProperty().bind(model.running.isNotNull());
        nothing.view().visibleProperty().bind(model.found.isNull().and(model.running.isNull()));
        view.setTop(report.view());
        age.setCycleCount(Timeline.INDEFINITE);
        model.line.subscribe(line::say);
        model.nothing.subscribe(now -> nothing.say(now.icon(), now.what(), now.why()));
        model.report.subscribe(report::show);
        model.found.subscribe(this::list);
        model.progress()
                .addListener((o, was, now) ->
                        Optional.ofNullable(model.running.get()).ifPresent(progress::show));
    }

    private void list(Look.@Nullable Found found) {
        if (found == null) {
            table.clear();
            return;
        }
        List<Message> messages = found.messages();
        List<MessageRow> rows = new LazyList<>(messages.size(), i -> MessageRow.at(i + 1, messages.get(i)));
        table.show(() -> new MessageTable.Made(rows, () -> {}));
    }

    @Override
    public MessagesModel.Source source() {
        return MessagesModel.Source.INSIDE;
    }

    @Override
    public String title() {
        return WORDS.get("inside.title");
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
    public MessageTable table() {
        return table;
    }

    @Override
    public Region view() {
        return view;
    }
}
