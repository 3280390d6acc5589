package io.github.mqscope.model.template;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A text with variables in braces.
///
/// `{counter}` counts from 1, `{counter:5}` with five digits; `{time}` is the local time of day, `{time:iso}`
/// the time in UTC, `{time:ms}` milliseconds since 1970; `{random:1..100}`, `{uuid}` and `{pid}` are what
/// they say. A brace that no letter follows is itself, so that JSON needs no escaping; `{{` is one brace.
public final class Template {
    private final String text;
    private final List<Variable> parts;

    private Template(String text, List<Variable> parts) {
        this.text = text;
        this.parts = parts;
    }

    /// Reads a template.
    /// @throws TemplateException where a variable is unknown or not closed, or its argument is wrong
    public static Template parse(String text) throws TemplateException {
        return new Template(text, new TemplateReader(text).read());
    }

    /// As it was written.
    public String text() {
        return text;
    }

    /// One message's bytes, as UTF-8.
    public byte[] fill(Occurrence message) {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append(part.in(message)));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Whether every message is the same.
    public boolean isFixed() {
        return parts.stream().allMatch(Variable.Literal.class::isInstance);
    }
}
