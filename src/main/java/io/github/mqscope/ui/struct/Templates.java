package io.github.mqscope.ui.struct;

import io.github.mqscope.ui.settings.Settings;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;

/// The declarations that are kept, by name, the newest last.
final class Templates {
    /// Kept at the most; the oldest goes.
    static final int MOST = 100;

    private static final String NAME = "name";
    private static final String SOURCE = "source";

    private final ObservableList<Map<String, String>> records;

    Templates(Settings settings) {
        records = settings.records("viewer.templates");
    }

    /// Told of changes.
    ObservableList<Map<String, String>> records() {
        return records;
    }

    java.util.List<String> names() {
        return records.stream()
                .map(r -> r.getOrDefault(NAME, ""))
                .filter(n -> !n.isEmpty())
                .sorted()
                .toList();
    }

    Optional<String> source(String name) {
        return records.stream()
                .filter(r -> name.equals(r.get(NAME)))
                .map(r -> r.getOrDefault(SOURCE, ""))
                .findFirst();
    }

    /// Keeps a declaration in place of the one that had its name.
    void keep(String name, String source) {
        delete(name);
        if (records.size() >= MOST) {
            records.removeFirst();
        }
        records.add(Map.of(NAME, name, SOURCE, source));
    }

    void delete(String name) {
        records.removeIf(r -> name.equals(r.get(NAME)));
    }
}
