package io.github.mqscope.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON as a program would that knows nothing of who wrote it.
final class JsonLines {
    private JsonLines() {}

    /// The names of an object's own properties.
    /// @throws tools.jackson.core.JacksonException if the line is not one whole JSON object
    static List<String> keys(String line) {
        List<String> keys = new ArrayList<>();
        int depth = 0;
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new AssertionError("not an object: " + line);
            }
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.PROPERTY_NAME && depth == 0) {
                    keys.add(json.currentName());
                } else if (depth < 0 && json.nextToken() != null) {
                    throw new AssertionError("more than one object: " + line);
                }
            }
        }
        return keys;
    }
}
