package io.github.mqscope.ui.action;

import io.github.mqscope.ui.theme.Tip;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;

/// The one registry of what can be done.
public final class Actions {
    private final SequencedMap<String, Action> byId = new LinkedHashMap<>();
    private final Map<String, BooleanBinding> disabled = new LinkedHashMap<>();
    private final BooleanProperty readOnly = new SimpleBooleanProperty();

    /// Adds an act.
    /// @throws IllegalArgumentException if its id or its key is taken
    public Action add(Action action) {
        if (byId.containsKey(action.id())) {
            throw new IllegalArgumentException("there is an act " + action.id());
        }
        action.key()
                .ifPresent(key -> byId.values().stream()
                        .filter(other -> other.key().filter(key::equals).isPresent())
                        .findAny()
                        .ifPresent(other -> {
                            throw new IllegalArgumentException(key + " is the key of " + other.id());
                        }));
        action.added();
        byId.put(action.id(), action);
        disabled.put(
                action.id(),
                Bindings.createBooleanBinding(
                        () -> action.disabled().get() || (action.isChange() && readOnly.get()),
                        action.disabled(),
                        readOnly));
        return action;
    }

    /// The act of an id.
    /// @throws NoSuchElementException if there is none
    public Action get(String id) {
        Action action = byId.get(id);
        if (action == null) {
            throw new NoSuchElementException("no act " + id);
        }
        return action;
    }

    /// All of them, in the order in which they were added.
    public Collection<Action> all() {
        return List.copyOf(byId.values());
    }

    /// While true, what changes a queue cannot be done.
    public BooleanProperty readOnly() {
        return readOnly;
    }

    /// Whether an act cannot be done now. The same object at each call.
    public BooleanBinding disabled(String id) {
        BooleanBinding binding = disabled.get(get(id).id());
        if (binding == null) {
            throw new NoSuchElementException("no act " + id);
        }
        return binding;
    }

    /// Does it, unless it cannot be done now.
    /// @return whether it was done
    public boolean run(String id) {
        if (disabled(id).get()) {
            return false;
        }
        get(id).act();
        return true;
    }

    /// A menu item for it, with its key beside it, `menu-ID` as its id.
    public MenuItem item(String id) {
        Action action = get(id);
        MenuItem item = new MenuItem();
        item.setId("menu-" + id);
        item.textProperty().bind(action.title());
        item.disableProperty().bind(disabled(id));
        item.setOnAction(e -> run(id));
        action.key().ifPresent(item::setAccelerator);
        return item;
    }

    /// Has a button do it; a tooltip names the act and its key.
    public <B extends ButtonBase> B bind(B button, String id) {
        Action action = get(id);
        button.disableProperty().bind(disabled(id));
        button.setOnAction(e -> run(id));
        Tip tip = Tip.on(button, "");
        String key = action.key().map(k -> "  (" + k.getDisplayText() + ")").orElse("");
        action.title().subscribe(title -> tip.say(title + key));
        button.accessibleTextProperty().bind(action.title());
        return button;
    }

    /// Has the keys of all acts, and of those added later, work in a scene. Menus need not show them for that.
    public void install(Scene scene) {
        byId.values()
                .forEach(action -> action.key()
                        .ifPresent(key -> scene.getAccelerators().put(key, () -> {
                            boolean _ = run(action.id());
                        })));
    }
}
