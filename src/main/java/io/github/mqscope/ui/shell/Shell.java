package io.github.mqscope.ui.shell;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.Panes;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.create.CreateSheet;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.detail.DetailPane;
import io.github.mqscope.ui.queues.QueuesPane;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.timeline.TimelinePane;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The main window's content.
public final class Shell {
    private final ErrorBar errors = new ErrorBar();
    private final Sheets sheets = new Sheets();
    private final Theme theme;
    private final UiContext context;
    private final EmptyState empty;
    private final QueuesPane queues;
    private final SplitPane work;
    private final Scene scene;

    /// @param context makes the context, given where failures are shown
    /// @param quit    asks the program to end
    public Shell(
            Function<UiContext.ErrorSink, UiContext> context,
            Panes panes,
            DemoControl demo,
            Theme theme,
            Runnable quit,
            double width,
            double height) {
        this.theme = theme;
        this.context = context.apply(errors);
        this.empty = new EmptyState(demo, this::create);
        this.queues = new QueuesPane(this.context, this::unlink);
        this.work = work(panes);
        BorderPane frame = new BorderPane(new StackPane(work, empty.view()));
        this.scene = new Scene(new StackPane(frame, sheets.layer()), width, height);
        frame.setTop(new VBox(new MainMenu(this, demo, theme, quit).view(), errors.view()));
        frame.setBottom(new StatusBar(this.context).view());
        theme.dress(scene);
        Shortcuts.install(scene, this);
        this.context.snapshot().addListener((o, was, now) -> update(now));
        update(this.context.snapshot().get());
    }

    private SplitPane work(Panes panes) {
        DetailPane detail = new DetailPane(context, panes.messages().apply(context));
        TabPane hands = new TabPane(
                new Tab("Send", panes.send().apply(context)), new Tab("Receive", panes.receive().apply(context)));
        hands.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        hands.setId("hands");
        hands.setMinWidth(300);
        SplitPane top = new SplitPane(queues.view(), detail.view(), hands);
        top.setDividerPositions(0.30, 0.74);
        SplitPane.setResizableWithParent(hands, false);
        TimelinePane timeline = new TimelinePane(context);
        SplitPane all = new SplitPane(top, timeline.view());
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.74);
        return all;
    }

    private void update(@Nullable Snapshot now) {
        boolean any = now != null && !now.queues().isEmpty();
        work.setVisible(any);
        empty.view().setVisible(!any);
        if (now == null) {
            empty.looking();
        } else if (now.visibility() instanceof Visibility.NamesOnly(var why)) {
            empty.cannotList(why);
        } else {
            empty.noQueues();
        }
    }

    /// Opens the sheet that creates a queue.
    public void create() {
        new CreateSheet(context, sheets).show();
    }

    /// Asks whether to unlink the selected queue.
    public void unlink() {
        context.selectedQueue().ifPresent(this::confirmUnlink);
    }

    private void confirmUnlink(QueueState queue) {
        long messages = Math.max(0, queue.depth());
        String loss = messages == 0 ? "" : " and its " + messages + (messages == 1 ? " message" : " messages");
        String holders = queue.openers().isEmpty()
                ? "Nobody has it open: it is gone at once."
                : queue.openers().size() + " descriptors are open on it: they go on working, but nobody finds the queue"
                        + " by its name again.";
        sheets.confirm(
                "Unlink " + queue.name() + "?",
                List.of(holders, "There is no way back."),
                "Unlink " + queue.name() + loss,
                () -> unlinkNow(QueueTarget.of(queue)));
    }

    private void unlinkNow(QueueTarget target) {
        try {
            context.acts().unlink(target);
        } catch (QueueException e) {
            errors.show("Not unlinked", e);
        }
    }

    /// Puts the keyboard into the filter of the queue list.
    public void focusFilter() {
        queues.focusFilter();
    }

    /// Makes all text larger or smaller; 0 is the normal size.
    public void zoom(int steps) {
        if (steps == 0) {
            theme.resetZoom(scene);
        } else {
            theme.zoom(scene, steps);
        }
    }

    /// The sheets over the window.
    public Sheets sheets() {
        return sheets;
    }

    /// What the screens work with.
    public UiContext context() {
        return context;
    }

    /// The scene to show.
    public Scene scene() {
        return scene;
    }

    /// The view that holds everything, for a picture of it.
    public Region root() {
        return (Region) scene.getRoot();
    }
}
