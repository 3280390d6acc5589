package io.github.mqscope.ui.alerts;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.alert.Alert;
import io.github.mqscope.model.alert.AlertNews;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.theme.Tip;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// How many alerts hold, for the status bar. Its menu tells them and leads to their queues.
public final class AlertBadge {
    private static final Words WORDS = Words.of(AlertBadge.class);
    private static final int MOST_SHOWN = 20;

    private final AlertWatch watch;
    private final ObjectProperty<@Nullable QueueKey> selected;
    private final Runnable settings;
    private final MenuButton button = new MenuButton("", Icons.of(Feather.ALERT_TRIANGLE));

    /// @param selected the selected queue, which an alert in the menu sets
    /// @param settings opens what alerts are raised by
    public AlertBadge(AlertWatch watch, ObjectProperty<@Nullable QueueKey> selected, Runnable settings) {
        this.watch = watch;
        this.selected = selected;
        this.settings = settings;
        button.setId("alerts");
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "alert-badge");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tip.on(button, WORDS.get("badge.meaning"));
        button.managedProperty().bind(button.visibleProperty());
        button.getItems().add(new MenuItem()); // One without items never opens.
        button.showingProperty().addListener((o, was, now) -> {
            if (now) {
                button.getItems().setAll(items(watch.news().get()));
            }
        });
        watch.news().addListener((o, was, now) -> show(now));
        show(watch.news().get());
    }

    private void show(AlertNews now) {
        int count = now.active().size() + now.beyond();
        button.setVisible(count > 0);
        button.setText(WORDS.get("badge", count));
        button.setAccessibleText(button.getText());
    }

    private List<MenuItem> items(AlertNews now) {
        List<MenuItem> items = new ArrayList<>();
        now.active().reversed().stream().limit(MOST_SHOWN).forEach(alert -> items.add(item(alert, now.asOf())));
        int more = now.active().size() + now.beyond() - items.size();
        if (more > 0) {
            MenuItem rest = new MenuItem(WORDS.get("badge.more", more));
            rest.setDisable(true);
            items.add(rest);
        }
        MenuItem open = new MenuItem(WORDS.get("settings"));
        open.setOnAction(e -> settings.run());
        items.add(new SeparatorMenuItem());
        items.add(open);
        return items;
    }

    private MenuItem item(Alert alert, Instant asOf) {
        MenuItem item = new MenuItem(AlertWords.of(alert, asOf));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> selected.set(alert.queue()));
        return item;
    }

    /// The badge, not there while nothing holds.
    public Region view() {
        return button;
    }

    /// Whom else to tell: the desktop.
    public void tell(DesktopNotice desktop) {
        watch.news().addListener((o, was, now) -> {
            if (watch.desktop().get() && !now.raised().isEmpty()) {
                desktop.show(now.raised().stream()
                        .map(alert -> AlertWords.of(alert, now.asOf()))
                        .toList());
            }
        });
    }
}
