package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.model.Snapshot;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Says that the connection is lost, since when and why, and of when what is still shown is; connects again in another
/// window. Stays as long as the window does: nothing comes back by itself.
public final class LostBar {
    private static final Words WORDS = Words.of(LostBar.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Whereabouts where;
    private final ObservableValue<@Nullable Snapshot> snapshot;
    private final HBox bar = new HBox();
    private final Label outcome = WrappedLine.of("lost-outcome");
    private final Button again = new Button(WORDS.get("lost.again"), Icons.of(Feather.REFRESH_CW));

    /// Not seen until the connection is lost.
    public LostBar(Whereabouts where, ObservableValue<@Nullable Snapshot> snapshot) {
        this.where = where;
        this.snapshot = snapshot;
        bar.setId("lost-bar");
        bar.getStyleClass().add("lost-bar");
        bar.setVisible(false);
        bar.managedProperty().bind(bar.visibleProperty());
        where.connection().lost().subscribe(lost -> lost.ifPresent(this::show));
    }

    private void show(Connection.Lost lost) {
        Label what = WrappedLine.of("lost-what");
        what.getStyleClass().add("section-title");
        what.setText(WORDS.get("lost.what", where.place().label(), time(lost.since())));
        Label why = WrappedLine.of("lost-why");
        Snapshot last = snapshot.getValue();
        why.setText(
                last == null
                        ? WORDS.get("lost.only", lost.why())
                        : WORDS.get("lost.why", lost.why(), time(last.asOf())));
        VBox words = new VBox(4, what, why, outcome);
        HBox.setHgrow(words, Priority.ALWAYS);
        again.setId("connect-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(e -> connect());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getChildren().setAll(Icons.of(Feather.WIFI_OFF), words, again);
        bar.setVisible(true);
    }

    private static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }

    private void connect() {
        say(WORDS.get("lost.opening"), true);
        Aside.run(
                "connect",
                () -> where.windows().open(where.place()),
                () -> say(WORDS.get("lost.opened"), false),
                why -> say(WORDS.get("lost.not-opened", String.valueOf(why.getMessage())), false));
    }

    private void say(String words, boolean busy) {
        outcome.setText(words);
        again.setDisable(busy);
    }

    /// The view.
    public Region view() {
        return bar;
    }
}
