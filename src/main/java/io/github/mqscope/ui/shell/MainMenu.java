package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/// The menu bar.
final class MainMenu {
    private final MenuBar bar;

    MainMenu(Shell shell, DemoControl demo, Theme theme, Runnable quit) {
        bar = new MenuBar(file(shell, demo, quit), queue(shell), view(shell, theme), help(shell));
    }

    private static Menu file(Shell shell, DemoControl demo, Runnable quit) {
        return new Menu(
                "_File",
                null,
                item("menu-create", "Create queue…", shell::create, KeyCode.N),
                demo(demo),
                new SeparatorMenuItem(),
                item("menu-quit", "Quit", quit, KeyCode.Q));
    }

    private static Menu queue(Shell shell) {
        MenuItem unlink = item("menu-unlink", "Unlink…", shell::unlink);
        MenuItem copy = item("menu-copy", "Copy name", shell::copyName);
        shell.context().selected().addListener((o, was, now) -> {
            unlink.setDisable(now == null);
            copy.setDisable(now == null);
        });
        unlink.setDisable(true);
        copy.setDisable(true);
        return new Menu("_Queue", null, item("menu-filter", "Filter…", shell::focusFilter, KeyCode.F), copy, unlink);
    }

    private static MenuItem item(String id, String text, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(e -> act.run());
        return item;
    }

    private static MenuItem item(String id, String text, Runnable act, KeyCode key) {
        MenuItem item = item(id, text, act);
        item.setAccelerator(new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN));
        return item;
    }

    private static MenuItem demo(DemoControl demo) {
        MenuItem item = item("menu-demo", "Start a live demo", () -> {
            if (demo.running().get()) {
                demo.stop();
            } else {
                demo.start();
            }
        });
        demo.running().addListener((o, was, now) -> item.setText(now ? "Stop the live demo" : "Start a live demo"));
        return item;
    }

    private static Menu view(Shell shell, Theme theme) {
        Menu view = new Menu("_View");
        ToggleGroup group = new ToggleGroup();
        for (Theme.Choice choice : Theme.Choice.values()) {
            view.getItems().add(themeItem(theme, choice, group));
        }
        view.getItems()
                .addAll(List.of(
                        new SeparatorMenuItem(),
                        item("menu-larger", "Larger text", () -> shell.zoom(1), KeyCode.PLUS),
                        item("menu-smaller", "Smaller text", () -> shell.zoom(-1), KeyCode.MINUS),
                        item("menu-normal", "Normal text", () -> shell.zoom(0), KeyCode.DIGIT0)));
        return view;
    }

    private static RadioMenuItem themeItem(Theme theme, Theme.Choice choice, ToggleGroup group) {
        String name = choice.name().charAt(0) + choice.name().substring(1).toLowerCase(Locale.ROOT);
        RadioMenuItem item = new RadioMenuItem(name + " theme");
        item.setId("menu-theme-" + name.toLowerCase(Locale.ROOT));
        item.setToggleGroup(group);
        item.setSelected(theme.choice().get() == choice);
        item.setOnAction(e -> theme.choice().set(choice));
        theme.choice().addListener((o, was, now) -> item.setSelected(now == choice));
        return item;
    }

    private static Menu help(Shell shell) {
        return new Menu(
                "_Help",
                null,
                item(
                        "menu-shortcuts",
                        "Keyboard shortcuts",
                        () -> shell.sheets().table("Keyboard shortcuts", Shortcuts.WORDS)),
                item("menu-about", "About mqscope", () -> shell.sheets().tell("About mqscope", About.LINES)));
    }

    Region view() {
        return bar;
    }
}
