package io.github.mqscope.cli.form;

import io.github.mqscope.files.JsonLine;
import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.model.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// A finding as text, and as a JSON line.
public final class FindingForm {
    private FindingForm() {}

    /// What it is, what was seen, what to do next.
    public static String text(Finding one) {
        return one.severity().word() + "  " + one.kind().word() + ", "
                + one.certainty().word() + ": " + one.text() + "\n"
                + one.evidence().stream()
                        .map(each -> "    seen  " + each.text() + "  [" + each.from() + "]\n")
                        .collect(Collectors.joining())
                + one.next().stream().map(each -> "    next  " + each + "\n").collect(Collectors.joining());
    }

    /// One object.
    /// @param event `came` or `gone`, for who follows
    public static byte[] line(Finding one, NamespaceJson namespace, Optional<String> event) {
        return JsonLine.of(json -> {
            event.ifPresent(word -> json.writeStringProperty("event", word));
            json.writeStringProperty("kind", one.kind().word());
            json.writeStringProperty("severity", one.severity().word());
            json.writeStringProperty("certainty", one.certainty().word());
            one.name().ifPresent(name -> json.writeStringProperty("queue", name.toString()));
            if (namespace.number() != 0) {
                json.writeNumberProperty("ns", namespace.number());
            }
            one.queue().ifPresent(key -> json.writeNumberProperty("ino", key.ino()));
            numbers(json, "culprits", one.culprits());
            numbers(json, "victims", one.victims());
            json.writeStringProperty("since", one.since().toString());
            json.writeStringProperty("text", one.text());
            json.writeArrayPropertyStart("evidence");
            one.evidence().forEach(each -> {
                json.writeStartObject();
                json.writeStringProperty("text", each.text());
                json.writeStringProperty("from", each.from());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeArrayPropertyStart("next");
            one.next().forEach(json::writeString);
            json.writeEndArray();
        });
    }

    private static void numbers(JsonGenerator json, String key, List<Integer> all) {
        json.writeArrayPropertyStart(key);
        all.forEach(json::writeNumber);
        json.writeEndArray();
    }
}
