package io.github.mqscope.ui.send;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Once, many as fast as possible, or many at a rate.
final class RepeatModel {
    /// How often.
    enum How {
        ONCE,
        BURST,
        RATE
    }

    /// How many where nobody has said.
    static final long USUAL = 100;

    private static final double MOST_PER_SECOND = 1e6;
    private static final double LEAST_PER_SECOND = 1e-3;

    final ObjectProperty<How> how = new SimpleObjectProperty<>(How.ONCE);
    /// How many, as typed; empty while that is wrong.
    final ObjectProperty<OptionalLong> typed = new SimpleObjectProperty<>(OptionalLong.of(USUAL));
    /// How many a second, as typed.
    final StringProperty perSecond = new SimpleStringProperty("10");
    /// Whether how many there are is known without asking, as for a file of messages.
    final BooleanProperty given = new SimpleBooleanProperty();
    /// How many, empty while the number is wrong.
    final ObjectBinding<OptionalLong> count =
            Bindings.createObjectBinding(() -> how.get() == How.ONCE ? OptionalLong.of(1) : typed.get(), how, typed);
    /// From one to the next, empty while the rate is wrong.
    final ObjectBinding<Optional<Duration>> interval = Bindings.createObjectBinding(this::parse, how, perSecond);

    RepeatModel() {
        given.addListener((o, was, now) -> {
            if (now && how.get() == How.BURST) {
                how.set(How.ONCE);
            }
        });
    }

    private Optional<Duration> parse() {
        if (how.get() != How.RATE) {
            return Optional.of(Duration.ZERO);
        }
        try {
            double each = Double.parseDouble(perSecond.get().strip());
            return each >= LEAST_PER_SECOND && each <= MOST_PER_SECOND
                    ? Optional.of(Duration.ofNanos(Math.round(1e9 / each)))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
