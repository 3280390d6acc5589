package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.alerts.AlertWatch;
import io.github.mqscope.ui.detail.DetailPane;
import io.github.mqscope.ui.queues.QueuesPane;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Where one works: the queues at the left, the selected one in the middle, send and receive at the right, the
/// loop's events below. The places are there from the beginning; each of [#steps] fills one.
final class Workspace {
    private static final Words WORDS = Words.of(Workspace.class);
    private static final double HANDS_EMS = 23.2; // 302 pixels at the normal size of the text.
    private static final double HANDS_MOST = 0.46;
    private static final double TRACE_TOP = 0.52;
    private static final double NEAR = 0.01;
    private static final double[] TOP_DIVIDERS = {0.314, 0.763};
    private static final double ROWS_DIVIDER = 0.81;

    private final Screens screens;
    private final Later<QueuesPane> queues;
    private final Later<DetailPane> detail;
    private final StackPane left = new StackPane();
    private final StackPane middle = new StackPane();
    private final StackPane right = new StackPane();
    private final StackPane bottom = new StackPane();
    private final TabPane hands = tabs("hands", "tab.send", "tab.receive", "tab.notify");
    private final TabPane below = tabs("below", "tab.events", "tab.trace", "tab.limits");
    private final SplitPane top = new SplitPane(left, middle, right);
    private final SplitPane rows = new SplitPane(top, bottom);
    private double roomOfEvents = ROWS_DIVIDER;

    /// @param fontSize the size of the text, in pixels
    Workspace(Screens screens, AlertWatch alerts, Remembered remembered, DoubleExpression fontSize) {
        this.screens = screens;
        this.detail = new Later<>(screens::detail);
        this.queues =
                new Later<>(() -> screens.queues(alerts, () -> detail.get().focus()));
        below.getSelectionModel().selectedIndexProperty().addListener((o, was, now) -> makeRoom(now.intValue() > 0));
        right.minWidthProperty()
                .bind(Bindings.min(
                        fontSize.multiply(HANDS_EMS), top.widthProperty().multiply(HANDS_MOST)));
        SplitPane.setResizableWithParent(right, false);
        rows.setOrientation(Orientation.VERTICAL);
        firstDividers();
        remembered.dividers("columns", top);
        remembered.dividers("rows", rows);
    }

    private static TabPane tabs(String id, String... titles) {
        TabPane tabs = new TabPane();
        for (String title : titles) {
            tabs.getTabs().add(new Tab(WORDS.get(title)));
        }
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId(id);
        return tabs;
    }

    /// Puts the list of the queues into its place. The acts of the window must be there.
    void placeList() {
        queues.get().register();
        left.getChildren().add(queues.get().view());
    }

    /// Puts the tabs of the events into their place.
    void placeBelow() {
        bottom.getChildren().add(below);
    }

    /// What puts the other panes into their places, one each.
    List<Runnable> steps() {
        Later<Region> receive = new Later<>(screens::receive);
        return List.of(
                () -> middle.getChildren().add(detail.get().view()),
                () -> detail.get().fillTabs(),
                () -> detail.get().fillPicture(),
                () -> detail.get().fillMessages(screens.messages()),
                () -> right.getChildren().add(hands),
                () -> fill(hands, 0, screens.send()),
                receive::get,
                () -> fill(hands, 1, receive.get()),
                () -> fill(hands, 2, screens.notification()),
                () -> fill(below, 0, screens.events()),
                () -> fill(below, 1, screens.trace()),
                () -> fill(below, 2, screens.limits()),
                () -> detail.get().fillAttributes(),
                () -> detail.get().fillProcesses(),
                () -> detail.get().fillCharts(screens.charts()),
                () -> detail.get().fillTraffic(screens.traffic()));
    }

    private static void fill(TabPane tabs, int index, Region content) {
        tabs.getTabs().get(index).setContent(content);
    }

    /// Whether the list of the queues is in its place.
    boolean hasList() {
        return !left.getChildren().isEmpty();
    }

    // A trace wants more room than events do; they get theirs back unless a person has moved the divider.
    private void makeRoom(boolean more) {
        double now = rows.getDividerPositions()[0];
        if (more && now > TRACE_TOP) {
            roomOfEvents = now;
            rows.setDividerPositions(TRACE_TOP);
        } else if (!more && Math.abs(now - TRACE_TOP) < NEAR) {
            rows.setDividerPositions(roomOfEvents);
        }
    }

    /// Puts the dividers where they are at first.
    void resetLayout() {
        detail.get().resetLayout();
        firstDividers();
    }

    private void firstDividers() {
        top.setDividerPositions(TOP_DIVIDERS);
        rows.setDividerPositions(ROWS_DIVIDER);
    }

    QueuesPane queues() {
        return queues.get();
    }

    /// The tabs with the send, the receive and the notification panel, in this order.
    TabPane hands() {
        return hands;
    }

    Region view() {
        return rows;
    }
}
