package io.github.mqscope.ui.trace;

import io.github.mqscope.model.trace.Flow;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What a trace knows of the selected queue: who sends to it and who receives, how fast, and how long messages
/// take from one to the other.
public final class TrafficPane {
    private static final Words WORDS = Words.of(TrafficPane.class);
    private static final Duration EVERY = Duration.millis(250);
    private static final int PARTIES = 8;

    private final Tracing tracing;
    private final Button begin = new Button(WORDS.get("start"), Icons.of(Feather.PLAY));
    private final NothingHere nothing = new NothingHere(begin);
    private final Label rates = line("traffic-rates");
    private final Label latency = line("traffic-latency");
    private final VBox senders = new VBox();
    private final VBox receivers = new VBox();
    private final LatencyBars bars = new LatencyBars();
    private final ScrollPane scroll;
    private final StackPane view;
    private @Nullable QueueTrace shown;

    /// A pane on the trace of the selected queue.
    public TrafficPane(Tracing tracing) {
        this.tracing = tracing;
        begin.setId("traffic-begin");
        begin.setOnAction(e -> tracing.start(TraceOptions.everything()));
        senders.setId("traffic-senders");
        receivers.setId("traffic-receivers");
        HBox flow = new HBox(
                side(WORDS.get("traffic.senders"), Feather.ARROW_RIGHT_CIRCLE, senders),
                side(WORDS.get("traffic.receivers"), Feather.ARROW_LEFT_CIRCLE, receivers));
        flow.getStyleClass().add("traffic-flow");
        VBox body = new VBox(rates, flow, latency, bars.view());
        body.getStyleClass().add("pane-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        view = new StackPane(scroll, nothing.view());
        view.setMinHeight(0);
        view.getStylesheets()
                .add(Objects.requireNonNull(TrafficPane.class.getResource("trace.css"))
                        .toExternalForm());
        Pulse.whileShown(view, EVERY, this::pull);
        pull();
    }

    private static Region side(String title, Feather icon, VBox parties) {
        Label head = new Label(title, Icons.of(icon));
        head.getStyleClass().add("section-title");
        VBox side = new VBox(4, head, parties);
        side.setMinWidth(0);
        side.setPrefWidth(1);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }

    private static Label line(String id) {
        Label line = new Label();
        line.setId(id);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private void pull() {
        Optional<QueueTrace> now = tracing.queue();
        scroll.setVisible(now.isPresent());
        nothing.view().setVisible(now.isEmpty());
        if (now.isEmpty()) {
            boolean running = tracing.status() instanceof TraceStatus.Running;
            begin.setVisible(!running && tracing.isAvailable());
            nothing.say(
                    Feather.ACTIVITY,
                    WORDS.get(running ? "traffic.nothing" : "traffic.unknown"),
                    WORDS.get("traffic.what"));
        } else if (!now.get().equals(shown)) {
            shown = now.get();
            show(now.get());
        }
    }

    private void show(QueueTrace trace) {
        rates.setText(WORDS.get(
                        "traffic.rates",
                        trace.sent(),
                        Math.round(trace.sentPerSecond()),
                        trace.received(),
                        Math.round(trace.receivedPerSecond()))
                + (trace.unknown() == 0 ? "" : WORDS.get("traffic.rates.before", trace.unknown())));
        latency.setText(
                trace.deliveries() == 0
                        ? WORDS.get("traffic.latency.none")
                        : WORDS.get(
                                "traffic.latency",
                                trace.deliveries(),
                                TracedWords.span(trace.p50Nanos()),
                                TracedWords.span(trace.p99Nanos())));
        senders.getChildren().setAll(parties(trace.parties(), Flow.Share::sent, WORDS.get("traffic.no-sender")));
        receivers
                .getChildren()
                .setAll(parties(trace.parties(), Flow.Share::received, WORDS.get("traffic.no-receiver")));
        bars.show(trace.latencies());
    }

    private static List<Node> parties(Map<Flow.Party, Flow.Share> all, ToLongFunction<Flow.Share> count, String none) {
        List<Node> lines = all.entrySet().stream()
                .filter(one -> count.applyAsLong(one.getValue()) > 0)
                .sorted(Comparator.comparingLong(
                                (Map.Entry<Flow.Party, Flow.Share> one) -> count.applyAsLong(one.getValue()))
                        .reversed())
                .limit(PARTIES)
                .<Node>map(one -> new Label(String.format(
                        Locale.ROOT,
                        "%s%s  %,d",
                        one.getKey().comm(),
                        one.getKey().pid() == 0 ? "" : " " + one.getKey().pid(),
                        count.applyAsLong(one.getValue()))))
                .toList();
        return lines.isEmpty() ? List.of(new Label(none)) : lines;
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
