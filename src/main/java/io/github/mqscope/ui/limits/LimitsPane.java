package io.github.mqscope.ui.limits;

import io.github.mqscope.model.Budget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The limits with what is used of them, and "would this fit?" beside them.
public final class LimitsPane {
    private static final Words WORDS = Words.of(LimitsPane.class);
    private static final int MOST_USERS = 50;

    private final ReadOnlyObjectProperty<@Nullable Snapshot> snapshot;
    private final GridPane used = grid();
    private final GridPane budgets = grid();
    private final FitForm fit;
    private final ScrollPane view;
    private List<Object> shown = List.of();

    /// The pane of a window.
    public LimitsPane(ReadOnlyObjectProperty<@Nullable Snapshot> snapshot) {
        this.snapshot = snapshot;
        this.fit = new FitForm(snapshot);
        FlowPane columns = new FlowPane(
                24,
                16,
                part("limits.title", used),
                part("budgets.title", budgets, note()),
                part("fit.title", fit.view()));
        columns.getStyleClass().add("pane-body");
        view = new ScrollPane(columns);
        view.setFitToWidth(true);
        view.setId("limits");
        Throttle pace = new Throttle(Duration.millis(500), this::update);
        snapshot.addListener((o, was, now) -> pace.ask());
        update();
    }

    private static GridPane grid() {
        return new GridPane(16, 8);
    }

    private static VBox part(String title, Region... content) {
        Label head = new Label(WORDS.get(title));
        head.getStyleClass().add("section-title");
        VBox part = new VBox(8, head);
        part.getChildren().addAll(content);
        return part;
    }

    private static Label note() {
        Label note = WrappedLine.saying(WORDS.get("budgets.note"), "muted");
        note.setPrefWidth(360);
        return note;
    }

    private void update() {
        Snapshot now = snapshot.get();
        if (now == null) {
            return;
        }
        List<Object> facts = List.of(now.limits(), now.budgets(), now.queues().size());
        if (!facts.equals(shown)) {
            shown = facts;
            limits(now.limits(), now.queues().size());
            budgets(now);
            fit.update();
        }
    }

    private void limits(Limits limits, int queues) {
        used.getChildren().clear();
        UsageRow.add(used, WORDS.get("limit.queues"), queues, limits.queuesMax(), WORDS.get("meaning.queues"));
        fact("msg-max", limits.msgMax());
        fact("msgsize-max", limits.msgsizeMax());
        fact("msg-default", limits.msgDefault());
        fact("msgsize-default", limits.msgsizeDefault());
        fact("nofile", limits.rlimitNofile());
    }

    private void fact(String name, long value) {
        String words = value < 0 ? WORDS.get("unknown") : WORDS.get("number", value);
        UsageRow.fact(used, WORDS.get("limit." + name), words, WORDS.get("meaning." + name));
    }

    private void budgets(Snapshot now) {
        budgets.getChildren().clear();
        if (now.budgets().isEmpty()) {
            Label none = new Label(WORDS.get("budgets.none"));
            none.getStyleClass().add("muted");
            budgets.addRow(0, none);
        }
        now.budgets().stream().limit(MOST_USERS).forEach(this::budget);
        int more = now.budgets().size() - MOST_USERS;
        if (more > 0) {
            budgets.addRow(MOST_USERS, new Label(WORDS.get("budgets.more", more)));
        }
    }

    private void budget(@Nullable Budget budget) {
        if (budget != null) {
            String user = WORDS.get("budget.user", Escaped.of(budget.user()), budget.queues());
            UsageRow.add(budgets, user, budget.used(), budget.limit(), WORDS.get("budget.meaning"));
        }
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
