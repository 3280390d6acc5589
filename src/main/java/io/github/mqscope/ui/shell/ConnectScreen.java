package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.place.Place;
import io.github.mqscope.space.Space;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.MqscopeApp;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.elsewhere.Approach;
import io.github.mqscope.ui.elsewhere.PlaceSigns;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// What a window shows until its place is reached: where it goes, for how long already, what was said on the way, and
/// Cancel; or why it did not get there. Then the window takes its stage.
public final class ConnectScreen {
    private static final Words WORDS = Words.of(ConnectScreen.class);
    private static final double WHEEL = 48;
    private static final double TEXT_WIDTH = 520;

    private final Place place;
    private final Settings settings;
    private final Supplier<Approach> ways;
    private final WindowMaker windows;
    private final Runnable quit;
    private Optional<MainWindow> window = Optional.empty();

    /// Makes the window of a space.
    @FunctionalInterface
    public interface WindowMaker {
        MainWindow make(Space space);
    }

    /// @param ways    gives the way there, each time it is taken
    /// @param windows makes the window of the space there
    /// @param quit    ends the program
    public ConnectScreen(Place place, Settings settings, Supplier<Approach> ways, WindowMaker windows, Runnable quit) {
        this.place = place;
        this.settings = settings;
        this.ways = ways;
        this.windows = windows;
        this.quit = quit;
    }

    /// Starts JavaFX, shows it and then the window, and returns when that is gone.
    /// @param shown is given the look at once
    public void open(Consumer<Theme> shown) {
        MqscopeApp.open(stage -> shown.accept(show(stage)), () -> window.ifPresent(MainWindow::close));
    }

    /// Shows it on a stage of the window's size, and takes the way.
    /// @return the look, which the window keeps
    public Theme show(Stage stage) {
        Theme theme = new Theme();
        new Remembered(settings).theme(theme);
        StageSize size = new StageSize(settings, place);
        Showing now = new Showing(space -> {
            MainWindow made = windows.make(space);
            window = Optional.of(made);
            made.show(stage, theme);
        });
        Scene scene = new Scene(now.view(), size.width(), size.height());
        theme.dress(scene);
        stage.setScene(scene);
        size.dress(stage);
        stage.setOnCloseRequest(e -> quit.run());
        stage.show();
        now.take();
        return theme;
    }

    /// What is to be seen, and how far it is.
    private final class Showing {
        private final Consumer<Space> arrived;
        private final ProgressIndicator wheel = new ProgressIndicator();
        private final StackPane sign = new StackPane(wheel);
        private final Label title = new Label();
        private final Label words = new Label();
        private final Button again = new Button(WORDS.get("connect.again"), Icons.of(Feather.REFRESH_CW));
        private final Button cancel = new Button();
        private Optional<Approach> way = Optional.empty();
        private int seconds;

        Showing(Consumer<Space> arrived) {
            this.arrived = arrived;
        }

        StackPane view() {
            wheel.setMaxSize(WHEEL, WHEEL);
            sign.setMinHeight(WHEEL);
            title.setId("connect-title");
            title.getStyleClass().add("queue-title");
            words.setId("connect-words");
            WrappedLine.wrap(words, "muted");
            words.setTextAlignment(TextAlignment.CENTER);
            words.setAlignment(Pos.CENTER);
            words.setMaxWidth(TEXT_WIDTH);
            again.setId("connect-retry");
            again.getStyleClass().add(Styles.ACCENT);
            again.setDefaultButton(true);
            again.setOnAction(e -> take());
            again.managedProperty().bind(again.visibleProperty());
            cancel.setId("connect-cancel");
            cancel.setCancelButton(true);
            cancel.setOnAction(e -> quit.run());
            HBox buttons = new HBox(8, again, cancel);
            buttons.setAlignment(Pos.CENTER);
            VBox box = new VBox(16, sign, title, words, buttons);
            box.setAlignment(Pos.CENTER);
            box.getStyleClass().add("empty-state");
            BorderPane frame = new BorderPane(box);
            frame.setTop(PlaceSigns.bar(place));
            Pulse.whileShown(box, Duration.seconds(1), this::tick);
            return new StackPane(frame);
        }

        private void take() {
            Approach next = ways.get();
            way = Optional.of(next);
            seconds = 0;
            sign.getChildren().setAll(wheel);
            title.setText(WORDS.get("connect.title", place.label()));
            words.setText("");
            again.setVisible(false);
            cancel.setText(WORDS.get("connect.cancel"));
            cancel.requestFocus();
            Aside.run("connect", next::arrive, this::there, this::failed);
        }

        private void tick() {
            way.ifPresent(under -> {
                seconds++;
                String said = under.lastLine();
                words.setText(WORDS.get("connect.seconds", seconds) + (said.isEmpty() ? "" : "\n" + said));
            });
        }

        private void there(Space space) {
            way = Optional.empty();
            arrived.accept(space);
        }

        private void failed(IOException why) {
            way = Optional.empty();
            sign.getChildren().setAll(Icons.large(Feather.WIFI_OFF));
            title.setText(WORDS.get("connect.failed", place.label()));
            words.setText(Escaped.line(String.valueOf(why.getMessage())));
            again.setVisible(true);
            again.requestFocus();
            cancel.setText(WORDS.get("connect.close"));
        }
    }
}
