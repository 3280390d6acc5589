package io.github.mqscope.testing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The tests of rows of `conformance.tsv`, by the rows' ids. One test may serve several rows.
public final class ConformanceCases {
    private final Map<String, Case> byId = new LinkedHashMap<>();

    /// What a row says, tried.
    @FunctionalInterface
    public interface Case {
        void run() throws Exception;
    }

    /// A case that wants a queue of 10 messages of 64 bytes.
    @FunctionalInterface
    public interface QueueCase {
        void run(TestQueue queue) throws Exception;
    }

    /// Adds the test of these rows.
    public ConformanceCases add(Case test, String... ids) {
        for (String id : ids) {
            if (byId.put(id, test) != null) {
                throw new IllegalArgumentException("two cases for " + id);
            }
        }
        return this;
    }

    /// Adds the test of these rows, which gets a new queue for each.
    public ConformanceCases withQueue(QueueCase test, String... ids) {
        return add(
                () -> {
                    try (TestQueue queue = TestQueue.create()) {
                        test.run(queue);
                    }
                },
                ids);
    }

    /// Adds those of another.
    public ConformanceCases addAll(ConformanceCases others) {
        others.byId.forEach((id, test) -> add(test, id));
        return this;
    }

    /// The rows that have a test.
    public Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /// Those rows of the table that have a test, in its order.
    /// @throws AssertionError if a test has no row
    public Stream<ConformanceRow> rows() {
        Set<String> unknown = new HashSet<>(byId.keySet());
        ConformanceRow.all().forEach(row -> unknown.remove(row.id()));
        if (!unknown.isEmpty()) {
            throw new AssertionError("no row of the table is called " + unknown);
        }
        return ConformanceRow.all().stream().filter(row -> byId.containsKey(row.id()));
    }

    /// Runs the test of a row.
    public void run(ConformanceRow row) throws Exception {
        Case test = byId.get(row.id());
        if (test == null) {
            throw new AssertionError("no test of " + row);
        }
        test.run();
    }
}
