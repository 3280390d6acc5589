package io.github.mqscope.ui.filter;

import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.theme.Icons;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/// A filter box. What cannot be read turns it red with the reason below, and the rows stay as they were.
///
/// @param <T> the row
public final class FilterBox<T> {
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
        field.setPromptText("Filter " + what);
        field.setAccessibleText("Filter " + what);
        field.setMinWidth(0);
        Tooltip tooltip = new Tooltip(explained);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        field.setTooltip(tooltip);
        field.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        VBox.setVgrow(field, Priority.ALWAYS);
        reason.setId(id + "-reason");
        reason.getStyleClass().add("danger-text");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
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
