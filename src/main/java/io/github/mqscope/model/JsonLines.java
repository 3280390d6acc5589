package io.github.mqscope.model;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Many JSON objects, each on a line, by one generator: where they come by the hundred thousand.
public final class JsonLines {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final JsonGenerator json = JsonLine.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);

    /// Begins an object.
    public JsonGenerator begin() {
        json.writeStartObject();
        return json;
    }

    /// Ends it and its line.
    public void end() {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// Bytes collected, but for those that the generator holds back.
    public int size() {
        return bytes.size();
    }

    /// Takes what was collected.
    public byte[] take() {
        json.flush();
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
