package io.github.mqscope.files;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.queue.QueueName;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/// An event of the loop as one line.
public final class EventLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private EventLine() {}

    /// `12:00:01.123456 READY /jobs 3 of 10 messages (+1)`.
    public static byte[] text(LoopEvent event) {
        String queue =
                event.queue().map(QueueName::toString).map(name -> name + " ").orElse("");
        String line = TIME.format(event.at()) + " " + event.kind() + " " + queue + event.detail() + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /// The same as an object: `time`, `event`, `name` where it concerns a queue, `detail`.
    public static byte[] json(LoopEvent event) {
        return json(event, JsonLine::name);
    }

    /// Likewise, with where the queue is.
    public static byte[] json(LoopEvent event, NamespaceJson namespace) {
        return json(event, namespace::name);
    }

    private static byte[] json(LoopEvent event, BiConsumer<JsonGenerator, QueueName> named) {
        return JsonLine.of(json -> {
            json.writeStringProperty("time", event.at().toString());
            json.writeStringProperty("event", event.kind().name().toLowerCase(Locale.ROOT));
            event.queue().ifPresent(name -> named.accept(json, name));
            json.writeStringProperty("detail", event.detail());
        });
    }
}
