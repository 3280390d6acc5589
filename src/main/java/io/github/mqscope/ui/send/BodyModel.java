package io.github.mqscope.ui.send;

import io.github.mqscope.model.template.Template;
import io.github.mqscope.model.template.TemplateException;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The body that is being written, as text with variables, as hex or from a file, and what is wrong with it.
final class BodyModel {
    /// How it is written.
    enum Form {
        TEXT,
        HEX,
        FILE
    }

    private static final Words WORDS = Words.of(BodyModel.class);

    final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TEXT);
    final StringProperty text = new SimpleStringProperty("");
    final StringProperty hex = new SimpleStringProperty("");
    /// Whether variables are to be filled in, or the text stays as it is.
    final BooleanProperty fills = new SimpleBooleanProperty(true);
    /// What the chosen file holds.
    final ObjectProperty<Body> file = new SimpleObjectProperty<>(new Body.Wrong(""));
    /// The largest message that the queue takes, empty where unknown.
    final ObjectProperty<OptionalLong> msgsize = new SimpleObjectProperty<>(OptionalLong.empty());
    private final ObjectBinding<Body> raw = Bindings.createObjectBinding(this::parse, form, text, hex, fills, file);
    /// What would be sent, or why it cannot be.
    final ObjectBinding<Body> value = Bindings.createObjectBinding(this::limited, raw, msgsize);
    /// Why it cannot be sent; empty where it can, and where it speaks for itself.
    final StringBinding problem =
            Bindings.createStringBinding(() -> value.get() instanceof Body.Wrong(String why) ? why : "", value);

    private Body parse() {
        return switch (form.get()) {
            case FILE -> file.get();
            case HEX -> HexText.parse(hex.get());
            case TEXT -> parseText(text.get());
        };
    }

    private Body parseText(String written) {
        if (!fills.get()) {
            return new Body.Ready(written.getBytes(StandardCharsets.UTF_8));
        }
        try {
            Template template = Template.parse(written);
            return template.isFixed() ? new Body.Ready(template.fill(Previews.first())) : new Body.Filled(template);
        } catch (TemplateException e) {
            return new Body.Wrong(WORDS.get("template.wrong", e.place() + 1, String.valueOf(e.getMessage())));
        }
    }

    private Body limited() {
        OptionalLong most = msgsize.get();
        return raw.get() instanceof Body.Ready(byte[] bytes) && most.isPresent() && bytes.length > most.getAsLong()
                ? new Body.Wrong(WORDS.get("body.too-long", most.getAsLong(), bytes.length))
                : raw.get();
    }

    /// The length of the body, empty where it is not one or not yet known.
    OptionalLong length() {
        return raw.get() instanceof Body.Ready(byte[] bytes) ? OptionalLong.of(bytes.length) : OptionalLong.empty();
    }

    /// What was written, as it can be remembered; empty for a file.
    Optional<Draft> draft(String priority, boolean cycling) {
        return switch (form.get()) {
            case FILE -> Optional.empty();
            case HEX -> Optional.of(new Draft(Draft.Form.HEX, hex.get(), priority, cycling));
            case TEXT -> {
                Draft.Form written = fills.get() ? Draft.Form.TEMPLATE : Draft.Form.TEXT;
                yield Optional.of(new Draft(written, text.get(), priority, cycling));
            }
        };
    }

    /// Puts what was remembered back.
    void set(Draft draft) {
        boolean inHex = draft.form() == Draft.Form.HEX;
        form.set(inHex ? Form.HEX : Form.TEXT);
        fills.set(draft.form() != Draft.Form.TEXT);
        (inHex ? hex : text).set(draft.body());
    }

    /// Takes a message's body: as text where an editor of text keeps it as it is, else as hex.
    /// @return false where it is too long to be edited
    boolean set(byte[] bytes) {
        if (bytes.length > Draft.LONGEST) {
            return false;
        }
        set(Escaped.utf8(bytes)
                .filter(Previews::isPlainText)
                .map(plain -> new Draft(Draft.Form.TEXT, plain, "", true))
                .orElseGet(() ->
                        new Draft(Draft.Form.HEX, HexFormat.ofDelimiter(" ").formatHex(bytes), "", true)));
        return true;
    }
}
