package io.github.mqscope.files;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// One JSON object on one line. Loaded only where JSON is asked for.
///
/// Exact, and safe to look at: whatever is not ASCII is written as `\\u` and its number.
public final class JsonLine {
    static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonLine() {}

    /// The line of an object with these properties.
    public static byte[] of(Consumer<JsonGenerator> properties) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            properties.accept(json);
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    /// The name as text, with `name_base64` beside it where its bytes are not UTF-8.
    public static void name(JsonGenerator json, QueueName name) {
        Optional<String> text = Escaped.utf8(name.bytes());
        json.writeStringProperty("name", text.orElseGet(name::toString));
        if (text.isEmpty()) {
            json.writeBinaryProperty("name_base64", name.bytes());
        }
    }

    /// A payload of which only the beginning may be known: `size` of the whole, and `captured` where it is less.
    public static void payload(JsonGenerator json, byte[] known, long size) {
        json.writeNumberProperty("size", size);
        Escaped.utf8(known).ifPresent(text -> json.writeStringProperty("text", text));
        json.writeBinaryProperty("base64", known);
        if (known.length < size) {
            json.writeNumberProperty("captured", known.length);
        }
    }

    /// A payload: `size`, `text` where it is UTF-8, and `base64` always.
    public static void payload(JsonGenerator json, byte[] body) {
        payload(json, body, body.length);
    }
}
