package io.github.mqscope.cli.form;

import io.github.mqscope.files.JsonLine;
import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How `receive` prints a message.
///
/// @param name      the queue
/// @param namespace where it is
/// @param json      as JSON, else
/// @param escaped   as a line for a person, else its bytes
/// @param several   followed by a newline
public record MessageForm(QueueName name, NamespaceJson namespace, boolean json, boolean escaped, boolean several) {
    private static final long FRAME = 4096;
    private static final long LARGEST_PER_BYTE = 8;

    /// As many bytes as a message of this size takes at the most, or more.
    public long most(long size) {
        return json || escaped ? FRAME + LARGEST_PER_BYTE * size : size + 1;
    }

    public byte[] of(Message message) {
        return of(message, "", "");
    }

    /// One that comes out of a journal.
    public byte[] of(Message message, String state, String trust) {
        if (json) {
            return JsonLine.of(line -> {
                namespace.name(line, name);
                if (!state.isEmpty()) {
                    line.writeStringProperty("state", state);
                    line.writeStringProperty("trust", trust);
                }
                line.writeNumberProperty("priority", message.priority());
                JsonLine.payload(line, message.body());
            });
        }
        if (escaped) {
            return (Escaped.of(message.body()) + "\n").getBytes(StandardCharsets.UTF_8);
        }
        return several ? withNewline(message.body()) : message.body();
    }

    private static byte[] withNewline(byte[] body) {
        byte[] line = Arrays.copyOf(body, body.length + 1);
        line[body.length] = '\n';
        return line;
    }
}
