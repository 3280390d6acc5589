package io.github.mqscope.ui.messages;

import io.github.mqscope.ui.UiContext;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/// The message list of the selected queue, a tab a source.
public final class MessagesPane {
    private final BorderPane view = new BorderPane();

    public MessagesPane(UiContext context) {
        TabPane sources = new TabPane(
                new Tab("In the queue", new InsideView(context).view()),
                new Tab("Sent and received here", new SeenView(context).view()));
        sources.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        sources.getStyleClass().add(atlantafx.base.theme.Styles.TABS_CLASSIC);
        sources.setId("sources");
        view.setTop(new LeftoverBar(context).view());
        view.setCenter(sources);
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
