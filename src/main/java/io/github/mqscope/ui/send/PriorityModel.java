package io.github.mqscope.ui.send;

import io.github.mqscope.model.template.Priorities;
import io.github.mqscope.model.template.TemplateException;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One priority, or a range that goes round or is drawn from.
final class PriorityModel {
    /// As it is typed.
    final StringProperty text = new SimpleStringProperty("0");
    /// Whether a range goes round, or else is drawn from by chance.
    final BooleanProperty cycling = new SimpleBooleanProperty(true);
    /// What was chosen, empty while it is wrong.
    final ObjectBinding<Optional<Priorities>> value = Bindings.createObjectBinding(this::parse, text, cycling);
    /// What is wrong with it, empty for nothing.
    final StringBinding problem = Bindings.createStringBinding(this::wrong, text);
    final BooleanBinding range = Bindings.createBooleanBinding(
            () -> value.get().filter(Priorities::isRange).isPresent(), value);

    private Optional<Priorities> parse() {
        try {
            return Optional.of(Priorities.parse(text.get(), cycling.get()));
        } catch (TemplateException wrong) {
            return Optional.empty();
        }
    }

    private String wrong() {
        try {
            var _ = Priorities.parse(text.get(), true);
            return "";
        } catch (TemplateException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }
}
