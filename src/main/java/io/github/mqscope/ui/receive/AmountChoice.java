package io.github.mqscope.ui.receive;

import io.github.mqscope.model.ReceiveRequest.Amount;
import io.github.mqscope.ui.controls.NumberField;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One message, some, all, or whatever comes; and what that means for the queue.
final class AmountChoice {
    private static final Words WORDS = Words.of(AmountChoice.class);

    private final ToggleButton one = new ToggleButton(WORDS.get("amount.one"));
    private final ToggleButton some = new ToggleButton(WORDS.get("amount.some"));
    private final ToggleButton drain = new ToggleButton(WORDS.get("amount.drain"));
    private final ToggleButton follow = new ToggleButton(WORDS.get("amount.follow"));
    private final NumberField count =
            new NumberField("receive-count", WORDS.get("count.accessible"), 1, 1_000_000, 10, WORDS.get("count.rule"));
    private final Label meaning = new Label();
    private final VBox view;
    private Runnable changed = () -> {};

    AmountChoice() {
        one.setId("receive-one");
        some.setId("receive-some");
        drain.setId("receive-drain");
        follow.setId("receive-follow");
        Segments segments = new Segments(one, some, drain, follow);
        segments.onChange(this::explain);
        count.onChange(() -> changed.run());
        Label name = new Label(WORDS.get("count"));
        name.getStyleClass().add("form-name");
        name.setLabelFor(count.field());
        HBox line = new HBox(name, count.field());
        line.getStyleClass().add("form-line");
        VBox number = new VBox(line, count.problem());
        number.getStyleClass().add("form-group");
        number.visibleProperty().bind(some.selectedProperty());
        number.managedProperty().bind(number.visibleProperty());
        meaning.setId("receive-meaning");
        WrappedLine.wrap(meaning, "explained");
        view = new VBox(segments.view(), number, meaning);
        view.getStyleClass().add("form-group");
        explain();
    }

    private void explain() {
        meaning.setText(WORDS.get("means." + amount().name().toLowerCase(Locale.ROOT)));
        changed.run();
    }

    Amount amount() {
        return some.isSelected()
                ? Amount.COUNT
                : drain.isSelected() ? Amount.DRAIN : follow.isSelected() ? Amount.FOLLOW : Amount.ONE;
    }

    void choose(Amount amount) {
        (switch (amount) {
                    case ONE -> one;
                    case COUNT -> some;
                    case DRAIN -> drain;
                    case FOLLOW -> follow;
                })
                .setSelected(true);
    }

    /// How many for [Amount#COUNT], 1 otherwise; empty while the number is wrong.
    OptionalLong count() {
        return amount() == Amount.COUNT ? count.value() : OptionalLong.of(1);
    }

    void onChange(Runnable then) {
        changed = then;
    }

    Region view() {
        return view;
    }
}
