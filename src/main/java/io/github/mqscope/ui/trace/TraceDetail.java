package io.github.mqscope.ui.trace;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracePair;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.viewer.ViewerPane;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// One traced call: its facts, its message, and the way to the call at the message's other end.
final class TraceDetail {
    private static final Words WORDS = Words.of(TraceDetail.class);
    private final VBox facts = new VBox();
    private final Button other = new Button("", Icons.of(Feather.CORNER_DOWN_RIGHT));
    private final ViewerPane viewer;
    private final BorderPane view = new BorderPane();
    private final PauseTransition soon = new PauseTransition(Duration.millis(80));
    private final long namespace;
    private Optional<TracePair> pair = Optional.empty();
    private Optional<TraceEvent> shown = Optional.empty();

    /// @param jump     goes to the call of a sequence number
    /// @param settings of the viewer
    /// @param namespace this space's
    TraceDetail(LongConsumer jump, Settings settings, long namespace) {
        this.namespace = namespace;
        viewer = new ViewerPane(settings);
        facts.getStyleClass().add("trace-facts");
        facts.setId("trace-facts");
        other.setId("trace-other");
        other.getStyleClass().add(Styles.SMALL);
        other.managedProperty().bind(other.visibleProperty());
        other.setVisible(false);
        other.setOnAction(e -> pair.ifPresent(p -> shown.ifPresent(s -> jump.accept(p.other(s.sequence())))));
        view.setTop(facts);
        view.setMinWidth(0);
        view.setMinHeight(0);
    }

    void show(Optional<TraceEvent> event, Optional<TracePair> counterpart) {
        shown = event;
        pair = counterpart;
        List<Region> lines = new ArrayList<>();
        event.ifPresent(e -> sentences(e).forEach(sentence -> lines.add(line(sentence))));
        other.setVisible(pair.isPresent());
        pair.ifPresent(p -> {
            other.setText(WORDS.get(
                    event.filter(e -> e.call() == TraceCall.SEND).isPresent()
                            ? "detail.to-receive"
                            : "detail.to-send"));
            lines.add(line(way(p)));
            lines.add(other);
        });
        facts.getChildren().setAll(lines);
        boolean message = event.filter(TraceWords::isMessage)
                .filter(TraceEvent::succeeded)
                .isPresent();
        view.setCenter(message ? viewer.view() : null);
        soon.setOnFinished(done -> body(event.filter(e -> message)));
        soon.playFromStart();
    }

    private void body(Optional<TraceEvent> event) {
        Message message = event.map(e -> new Message(TraceWords.priority(e).orElse(0), e.payload()))
                .orElse(null);
        viewer.show(message, event.flatMap(e -> e.queue().name()));
    }

    private static String way(TracePair pair) {
        String how = WORDS.get(pair.handOver() ? "detail.handed" : "detail.way", TracedWords.span(pair.latencyNanos()));
        return how + (pair.certain() ? "" : WORDS.get("detail.uncertain"));
    }

    private List<String> sentences(TraceEvent e) {
        List<String> all = new ArrayList<>();
        all.add(WORDS.get("detail.call", TracedWords.function(e), TraceWords.queue(e), TraceWords.result(e)));
        if (e.queue().namespace() != 0) {
            String which = e.queue().isOutside(namespace) ? "detail.namespace.outside" : "detail.namespace";
            all.add(WORDS.get(which, "" + e.queue().namespace()));
        }
        List<String> facts = TracedWords.facts(e);
        if (!facts.isEmpty()) {
            all.add(String.join(", ", facts));
        }
        all.add(caller(e));
        all.add(when(e));
        if (TraceWords.isMessage(e) && !e.is(TraceMark.PENDING)) {
            all.add(WORDS.get("detail.curmsgs", e.curmsgs()));
        }
        if (e.movedMessage() && !e.isPayloadWhole()) {
            all.add(WORDS.get("detail.cut", e.payload().length, e.messageLength()));
        }
        return all;
    }

    private static String when(TraceEvent e) {
        if (e.is(TraceMark.PENDING)) {
            return WORDS.get("detail.pending", TraceWords.time(e.endNanos()), TracedWords.pending(e));
        }
        Optional<String> unentered = TracedWords.unentered(e);
        if (unentered.isPresent()) {
            return WORDS.get("detail.unentered", TraceWords.time(e.endNanos()), unentered.get());
        }
        return WORDS.get("detail.when", TraceWords.time(e.startNanos()), TraceWords.duration(e))
                + (e.is(TraceMark.BLOCKED) ? WORDS.get("detail.waited") : "");
    }

    private static String caller(TraceEvent e) {
        return WORDS.get(
                "detail.caller",
                e.caller().name(),
                "" + e.caller().pid(),
                "" + e.caller().tid(),
                Integer.toUnsignedString(e.caller().uid()));
    }

    private static Label line(String sentence) {
        Label line = new Label(sentence);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    Region view() {
        return view;
    }
}
