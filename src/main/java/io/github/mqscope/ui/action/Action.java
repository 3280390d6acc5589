package io.github.mqscope.ui.action;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// One thing that can be done, made once and offered wherever it belongs.
public final class Action {
    /// Where it stands in the menus and in the palette.
    public enum Category {
        FILE,
        QUEUE,
        MESSAGE,
        VIEW,
        TRACE,
        NOTIFY,
        LESSONS,
        HELP
    }

    private final String id;
    private final StringProperty title;
    private final Category category;
    private final Runnable act;
    private @Nullable KeyCombination key;
    private ObservableBooleanValue disabled = Bindings.createBooleanBinding(() -> false);
    private boolean changes;
    private boolean added;

    private Action(String id, String title, Category category, Runnable act) {
        this.id = id;
        this.title = new SimpleStringProperty(title);
        this.category = category;
        this.act = act;
    }

    /// An act.
    /// @param id    `subject.verb`
    /// @param title what a menu says, in sentence case, with … if it asks before it acts
    public static Action of(String id, String title, Category category, Runnable act) {
        return new Action(id, title, category, act);
    }

    /// Gives it a key, which works wherever the window has the keyboard.
    public Action key(KeyCombination combination) {
        stillOpen();
        key = combination;
        return this;
    }

    /// Says when it cannot be done.
    public Action disabledWhen(ObservableBooleanValue condition) {
        stillOpen();
        disabled = condition;
        return this;
    }

    /// Says that it changes a queue or what is in it, so that it cannot be done in read-only mode.
    public Action changes() {
        stillOpen();
        changes = true;
        return this;
    }

    /// `subject.verb`.
    public String id() {
        return id;
    }

    /// What a menu says; it may change, as from Start to Stop.
    public StringProperty title() {
        return title;
    }

    /// Where it stands.
    public Category category() {
        return category;
    }

    /// Its key.
    public Optional<KeyCombination> key() {
        return Optional.ofNullable(key);
    }

    /// Whether it changes a queue.
    public boolean isChange() {
        return changes;
    }

    // What the registry has read must not change behind it.
    private void stillOpen() {
        if (added) {
            throw new IllegalStateException(id + " is in the registry already");
        }
    }

    void added() {
        added = true;
    }

    ObservableBooleanValue disabled() {
        return disabled;
    }

    void act() {
        act.run();
    }
}
