package io.github.mqscope.ui.shell;

import io.github.mqscope.log.Defects;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.LiveDemo;
import io.github.mqscope.ui.MqscopeApp;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.words.Words;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The main window: the shell on a stage that fits the screen, with a live demo of its own.
public final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private final WindowParts parts;
    private final LiveDemo demo;
    private Runnable endLessons = () -> {};
    private volatile UiContext.ErrorSink errors = (what, why) -> {};

    /// A window not yet open.
    public MainWindow(WindowParts parts) {
        this.parts = parts;
        this.demo = new LiveDemo(this::failed, parts.space().acts()::learn);
    }

    /// Starts JavaFX, shows the window, and returns when it is gone.
    public void open() {
        MqscopeApp.open(this::show, () -> {
            demo.close();
            endLessons.run();
        });
    }

    /// Shows the window on a stage, and then, frame by frame, all that is in it.
    public void show(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Shell shell = new Shell(
                parts, demo, new Theme(), Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        errors = shell.context().errors();
        endLessons = () -> shell.lessons().close();
        Defects.tell((where, why) -> failed(Words.of(MainWindow.class).get("defect"), why));
        Thread.currentThread().setUncaughtExceptionHandler(Defects::uncaught);
        stage.setTitle("mqscope");
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        stage.setMaxWidth(screen.getWidth());
        stage.setMaxHeight(screen.getHeight());
        stage.setScene(shell.scene());
        new Remembered(parts.settings()).stage(stage, screen, WIDTH, HEIGHT);
        stage.setOnCloseRequest(e -> parts.quit().run());
        stage.show();
        shell.finishInFrames(() -> parts.shown().accept(shell));
    }

    private void failed(String what, Throwable why) {
        errors.show(what, why);
    }

    /// The content of a window with all that is in it, for whoever shows it elsewhere.
    public static Shell shell(WindowParts parts, DemoControl demo, double width, double height) {
        Shell shell = new Shell(parts, demo, new Theme(), width, height);
        shell.finish();
        return shell;
    }
}
