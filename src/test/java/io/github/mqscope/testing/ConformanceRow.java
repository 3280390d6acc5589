package io.github.mqscope.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A row of `conformance.tsv`: what a published test of POSIX message queues does and what the kernel answers.
///
/// @param id       names it
/// @param action   what is done
/// @param expected what must come of it
/// @param via      how it is to be reached: commands as `cli:send,receive`, the binding, another process
public record ConformanceRow(String id, String action, String expected, String via) {
    /// All rows, in the order of the table.
    public static List<ConformanceRow> all() {
        try (InputStream table = ConformanceRow.class.getResourceAsStream("/conformance.tsv")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(ConformanceRow::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceRow of(String line) {
        String[] fields = line.split("\t", -1);
        return new ConformanceRow(fields[0], fields[4], fields[5], fields[6]);
    }

    @Override
    public String toString() {
        return id + ": " + action + ": " + expected;
    }
}
