package io.github.mqscope.ui.filter;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/// A filter box. What cannot be read turns it red with the reason below, and the rows stay as they were.
///
/// @param <T> the row
public final class FilterBox<T> {
    private static final Words WORDS = Words.of(FilterBox.class);
    private static final KeyCombination MEMORY = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

    private final Grammar<T> grammar;
    private final Consumer<Predicate<T>> changed;
    private final CustomTextField field = new CustomTextField();
    private final Label reason = new Label();
    private final VBox view = new VBox(field, reason);

    /// @param id        of the text field
    /// @param what      the rows, for a prompt such as `Filter queues`
    /// @param explained what it looks at, for the tooltip
    /// @param changed   told of every filter that can be read
    public FilterBox(String id, String what, String explained, Grammar<T> grammar, Consumer<Predicate<T>> changed) {
        this.grammar = grammar;
        this.changed = changed;
        field.setId(id);
        field.setLeft(Icons.of(Feather.SEARCH));
        field.setPromptText(WORDS.get("prompt", what));
        field.setAccessibleText(WORDS.get("prompt", what));
        field.setMinWidth(0);
        Tooltip tooltip = new Tooltip(explained);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        field.setTooltip(tooltip);
        field.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        VBox.setVgrow(field, Priority.ALWAYS);
        reason.setId(id + "-reason");
        WrappedLine.wrap(reason, "danger-text");
        reason.managedProperty().bind(reason.textProperty().isNotEmpty());
        view.setMinWidth(0);
        field.textProperty().addListener((o, was, now) -> read(now));
    }

    private void read(String text) {
        try {
            changed.accept(grammar.parse(text));
            tell("");
        } catch (FilterException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void tell(String wrong) {
        reason.setText(wrong);
        field.pseudoClassStateChanged(Styles.STATE_DANGER, !wrong.isEmpty());
        field.setAccessibleHelp(wrong);
    }

    /// Has the box remember what was used in it and what was saved, and offer it in a menu.
    /// @param key under which they are kept
    public void remember(Settings settings, String key) {
        FilterMemory memory = new FilterMemory(settings, key);
        MenuButton offer = new MenuButton("", Icons.of(Feather.CLOCK));
        offer.setId(field.getId() + "-memory");
        offer.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
        offer.setTooltip(new Tooltip(WORDS.get("memory")));
        offer.setAccessibleText(WORDS.get("memory"));
        offer.setFocusTraversable(false);
        offer.showingProperty().addListener((o, was, now) -> {
            if (now) {
                offer.getItems().setAll(memory.items(field.getText(), this::set));
            }
        });
        offer.getItems().setAll(memory.items("", this::set)); // One without items never opens.
        field.setRight(offer);
        field.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (MEMORY.match(pressed)) {
                offer.show();
                pressed.consume();
            }
        });
        field.setOnAction(e -> used(memory));
        field.focusedProperty().addListener((o, was, now) -> used(memory));
    }

    private void used(FilterMemory memory) {
        if (reason.getText().isEmpty()) {
            memory.used(field.getText().strip());
        }
    }

    /// Types what was typed elsewhere, and takes the keyboard.
    public void append(String text) {
        field.requestFocus();
        field.setText(field.getText() + text);
        field.end();
    }

    /// What happens on Escape, after the box has been emptied.
    public void onEscape(Runnable then) {
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                field.clear();
                then.run();
            }
        });
    }

    /// Puts the keyboard into it.
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /// Whether nothing is typed.
    public boolean isEmpty() {
        return field.getText().isBlank();
    }

    /// Types for the user.
    public void set(String filter) {
        field.setText(filter);
    }

    /// Types one more term for the user.
    public void narrow(String term) {
        field.setText((field.getText().strip() + " " + term).strip());
    }

    /// A term that asks for a value of a field. A quotation mark cannot be asked for: the value ends before it.
    public static String term(String field, String value) {
        int quote = value.indexOf('"');
        String plain = quote < 0 ? value : value.substring(0, quote);
        return field + ":" + (plain.matches("[^\\s,]+") ? plain : '"' + plain + '"');
    }

    /// The box.
    public Region view() {
        return view;
    }
}
