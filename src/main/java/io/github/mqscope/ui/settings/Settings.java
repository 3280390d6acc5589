package io.github.mqscope.ui.settings;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is remembered, by key. The same key always gives the same object; whoever changes it has it saved.
///
/// A value in the file that is of another kind than asked for counts as not there. Keys that nobody asked for, such
/// as those of a newer version, are kept as they are, and so are those that another window has changed and this one
/// has not.
public final class Settings implements AutoCloseable {
    private final Map<String, Object> read;
    private final Map<String, Object> asked = new HashMap<>();
    private final Map<String, Supplier<Object>> changed = new TreeMap<>();
    private final Keeper keeper;
    private final Optional<String> problem;

    private Settings(Map<String, Object> read, Keeper keeper, Optional<String> problem) {
        this.read = new TreeMap<>(read);
        this.keeper = keeper;
        this.problem = problem;
    }

    /// Those in a file, or none where there is no file. A file that cannot be read is left as it is: see [#problem].
    public static Settings of(SettingsFile file) {
        try {
            return new Settings(file.read(), Keeper.of(file), Optional.empty());
        } catch (IOException e) {
            return new Settings(Map.of(), Keeper.none(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /// None, and none is kept.
    public static Settings inMemory() {
        return new Settings(Map.of(), Keeper.none(), Optional.empty());
    }

    /// None, and none is kept, since there is no place for them.
    /// @param why one clause
    public static Settings nowhere(String why) {
        return new Settings(Map.of(), Keeper.none(), Optional.of("Settings are not remembered: " + why + "."));
    }

    /// Why nothing is remembered: the file is broken, newer, or not ours and stays untouched, or there is no place
    /// for one.
    public Optional<String> problem() {
        return problem;
    }

    /// Why the last change could not be saved.
    public Optional<String> failure() {
        return keeper.failure();
    }

    /// A text.
    public StringProperty text(String key, String otherwise) {
        return known(key, StringProperty.class, () -> {
            StringProperty p = new SimpleStringProperty(value(key, String.class, otherwise));
            return watched(key, p, p::get);
        });
    }

    /// A choice of two.
    public BooleanProperty flag(String key, boolean otherwise) {
        return known(key, BooleanProperty.class, () -> {
            BooleanProperty p = new SimpleBooleanProperty(value(key, Boolean.class, otherwise));
            return watched(key, p, p::get);
        });
    }

    /// A number.
    public DoubleProperty number(String key, double otherwise) {
        return known(key, DoubleProperty.class, () -> {
            double first = value(key, Number.class, otherwise).doubleValue();
            DoubleProperty p = new SimpleDoubleProperty(Double.isFinite(first) ? first : otherwise);
            return watched(key, p, p::get);
        });
    }

    /// Texts in order. Whoever adds sees to it that they stay few.
    @SuppressWarnings("unchecked")
    public ObservableList<String> texts(String key) {
        return known(key, ObservableList.class, () -> list(key, String.class));
    }

    /// Records of texts in order. Whoever adds sees to it that they stay few.
    @SuppressWarnings("unchecked")
    public ObservableList<Map<String, String>> records(String key) {
        return known(key, ObservableList.class, () -> {
            ObservableList<Map<String, String>> list = FXCollections.observableArrayList();
            for (Object one : value(key, List.class, List.of())) {
                if (one instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance)) {
                    list.add(Map.copyOf((Map<String, String>) map));
                }
            }
            return watched(key, list, () -> List.copyOf(list));
        });
    }

    private <T> ObservableList<T> list(String key, Class<T> kind) {
        ObservableList<T> list = FXCollections.observableArrayList();
        for (Object one : value(key, List.class, List.of())) {
            if (kind.isInstance(one)) {
                list.add(kind.cast(one));
            }
        }
        return watched(key, list, () -> List.copyOf(list));
    }

    private <T> T value(String key, Class<T> kind, T otherwise) {
        Object there = read.get(key);
        return kind.isInstance(there) ? kind.cast(there) : otherwise;
    }

    private <T> T known(String key, Class<T> kind, Supplier<T> first) {
        Object there = asked.get(key);
        if (there == null) {
            there = first.get();
            asked.put(key, there);
        }
        return kind.cast(there);
    }

    private <T extends Observable> T watched(String key, T observable, Supplier<Object> value) {
        observable.addListener((Observable o) -> {
            changed.put(key, value);
            keeper.keep(this::changes);
        });
        return observable;
    }

    private Map<String, Object> changes() {
        Map<String, Object> changes = new TreeMap<>();
        changed.forEach((key, value) -> changes.put(key, value.get()));
        return changes;
    }

    /// Saves what is not yet saved, and waits for it.
    @Override
    public void close() {
        keeper.close();
    }
}
