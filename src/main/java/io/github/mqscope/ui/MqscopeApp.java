package io.github.mqscope.ui;

import io.github.mqscope.ui.messages.MessagesPane;
import io.github.mqscope.ui.receive.ReceivePane;
import io.github.mqscope.ui.send.SendPane;
import io.github.mqscope.ui.shell.Shell;
import io.github.mqscope.ui.theme.Theme;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window as a JavaFX application. Its class name is the window's WM_CLASS.
public final class MqscopeApp extends Application {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double MARGIN = 20;

    // JavaFX makes the application itself and takes nothing but strings.
    private static final AtomicReference<@Nullable WindowParts> PARTS = new AtomicReference<>();

    private final AtomicReference<UiContext.ErrorSink> errors = new AtomicReference<>((what, why) -> {});
    private final LiveDemo demo = new LiveDemo((what, why) -> errors.get().show(what, why));

    /// Opens the window and returns when it is gone.
    public static void open(WindowParts parts) {
        PARTS.set(parts);
        launch(MqscopeApp.class);
    }

    @Override
    public void start(Stage stage) {
        WindowParts parts = Objects.requireNonNull(PARTS.get(), "MqscopeApp.open gives the parts");
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Shell shell = shell(
                parts,
                demo,
                Math.min(WIDTH, screen.getWidth() - MARGIN),
                Math.min(HEIGHT, screen.getHeight() - MARGIN));
        errors.set(shell.context().errors());
        Thread.currentThread().setUncaughtExceptionHandler((t, e) -> errors.get().show("A defect of mqscope", e));
        stage.setTitle("mqscope");
        stage.setScene(shell.scene());
        stage.setOnCloseRequest(e -> parts.quit().run());
        stage.show();
        parts.shown().accept(shell);
    }

    /// The content of a window, for whoever shows it elsewhere.
    public static Shell shell(WindowParts parts, DemoControl demo, double width, double height) {
        Panes panes = new Panes(
                c -> new MessagesPane(c).view(), c -> new SendPane(c).view(), c -> new ReceivePane(c).view());
        return new Shell(
                sink -> context(parts, sink), panes, demo, new Theme(), parts.quit(), width, height);
    }

    private static UiContext context(WindowParts parts, UiContext.ErrorSink errors) {
        return new UiContext(
                parts.bridge().snapshot(),
                new javafx.beans.property.SimpleObjectProperty<>(),
                parts.acts(),
                parts.contents(),
                parts.events(),
                errors);
    }

    @Override
    public void stop() {
        demo.close();
    }
}
