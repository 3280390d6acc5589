package io.github.mqscope.ui.chart;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The selected queue over time: depth, sends and receives, over the last minute, hour, or since the start.
public final class ChartsPane {
    private static final Words WORDS = Words.of(ChartsPane.class);
    private static final Duration AT_MOST_EVERY = Duration.millis(250);
    private static final double LEAST_HEIGHT = 104;

    private final Selection selection;
    private final Actions actions;
    private final StringProperty span;
    private final ToggleButton minute = choice("charts-minute", WORDS.get("span.minute"), Span.MINUTE);
    private final ToggleButton hour = choice("charts-hour", WORDS.get("span.hour"), Span.HOUR);
    private final ToggleButton start = choice("charts-start", WORDS.get("span.start"), Span.START);
    private final Segments spans = new Segments(minute, hour, start);
    private final Label marks = new Label();
    private final Label source = new Label();
    private final StripChart depth;
    private final StripChart rates;
    private final NothingHere nothing = new NothingHere();
    private final ScrollPane scroll;
    private final StackPane view;

    /// A pane on the selected queue.
    public ChartsPane(Selection selection, Settings settings, Actions actions) {
        this.selection = selection;
        this.actions = actions;
        this.span = settings.text("charts.span", Span.MINUTE.name());
        Crosshair crosshair = new Crosshair();
        depth = chart("charts-depth", new StripChart(WORDS.get("depth.name"), new DepthPlot(), crosshair));
        rates = chart("charts-rates", new StripChart(WORDS.get("rate.name"), new RatePlot(), crosshair));
        marks.setId("charts-marks");
        source.setId("charts-source");
        scroll = new ScrollPane(body());
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        view = new StackPane(scroll, nothing.view());
        view.setMinHeight(0);
        choose();
        register();
        follow();
    }

    private static ToggleButton choice(String id, String words, Span means) {
        ToggleButton button = new ToggleButton(words);
        button.setId(id);
        button.setUserData(means);
        return button;
    }

    private static StripChart chart(String id, StripChart chart) {
        chart.setId(id);
        chart.setMinHeight(LEAST_HEIGHT);
        chart.setPrefHeight(LEAST_HEIGHT);
        VBox.setVgrow(chart, Priority.ALWAYS);
        return chart;
    }

    private VBox body() {
        for (Label words : new Label[] {marks, source}) {
            WrappedLine.wrap(words, "chart-label");
        }
        HBox head = new HBox(spans.view()); // As wide as its words, not as the pane.
        VBox body = new VBox(
                head,
                marks,
                depth,
                new ChartLegend(
                        ChartLegend.Kind.MEAN,
                        ChartLegend.Kind.EXTREMES,
                        ChartLegend.Kind.FULL,
                        ChartLegend.Kind.EMPTY),
                rates,
                source);
        body.getStyleClass().addAll("pane-body", "charts");
        body.getStylesheets()
                .add(Objects.requireNonNull(ChartsPane.class.getResource("chart.css"))
                        .toExternalForm());
        return body;
    }

    private void choose() {
        for (ToggleButton button : new ToggleButton[] {minute, hour, start}) {
            button.setSelected(button.getUserData() == chosen());
        }
        spans.onChange(() -> {
            for (ToggleButton button : new ToggleButton[] {minute, hour, start}) {
                if (button.isSelected()) {
                    span.set(((Span) button.getUserData()).name());
                }
            }
            update();
        });
    }

    private void register() {
        actions.add(Action.of("charts.minute", WORDS.get("act.minute"), Action.Category.VIEW, minute::fire));
        actions.add(Action.of("charts.hour", WORDS.get("act.hour"), Action.Category.VIEW, hour::fire));
        actions.add(Action.of("charts.start", WORDS.get("act.start"), Action.Category.VIEW, start::fire));
    }

    // Out of sight nothing is drawn: a canvas would keep all of it.
    private void follow() {
        Throttle pace = new Throttle(AT_MOST_EVERY, this::update);
        selection.snapshot().addListener((o, was, now) -> pace.ask());
        selection.key().addListener((o, was, now) -> update());
        view.parentProperty().flatMap(Node::visibleProperty).orElse(false).subscribe(this::update);
        Pulse.whileShown(view, Duration.seconds(1), pace::ask);
    }

    private Span chosen() {
        try {
            return Span.valueOf(span.get().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException edited) {
            return Span.MINUTE;
        }
    }

    private void update() {
        if (view.getParent() == null || !view.getParent().isVisible()) {
            return;
        }
        Optional<QueueState> queue = selection.queue();
        boolean any = queue.filter(q -> q.history().start().highest() >= 0).isPresent();
        scroll.setVisible(any);
        nothing.view().setVisible(!any);
        if (queue.isPresent() && any) {
            show(queue.get());
        } else {
            say(queue);
        }
    }

    private void say(Optional<QueueState> queue) {
        if (queue.isEmpty()) {
            nothing.say(Feather.TRENDING_UP, WORDS.get("none.title"), WORDS.get("none"));
        } else if (queue.get().attributes().isEmpty()) {
            nothing.say(Feather.EYE_OFF, WORDS.get("hidden.title"), WORDS.get("hidden"));
        } else {
            nothing.say(Feather.CLOCK, WORDS.get("early.title"), WORDS.get("early"));
        }
    }

    private void show(QueueState queue) {
        long now = System.currentTimeMillis();
        ChartData shown = chosen().data(queue, now);
        depth.show(shown);
        rates.show(shown);
        Sample inSight = shown.inSight();
        source.setText(WORDS.get(source(inSight))
                + (queue.sampled() ? " " + queue.sight().words() + "." : ""));
        marks.setText(WORDS.get(
                "marks",
                mark(Span.MINUTE.data(queue, now)),
                mark(Span.HOUR.data(queue, now)),
                mark(Span.START.data(queue, now))));
    }

    private static String source(Sample inSight) {
        if (!inSight.isTraced()) {
            return "source.seen";
        }
        return inSight.traced() < inSight.known() ? "source.both" : "source.counted";
    }

    private static String mark(ChartData data) {
        int high = data.inSight().high();
        if (high < 0) {
            return WORDS.get("mark.unknown");
        }
        return WORDS.get(data.maxmsg() > 0 && high >= data.maxmsg() ? "mark.full" : "mark", Ticks.number(high));
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
