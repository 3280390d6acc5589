package io.github.mqscope.ui.controls;

import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.words.Words;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/// A whole number to type or step. What is out of range stays as typed, and is said to be wrong in place.
public final class NumberField {
    private static final Words WORDS = Words.of(NumberField.class);
    private static final int MOST_DIGITS = 18;

    private final Spinner<Long> spinner = new Spinner<>();
    private final Label problem = new Label();
    private final long least;
    private final long most;
    private final String rule;

    /// @param rule what is right, as a sentence
    public NumberField(String id, String name, long least, long most, long initial, String rule) {
        this.least = least;
        this.most = most;
        this.rule = rule;
        spinner.setValueFactory(new Steps(initial));
        spinner.setEditable(true);
        spinner.getEditor().setId(id);
        spinner.getEditor().setAccessibleText(name);
        spinner.setPrefWidth(104);
        spinner.setMinWidth(80);
        problem.setId(id + "-problem");
        WrappedLine.wrap(problem, "problem");
        problem.managedProperty().bind(problem.visibleProperty());
        spinner.getEditor().textProperty().addListener((o, was, now) -> check());
        check();
    }

    private void check() {
        boolean wrong = value().isEmpty();
        problem.setVisible(wrong);
        problem.setText(wrong ? words() : "");
        spinner.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }

    private String words() {
        String text = spinner.getEditor().getText().strip();
        boolean number = text.length() <= MOST_DIGITS && text.matches("-?[0-9]+");
        return number ? WORDS.get("number.wrong", text, rule) : rule;
    }

    /// The number, empty while it is wrong.
    public OptionalLong value() {
        String text = spinner.getEditor().getText().strip();
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.matches("[0-9]+")) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /// Sets the number.
    public void set(long number) {
        spinner.getValueFactory().setValue(number);
        spinner.getEditor().setText(Long.toString(number));
    }

    /// Called when the number may have changed.
    public void onChange(Runnable then) {
        spinner.getEditor().textProperty().addListener((o, was, now) -> then.run());
    }

    /// The field.
    public Spinner<Long> field() {
        return spinner;
    }

    /// What is wrong, to be put under the field; takes no room while nothing is.
    public Label problem() {
        return problem;
    }

    /// Steps within the range, and lets anything be typed.
    private final class Steps extends SpinnerValueFactory<Long> {
        Steps(long initial) {
            setConverter(new StringConverter<>() {
                @Override
                public String toString(Long number) {
                    return String.valueOf(number);
                }

                @Override
                public Long fromString(String text) {
                    return text.strip().matches("[0-9]{1,18}") ? Long.valueOf(text.strip()) : getValue();
                }
            });
            setValue(initial);
        }

        @Override
        public void decrement(int steps) {
            setValue(Math.clamp(getValue() - steps, least, most));
        }

        @Override
        public void increment(int steps) {
            setValue(Math.clamp(getValue() + steps, least, most));
        }
    }
}
