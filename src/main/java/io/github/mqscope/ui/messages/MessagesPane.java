package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.ask.AskLayer;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.calls.Segments;
import io.github.mqscope.ui.live.Pause;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.ViewerPane;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
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
import org.kordamp.ikonli.feather.Feather;

/// The messages of the selected queue, from the source that is chosen, and a viewer for one of them.
public final class MessagesPane {
    private static final Words WORDS = Words.of(MessagesPane.class);
    private static final double LEAST_LIST = 0.3;
    private static final double MOST_LIST = 0.6;
    // Of the table, in ems: its head and what is around it, and a row.
    private static final double AROUND_EMS = 7;
    private static final double ROW_EMS = 2;
    private static final Duration PROBE_EVERY = Duration.millis(200);

    private final Selection selection;
    private final Probing probing;
    private final LookResults looks = new LookResults(this::moved, this::ended);
    private final PeekSource peek;
    private final InsideSource inside;
    private final SeenSource seen;
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
    private boolean preferred;

    /// A pane for the selected queue.
    public MessagesPane(
            Selection selection,
            Probing probing,
            Tracing tracing,
            ContentsActs contents,
            SeenLog log,
            Settings settings,
            Actions actions,
            Composer composer,
            Dialogs dialogs) {
        this.selection = selection;
        this.probing = probing;
        viewer = new ViewerPane(settings, dialogs.files());
        viewer.offer(actions);
        LookConsent consent = new LookConsent(selection, contents, dialogs.errors(), ask, looks::start);
        peek = new PeekSource(probing, tracing, selection.message(), settings);
        inside = new InsideSource(looks, settings, consent::ask);
        seen = new SeenSource(log, settings, actions);
        sources = List.of(peek, inside, seen);
        acts = new MessageActs(selection, actions, composer);
        sources.forEach(acts::offer);
        source = inside;
        leftovers = new Leftovers(contents, actions, dialogs, ask, looks::startRestore);
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
        choose(inside);
        selection.snapshot().addListener((o, was, now) -> update());
        selection.key().addListener((o, was, now) -> select());
        selection.message().addListener((o, was, now) -> {
            if (now != null) {
                tabs.get(sources.indexOf(peek)).setSelected(true); // Only a peek gives messages an identity.
            }
        });
        leftovers.refresh();
        update();
        Pulse.whileShown(ask.view(), PROBE_EVERY, this::preferPeek);
    }

    // What is really inside comes first, as soon as it can be seen, unless a person has chosen.
    private void preferPeek() {
        if (!preferred && probing.state() instanceof ProbeStatus.Ready) {
            preferred = true;
            tabs.get(sources.indexOf(peek)).setSelected(true);
        }
    }

    private static String stylesheet() {
        return Objects.requireNonNull(MessagesPane.class.getResource("messages.css"))
                .toExternalForm();
    }

    private Region tabLine() {
        for (MessageSource one : sources) {
            ToggleButton tab = new ToggleButton(one.title());
            tab.setId(one.id());
            tab.setOnAction(e -> preferred = true);
            tab.selectedProperty().addListener((o, was, now) -> {
                if (now) {
                    choose(one);
                }
            });
            tabs.add(tab);
        }
        Segments choice = new Segments(tabs.toArray(ToggleButton[]::new));
        tabs.get(sources.indexOf(inside)).setSelected(true);
        HBox line = new HBox(choice.view());
        line.getStyleClass().add("source-tabs");
        return line;
    }

    private void choose(MessageSource one) {
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
        Optional<QueueName> queue = selection.queue().map(QueueState::name);
        soon.setOnFinished(e -> viewer.show(message, queue));
        soon.playFromStart();
        if (message == null) {
            split.getItems().remove(viewer.view());
        } else if (!split.getItems().contains(viewer.view())) {
            split.getItems().add(viewer.view());
            split.setDividerPositions(listShare());
            Platform.runLater(() -> {
                split.setDividerPositions(listShare()); // Where it was put in and out at once the first is lost.
                source.reveal(); // The list has become smaller.
            });
        }
    }

    // A short list leaves more room for the body.
    private double listShare() {
        double wanted = (AROUND_EMS + ROW_EMS * source.count())
                * tabs.getFirst().getFont().getSize();
        return Math.clamp(wanted / Math.max(1, split.getHeight()), LEAST_LIST, MOST_LIST);
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && source.chosen().get() != null) {
            key.consume();
            source.clearChoice();
        }
    }

    private void select() {
        ask.close();
        sources.forEach(MessageSource::clearChoice);
        update();
    }

    private void update() {
        Optional<QueueState> queue = selection.queue();
        Snapshot now = selection.snapshot().get();
        split.setVisible(queue.isPresent());
        head.setVisible(queue.isPresent());
        nothing.view().setVisible(queue.isEmpty());
        if (queue.isPresent() && now != null) {
            Instant asOf = now.asOf();
            sources.forEach(one -> one.show(queue.get(), asOf));
        } else if (selection.key().get() == null) {
            nothing.say(Feather.MAIL, WORDS.get("none"), WORDS.get("none.how"));
        } else {
            nothing.say(Feather.TRASH_2, WORDS.get("gone"), WORDS.get("gone.how"));
        }
    }

    private void moved() {
        inside.refresh();
    }

    private void ended() {
        leftovers.refresh();
    }

    /// Whether the list of what was seen stands still.
    public Pause pause() {
        return seen.pause();
    }

    /// The pane.
    public Region view() {
        return ask.view();
    }
}
