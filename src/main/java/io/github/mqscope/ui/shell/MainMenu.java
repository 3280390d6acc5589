package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.theme.Theme;
import java.util.List;
import java.util.TreeMap;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/// The menu bar.
final class MainMenu {
    private final MenuBar bar;

    MainMenu(Shell shell, DemoControl demo, Theme theme, Runnable quit) {
        bar = new MenuBar(
                new Menu("_File", null, item("Create queue…", shell::create), demo(demo), separator(), item("Quit", quit)),
                new Menu("_Queue", null, item("Unlink…", shell::unlink)),
                view(shell, theme),
                new Menu("_Help", null, item("Keyboard shortcuts", () -> shortcuts(shell))));
    }

    private static MenuItem item(String text, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(e -> act.run());
        return item;
    }

    private static SeparatorMenuItem separator() {
        return new SeparatorMenuItem();
    }

    private static MenuItem demo(DemoControl demo) {
        MenuItem item = item("Start a live demo", () -> {
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
            String name = choice.name().charAt(0) + choice.name().substring(1).toLowerCase(Locale.ROOT);
            RadioMenuItem item = new RadioMenuItem(name + " theme");
            item.setToggleGroup(group);
            item.setSelected(theme.choice().get() == choice);
            item.setOnAction(e -> theme.choice().set(choice));
            view.getItems().add(item);
        }
        view.getItems()
                .addAll(List.of(
                        separator(),
                        item("Larger text", () -> shell.zoom(1)),
                        item("Smaller text", () -> shell.zoom(-1)),
                        item("Normal text", () -> shell.zoom(0))));
        return view;
    }

    private static void shortcuts(Shell shell) {
        List<String> lines = new TreeMap<>(Shortcuts.WORDS)
                .entrySet().stream().map(e -> e.getKey() + "   " + e.getValue()).toList();
        shell.sheets().tell("Keyboard shortcuts", lines);
    }

    Region view() {
        return bar;
    }
}
