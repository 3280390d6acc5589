package io.github.mqscope.ui.controls;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The lists of a window that can be paused.
public final class Pauses {
    private final ObservableList<Pause> all = FXCollections.observableArrayList(pause -> new Observable[] {pause.on()});
    private final IntegerBinding count = Bindings.createIntegerBinding(() -> paused().size(), all);

    /// Adds a list.
    public Pause add(Pause pause) {
        all.add(pause);
        return pause;
    }

    /// Those that stand still.
    public List<Pause> paused() {
        return all.stream().filter(Pause::isOn).toList();
    }

    /// How many stand still. The same object at each call.
    public IntegerBinding count() {
        return count;
    }

    /// Has all go on.
    public void resume() {
        paused().forEach(pause -> pause.on().set(false));
    }
}
