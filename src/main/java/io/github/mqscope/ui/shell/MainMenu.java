package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Action.Category;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.Region;

/// The menu bar: every act of the registry under its category. The categories stand there before the acts do.
final class MainMenu {
    private static final Words WORDS = Words.of(MainMenu.class);
    private static final String THEME = "theme.";
    private static final Set<String> GROUPS =
            Set.of("viewer", "received", "events"); // Else longer than a screen is high.

    private final Actions actions;
    private final Theme theme;
    private final Map<Category, Menu> menus = new EnumMap<>(Category.class);
    private final MenuBar bar = new MenuBar();

    MainMenu(Actions actions, Theme theme) {
        this.actions = actions;
        this.theme = theme;
        for (Category category : Category.values()) {
            menus.put(category, new Menu(WORDS.get("menu." + category.name().toLowerCase(Locale.ROOT))));
        }
        bar.getMenus().setAll(menus.values());
    }

    /// Puts the acts in that the registry has now.
    void fill() {
        menus.forEach((category, menu) -> {
            List<MenuItem> items = items(category);
            menu.getItems().setAll(items);
            menu.setVisible(!items.isEmpty());
        });
    }

    private List<MenuItem> items(Category category) {
        List<MenuItem> items = new ArrayList<>();
        Map<String, Menu> groups = new HashMap<>();
        actions.all().stream().filter(act -> act.category() == category).forEach(act -> {
            String group = act.id().substring(0, act.id().indexOf('.'));
            if (!GROUPS.contains(group)) {
                items.add(item(act));
                return;
            }
            if (!groups.containsKey(group)) {
                groups.put(group, new Menu(WORDS.get("menu.group." + group)));
                items.add(groups.get(group));
            }
            groups.get(group).getItems().add(item(act));
        });
        return items;
    }

    private MenuItem item(Action act) {
        if (act.id().startsWith(THEME)) {
            return themeItem(act);
        }
        if (act.id().equals("app.read-only")) {
            CheckMenuItem item = new CheckMenuItem();
            item.selectedProperty().bindBidirectional(actions.readOnly());
            item.setText(WORDS.get("action.read-only"));
            item.setId("menu-" + act.id());
            return item;
        }
        return actions.item(act.id());
    }

    private RadioMenuItem themeItem(Action act) {
        Theme.Choice choice = Arrays.stream(Theme.Choice.values())
                .filter(c -> act.id().equals(THEME + c.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        RadioMenuItem item = new RadioMenuItem(act.title().get());
        item.setId("menu-" + act.id());
        item.setSelected(theme.choice().get() == choice);
        item.setOnAction(e -> {
            theme.choice().set(choice);
            item.setSelected(true);
        });
        theme.choice().addListener((o, was, now) -> item.setSelected(now == choice));
        return item;
    }

    Region view() {
        return bar;
    }
}
