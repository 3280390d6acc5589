package io.github.mqscope.ui.viewer;

import io.github.mqscope.body.BodyLook;
import io.github.mqscope.body.Encoding;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.settings.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ObservableList;

/// How the messages of each queue were last looked at, by the queue's name, the latest first.
final class ViewerMemory {
    /// Queues at the most; the one looked at longest ago is forgotten.
    static final int MOST = 200;

    private static final String QUEUE = "queue";
    private static final String WAY = "view";
    private static final String ENCODING = "encoding";
    private static final String TEMPLATE = "template";
    private static final String ORDER = "order";
    private static final String BIG = "big";

    private final ObservableList<Map<String, String>> records;

    ViewerMemory(Settings settings) {
        records = settings.records("viewer.queues");
    }

    /// A person's choices.
    ///
    /// @param way      empty where it follows from the body
    /// @param template name of a declaration, empty for none
    record Choice(Optional<BodyLook.Way> way, Encoding encoding, String template, boolean bigEndian) {
        static final Choice NONE = new Choice(Optional.empty(), Encoding.UTF_8, "", false);
    }

    Choice of(Optional<QueueName> queue) {
        return queue.flatMap(name -> records.stream()
                        .filter(r -> name.toString().equals(r.get(QUEUE)))
                        .findFirst())
                .map(ViewerMemory::choice)
                .orElse(Choice.NONE);
    }

    private static Choice choice(Map<String, String> record) {
        return new Choice(
                Arrays.stream(BodyLook.Way.values())
                        .filter(w -> w.name().equals(record.get(WAY)))
                        .findFirst(),
                Encoding.named(record.getOrDefault(ENCODING, "")).orElse(Encoding.UTF_8),
                record.getOrDefault(TEMPLATE, ""),
                BIG.equals(record.get(ORDER)));
    }

    void remember(QueueName queue, Choice choice) {
        records.removeIf(r -> queue.toString().equals(r.get(QUEUE)));
        records.addFirst(Map.of(
                QUEUE,
                queue.toString(),
                WAY,
                choice.way().map(Enum::name).orElse(""),
                ENCODING,
                choice.encoding().name(),
                TEMPLATE,
                choice.template(),
                ORDER,
                choice.bigEndian() ? BIG : ""));
        if (records.size() > MOST) {
            records.removeLast();
        }
    }
}
