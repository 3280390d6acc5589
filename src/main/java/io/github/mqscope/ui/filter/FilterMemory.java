package io.github.mqscope.ui.filter;

import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The filters of one box that were used last, and those that were saved. Both are bounded: the oldest fall out.
final class FilterMemory {
    private static final Words WORDS = Words.of(FilterMemory.class);
    private static final int MOST_RECENT = 10;
    private static final int MOST_SAVED = 30;

    private final ObservableList<String> recent;
    private final ObservableList<String> saved;

    FilterMemory(Settings settings, String key) {
        recent = settings.texts(key + ".recent");
        saved = settings.texts(key + ".saved");
    }

    void used(String filter) {
        if (!filter.isBlank()) {
            recent.remove(filter);
            recent.addFirst(filter);
            bound(recent, MOST_RECENT);
        }
    }

    private static void bound(ObservableList<String> list, int most) {
        if (list.size() > most) {
            list.remove(most, list.size());
        }
    }

    private void save(String filter) {
        if (!saved.remove(filter)) {
            saved.addFirst(filter);
            bound(saved, MOST_SAVED);
        }
    }

    /// What a menu offers.
    /// @param now what is typed
    /// @param use takes a filter that was picked
    List<MenuItem> items(String now, Consumer<String> use) {
        List<MenuItem> items = new java.util.ArrayList<>();
        CheckMenuItem keep = new CheckMenuItem(WORDS.get("save"));
        keep.setId("filter-save");
        keep.setDisable(now.isBlank());
        keep.setSelected(saved.contains(now));
        keep.setOnAction(e -> save(now));
        items.add(keep);
        add(items, saved, use);
        if (!recent.isEmpty()) {
            Menu last = new Menu(WORDS.get("recent"));
            add(last.getItems(), recent, use);
            MenuItem forget = new MenuItem(WORDS.get("forget"));
            forget.setOnAction(e -> recent.clear());
            last.getItems().addAll(List.of(new SeparatorMenuItem(), forget));
            items.add(last);
        }
        return items;
    }

    private static void add(List<MenuItem> items, List<String> filters, Consumer<String> use) {
        for (String filter : filters) {
            MenuItem item = new MenuItem(filter);
            item.setMnemonicParsing(false);
            item.setOnAction(e -> use.accept(filter));
            items.add(item);
        }
    }
}
