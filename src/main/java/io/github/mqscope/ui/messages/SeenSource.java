package io.github.mqscope.ui.messages;

import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.LiveList;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.words.Words;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// What mqscope itself sent to the queue and received from it, oldest first.
final class SeenSource implements MessageSource {
    private static final Words WORDS = Words.of(SeenSource.class);

    private final SourceLine line = new SourceLine("seen-line");
    private final NothingHere nothing = new NothingHere();
    private final MessageTable table = new MessageTable(
            "seen",
            WORDS.get("seen.purpose"),
            MessageTable.Column.TIME,
            MessageTable.Column.DIRECTION,
            MessageTable.Column.PRIORITY,
            MessageTable.Column.SIZE,
            MessageTable.Column.PREVIEW);
    private final LiveList live;
    private final BorderPane list = new BorderPane();
    private final StackPane view = new StackPane(nothing.view(), list);
    // A message handed to a receiver that waits changes no snapshot: look at the count as well.
    private final Timeline clock;

    SeenSource(SeenModel model, Settings settings, Actions actions) {
        this.live = new LiveList("seen", table.follow(), model.pause);
        this.clock = new Timeline(new KeyFrame(Duration.millis(250), e -> model.look()));
        table.remember(settings);
        live.register(actions, "seen.pause", Action.Category.MESSAGE);
        line.add(live.toggle());
        list.setTop(line.view());
        list.setCenter(live.view());
        list.setMinHeight(0);
        clock.setCycleCount(Timeline.INDEFINITE);
        nothing.say(Feather.REPEAT, WORDS.get("seen.none"), WORDS.get("seen.none.how"));
        model.line.subscribe(line::say);
        model.rows.subscribe(rows -> {
            nothing.view().setVisible(rows.isEmpty());
            list.setVisible(!rows.isEmpty());
            table.show(rows);
        });
    }

    @Override
    public MessagesModel.Source source() {
        return MessagesModel.Source.SEEN;
    }

    @Override
    public String title() {
        return WORDS.get("seen.title");
    }

    @Override
    public void inSight(boolean now) {
        if (now) {
            clock.play();
        } else {
            clock.stop();
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
