package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.ToggleBinding;
import io.github.mqscope.ui.controls.AskLayer;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.ViewerPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The messages of the selected queue, from the source that is chosen, and a viewer for one of them.
public final class MessagesPane {
    private static final double LEAST_LIST = 0.3;
    private static final double MOST_LIST = 0.6;
    // Of the table, in ems: its head and what is around it, and a row.
    private static final double AROUND_EMS = 7;
    private static final double ROW_EMS = 2;
    private static final Duration PROBE_EVERY = Duration.millis(200);
    private static final Duration LOOKS_EVERY = Duration.millis(100);

    private final MessagesModel model;
    private final List<MessageSource> sources;
    private final StackPane lists = new StackPane();
    private final SplitPane split = new SplitPane(lists);
    private final ViewerPane viewer;
    private final NothingHere nothing = new NothingHere();
    private final BorderPane content = new BorderPane();
    private final AskLayer ask = new AskLayer(content);
    private final Leftovers leftovers;
    private final MessageActs acts;
    private final VBox head;
    // Arrow keys go on while a body is being shown.
    private final PauseTransition soon = new PauseTransition(Duration.millis(80));
    private final List<ToggleButton> tabs = new ArrayList<>();
    private MessageSource source;

    /// A pane for the selected queue.
    public MessagesPane(MessagesModel model, Settings settings, Actions actions, Composer composer, Dialogs dialogs) {
        this.model = model;
        viewer = new ViewerPane(settings, dialogs.files());
        viewer.offer(actions);
        LookConsent consent = new LookConsent(model, dialogs.errors(), ask);
        sources = List.of(
                new PeekSource(model.peek, model.message(), settings),
                new InsideSource(model.inside, settings, consent::ask),
                new SeenSource(model.seen, settings, actions));
        acts = new MessageActs(model, actions, composer);
        sources.forEach(acts::offer);
        source = sources.getFirst();
        leftovers = new Leftovers(model, actions, dialogs, ask);
        head = new VBox(tabLine());
        head.managedProperty().bind(head.visibleProperty());
        content.setTop(new VBox(leftovers.view(), head));
        content.setCenter(new StackPane(split, nothing.view()));
        content.setMinSize(0, 0);
        content.getStylesheets().addAll(CallLines.stylesheet(), stylesheet());
        split.setOrientation(Orientation.VERTICAL);
        split.setMinHeight(0);
        split.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        sources.forEach(one -> one.chosen().addListener((o, was, now) -> choose(one, now)));
        follow();
        leftovers.refresh();
        Pulse.whileShown(ask.view(), PROBE_EVERY, model::prefer);
    }

    private void follow() {
        model.source.subscribe(now ->
                sources.stream().filter(one -> one.source() == now).findFirst().ifPresent(this::show));
        model.nothing.subscribe(now -> nothing.say(now.icon(), now.what(), now.why()));
        model.queue.subscribe(now -> show(now));
        model.key().addListener((o, was, now) -> {
            ask.close();
            sources.forEach(one -> one.table().clearChoice());
        });
        Timeline looking = new Timeline(new KeyFrame(LOOKS_EVERY, e -> model.looks.tick()));
        looking.setCycleCount(Timeline.INDEFINITE);
        model.looks.running().subscribe(now -> {
            if (now) {
                looking.play();
            } else {
                looking.stop();
            }
        });
        model.looks.ended().subscribe(leftovers::refresh);
    }

    private static String stylesheet() {
        return Objects.requireNonNull(MessagesPane.class.getResource("messages.css"))
                .toExternalForm();
    }

    private Region tabLine() {
        for (MessageSource one : sources) {
            ToggleButton tab = new ToggleButton(one.title());
            tab.setId("source-" + one.source().name().toLowerCase(Locale.ROOT));
            tabs.add(tab);
        }
        Segments choice = new Segments(tabs.toArray(ToggleButton[]::new));
        for (MessageSource one : sources) {
            ToggleButton tab = tabs.get(sources.indexOf(one));
            ToggleBinding.of(tab, model.source, one.source());
            tab.setOnAction(e -> model.choose(one.source()));
        }
        HBox line = new HBox(choice.view());
        line.getStyleClass().add("source-tabs");
        return line;
    }

    private void show(MessageSource one) {
        source = one;
        acts.follow(one);
        lists.getChildren().setAll(one.view());
        sources.forEach(other -> other.inSight(other == one));
        choose(one, one.chosen().get());
    }

    private void choose(MessageSource of, @Nullable Message message) {
        if (of != source) {
            return;
        }
        Optional<QueueName> queue = model.queue.get().map(QueueState::name);
        soon.setOnFinished(e -> viewer.show(message, queue));
        soon.playFromStart();
        if (message == null) {
            split.getItems().remove(viewer.view());
        } else if (!split.getItems().contains(viewer.view())) {
            split.getItems().add(viewer.view());
            split.setDividerPositions(listShare());
            Platform.runLater(() -> {
                split.setDividerPositions(listShare()); // Where it was put in and out at once the first is lost.
                source.table().reveal(); // The list has become smaller.
            });
        }
    }

    // A short list leaves more room for the body.
    private double listShare() {
        double wanted = (AROUND_EMS + ROW_EMS * source.table().count())
                * tabs.getFirst().getFont().getSize();
        return Math.clamp(wanted / Math.max(1, split.getHeight()), LEAST_LIST, MOST_LIST);
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && source.chosen().get() != null) {
            key.consume();
            source.table().clearChoice();
        }
    }

    private void show(Optional<QueueState> queue) {
        split.setVisible(queue.isPresent());
        head.setVisible(queue.isPresent());
        nothing.view().setVisible(queue.isEmpty());
        queue.ifPresent(now -> sources.forEach(one -> one.table().of(now.name())));
        if (queue.isPresent() && model.source.get() == MessagesModel.Source.PEEK) {
            model.peek.ask();
        }
    }

    /// The pane.
    public Region view() {
        return ask.view();
    }
}
