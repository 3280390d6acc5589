package io.github.mqscope.files;

import io.github.mqscope.text.Escaped;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads a line that is one JSON object of plain values. What is nested is refused, however deep.
final class PlainObject {
    private PlainObject() {}

    /// The values as text; those that are null are left out.
    /// @throws NotPlainException where it is anything else
    static Map<String, String> parse(byte[] line) throws NotPlainException {
        return parse(Escaped.utf8(line).orElseThrow(() -> new NotPlainException("it is not UTF-8 text")));
    }

    private static Map<String, String> parse(String line) throws NotPlainException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JsonLine.FACTORY.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new NotPlainException("it is not a JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (!value.isScalarValue()) {
                    throw new NotPlainException(name + " is not a plain value");
                }
                if (value != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getString());
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new NotPlainException("it is not one JSON object");
            }
        } catch (JacksonException e) {
            throw new NotPlainException("it is not JSON: " + e.getOriginalMessage());
        }
        return fields;
    }
}
