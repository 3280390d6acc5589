package io.github.mqscope.ui.shell;

import io.github.mqscope.log.Defects;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.LiveDemo;
import io.github.mqscope.ui.MqscopeApp;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.words.Words;
import javafx.stage.Stage;

/// The main window: the shell on a stage that fits the screen, with a live demo of its own.
public final class MainWindow {
    private final WindowParts parts;
    private final LiveDemo demo;
    private Runnable endLessons = () -> {};
    private volatile ErrorSink errors = (what, why) -> {};

    /// A window not yet open.
    public MainWindow(WindowParts parts) {
        this.parts = parts;
        this.demo = new LiveDemo(this::failed, parts.space().acts()::learn);
    }

    /// Starts JavaFX, shows the window, and returns when it is gone.
    public void open() {
        MqscopeApp.open(this::show, this::close);
    }

    /// Ends what the window has begun. When it is gone.
    public void close() {
        demo.close();
        endLessons.run();
    }

    /// Shows the window on a stage, and then, frame by frame, all that is in it.
    public void show(Stage stage) {
        show(stage, new Theme());
    }

    /// The same on a stage that has a theme already, and may have shown something else before.
    public void show(Stage stage, Theme theme) {
        StageSize size = new StageSize(parts.settings(), parts.where().place());
        Shell shell = new Shell(parts, demo, theme, size.width(), size.height());
        errors = shell.errors();
        endLessons = () -> shell.lessons().close();
        Defects.tell((where, why) -> failed(Words.of(MainWindow.class).get("defect"), why));
        Thread.currentThread().setUncaughtExceptionHandler(Defects::uncaught);
        stage.setScene(shell.scene());
        if (!stage.isShowing()) {
            size.dress(stage);
        }
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
