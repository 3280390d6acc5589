package io.github.mqscope.ui.receive;

import io.github.mqscope.ui.controls.NumberField;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The receive buffer's size: mq_msgsize unless changed, and what the kernel does with a smaller one.
final class BufferField {
    private static final Words WORDS = Words.of(BufferField.class);
    private static final long MOST = 16L << 20;

    private final NumberField bytes =
            new NumberField("receive-buffer", WORDS.get("buffer.accessible"), 0, MOST, 0, WORDS.get("buffer.rule"));
    private final Label unit = new Label(WORDS.get("buffer.unit"));
    private final Label rule = new Label();
    private final VBox view;
    private OptionalLong msgsize = OptionalLong.empty();

    BufferField() {
        Label name = new Label(WORDS.get("buffer"));
        name.getStyleClass().add("form-name");
        name.setLabelFor(bytes.field());
        unit.getStyleClass().add("explained");
        HBox line = new HBox(name, bytes.field(), unit);
        line.getStyleClass().add("form-line");
        rule.setId("receive-buffer-rule");
        WrappedLine.wrap(rule, "explained", "warned");
        rule.managedProperty().bind(rule.visibleProperty());
        view = new VBox(line, bytes.problem(), rule);
        view.getStyleClass().add("form-group");
        bytes.onChange(this::explain);
        explain();
    }

    private void explain() {
        boolean small = msgsize.isPresent()
                && bytes.value().isPresent()
                && bytes.value().getAsLong() < msgsize.getAsLong();
        rule.setVisible(small);
        rule.setText(small ? WORDS.get("buffer.small", msgsize.getAsLong()) : "");
        boolean exact = msgsize.isPresent() && bytes.value().equals(msgsize);
        unit.setText(WORDS.get(exact ? "buffer.exact" : "buffer.unit"));
    }

    /// Sets mq_msgsize of the queue, and with it the buffer.
    void setMsgsize(OptionalLong newMsgsize) {
        if (!newMsgsize.equals(msgsize)) {
            msgsize = newMsgsize;
            newMsgsize.ifPresent(bytes::set);
            explain();
        }
    }

    /// The size to receive with, empty while it is wrong.
    OptionalLong value() {
        return bytes.value();
    }

    /// The size in words.
    String summary() {
        boolean exact = msgsize.isPresent() && bytes.value().equals(msgsize);
        return exact || isUnknown() || bytes.value().isEmpty()
                ? ""
                : WORDS.get("buffer.summary", bytes.value().getAsLong());
    }

    boolean isUnknown() {
        return msgsize.isEmpty();
    }

    void onChange(Runnable then) {
        bytes.onChange(then);
    }

    Region view() {
        return view;
    }
}
