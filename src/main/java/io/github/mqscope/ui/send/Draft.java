package io.github.mqscope.ui.send;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is in the panel, as it can be remembered: a message as it was written, not as it was sent.
///
/// @param form     how it was written
/// @param body     text, template or hex digits
/// @param priority a priority or a range, as typed
/// @param cycling  whether a range goes round, or else is drawn from by chance
record Draft(Form form, String body, String priority, boolean cycling) {
    /// The longest body that is remembered, in characters.
    static final int LONGEST = 8192;

    private static final String NAME = "name";

    /// How a body was written.
    enum Form {
        /// Text as it is.
        TEXT,
        /// Text with variables.
        TEMPLATE,
        HEX
    }

    boolean canBeKept() {
        return body.length() <= LONGEST;
    }

    /// As a record of the settings.
    Map<String, String> as(String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(NAME, name);
        fields.put("form", form.name());
        fields.put("body", body);
        fields.put("priority", priority);
        fields.put("order", cycling ? "cycling" : "random");
        return fields;
    }

    static String name(Map<String, String> fields) {
        return fields.getOrDefault(NAME, "");
    }

    /// What a record of the settings says, empty where it makes no sense: the file is anybody's to edit.
    static Optional<Draft> of(Map<String, String> fields) {
        String body = fields.get("body");
        if (body == null || body.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Draft(
                    Form.valueOf(fields.getOrDefault("form", "")),
                    body,
                    fields.getOrDefault("priority", "0"),
                    "cycling".equals(fields.get("order"))));
        } catch (IllegalArgumentException unknownForm) {
            return Optional.empty();
        }
    }
}
