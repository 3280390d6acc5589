package io.github.mqscope.model.queue;

import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.util.Arrays;

/// A message as a value: its priority and a copy of its bytes.
///
/// @param priority 0 to 32767; higher is received first
/// @param body     0 to mq_msgsize bytes; not to be changed
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, below.
public record Message(int priority, byte[] body) {
    /// The length of the body in bytes.
    public int size() {
        return body.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message(int p, byte[] b) && p == priority && Arrays.equals(b, body);
    }

    @Override
    public int hashCode() {
        return 31 * priority + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "priority " + priority + ", " + Plural.of(body.length, "byte") + ": " + Escaped.of(body, 80);
    }
}
