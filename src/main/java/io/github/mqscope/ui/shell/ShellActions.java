package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Action.Category;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What the window itself can do, entered in the registry.
final class ShellActions {
    private static final Words WORDS = Words.of(ShellActions.class);

    private final Actions actions;
    private final Shell shell;

    ShellActions(Shell shell) {
        this.shell = shell;
        this.actions = shell.actions();
    }

    /// @param isHere whether a demo on this machine is seen in the window
    void add(DemoControl demo, boolean isHere, Runnable quit) {
        actions.add(act("queue.create", "action.create", Category.FILE, shell::create)
                .key(ctrl(KeyCode.N))
                .changes());
        if (isHere) {
            demo(demo);
        }
        actions.add(act("window.elsewhere", "action.elsewhere", Category.FILE, shell::elsewhere)
                .key(new KeyCodeCombination(KeyCode.N, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN)));
        actions.add(act("app.quit", "action.quit", Category.FILE, quit).key(ctrl(KeyCode.Q)));
        queue();
        view();
        actions.add(act("app.palette", "action.palette", Category.HELP, shell::palette)
                .key(new KeyCodeCombination(KeyCode.P, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN)));
        actions.add(act("app.shortcuts", "action.shortcuts", Category.HELP, shell::shortcuts)
                .key(new KeyCodeCombination(KeyCode.F1)));
        actions.add(act("app.explain", "action.explain", Category.HELP, shell::explain)
                .key(new KeyCodeCombination(KeyCode.E, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN)));
        actions.add(act("app.log", "action.log", Category.HELP, shell.diagnostics()::showLog));
        actions.add(act("app.diagnostics", "action.diagnostics", Category.HELP, shell.diagnostics()::copy));
        actions.add(act("app.about", "action.about", Category.HELP, shell::about));
    }

    private void queue() {
        actions.add(act("queue.filter", "action.filter", Category.QUEUE, shell::focusFilter)
                .key(ctrl(KeyCode.F)));
        actions.add(act("queue.copy-name", "action.copy-name", Category.QUEUE, shell::copyName)
                .disabledWhen(shell.selection().key().isNull()));
        actions.add(act("queue.unlink", "action.unlink", Category.QUEUE, shell::unlink)
                .disabledWhen(shell.selection().key().isNull())
                .changes());
    }

    private void view() {
        for (Theme.Choice choice : Theme.Choice.values()) {
            String name = choice.name().toLowerCase(Locale.ROOT);
            actions.add(act(
                    "theme." + name,
                    "action.theme." + name,
                    Category.VIEW,
                    () -> shell.theme().choice().set(choice)));
        }
        actions.add(act("text.larger", "action.larger", Category.VIEW, () -> shell.zoom(1))
                .key(ctrl(KeyCode.PLUS)));
        actions.add(act("text.smaller", "action.smaller", Category.VIEW, () -> shell.zoom(-1))
                .key(ctrl(KeyCode.MINUS)));
        actions.add(act("text.normal", "action.normal", Category.VIEW, () -> shell.zoom(0))
                .key(ctrl(KeyCode.DIGIT0)));
        actions.add(act("alerts.settings", "action.alerts", Category.VIEW, shell::alerts));
        actions.add(act("window.full-screen", "action.full-screen", Category.VIEW, shell::fullScreen)
                .key(new KeyCodeCombination(KeyCode.F11)));
        actions.add(act("lists.resume", "action.resume", Category.VIEW, shell.pauses()::resume)
                .key(new KeyCodeCombination(KeyCode.F9, KeyCombination.CONTROL_DOWN))
                .disabledWhen(shell.pauses().count().isEqualTo(0)));
        actions.add(act("layout.reset", "action.layout", Category.VIEW, shell::resetLayout));
        readOnly();
    }

    private void readOnly() {
        Action toggle = actions.add(act(
                "app.read-only",
                "action.read-only",
                Category.VIEW,
                () -> actions.readOnly().set(!actions.readOnly().get())));
        actions.readOnly()
                .addListener((o, was, on) ->
                        toggle.title().set(WORDS.get(on ? "action.read-only.leave" : "action.read-only")));
    }

    private void demo(DemoControl demo) {
        Action act = actions.add(act("demo.toggle", "action.demo.start", Category.FILE, () -> {
            if (demo.running().get()) {
                demo.stop();
            } else {
                demo.start();
            }
        }));
        demo.running()
                .addListener(
                        (o, was, now) -> act.title().set(WORDS.get(now ? "action.demo.stop" : "action.demo.start")));
    }

    private static Action act(String id, String title, Category category, Runnable what) {
        return Action.of(id, WORDS.get(title), category, what);
    }

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN);
    }
}
