package io.github.mqscope.files;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// The IPC namespace of a queue, as JSON tells it beside the queue's name.
///
/// @param number    inode number, 0 where it is not known
/// @param container the container that it belongs to, where it is one's
/// @param unit      the systemd unit that it belongs to, where it is one's
public record NamespaceJson(long number, Optional<String> container, Optional<String> unit) {
    /// Where it is not known.
    public static final NamespaceJson UNKNOWN = new NamespaceJson(0, Optional.empty(), Optional.empty());

    /// `name`, and then `ns`, `container` and `unit` as far as they are known.
    public void name(JsonGenerator json, QueueName name) {
        JsonLine.name(json, name);
        if (number != 0) {
            json.writeNumberProperty("ns", number);
        }
        container.ifPresent(known -> json.writeStringProperty("container", known));
        unit.ifPresent(known -> json.writeStringProperty("unit", known));
    }

    /// Likewise, with `dev` and `ino`, which tell the queue from any other of its name.
    public void name(JsonGenerator json, QueueName name, QueueKey key) {
        name(json, name);
        json.writeNumberProperty("dev", key.dev());
        json.writeNumberProperty("ino", key.ino());
    }
}
