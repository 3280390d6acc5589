package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.BindingCases;
import io.github.mqscope.testing.ConformanceRow;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// That no row of `conformance.tsv` is forgotten: each is run by a test, or named here with its reason.
class ConformanceCoverageTest {
    private static final Map<String, String> NOT_RUN = Map.of(
            "LTP-mq_timedsend01-16",
            "a bad address for the deadline: the C library may end the process, no caller can");

    @Test
    void everyRowIsRunOrNamedWithItsReason() {
        Set<String> accounted = new TreeSet<>(ConformanceCliTest.CASES.ids());
        accounted.addAll(BindingCases.cases().ids());
        accounted.addAll(NOT_RUN.keySet());
        assertThat(ConformanceRow.all())
                .extracting(ConformanceRow::id)
                .hasSize(140)
                .containsExactlyInAnyOrderElementsOf(accounted);
    }

    @Test
    void everyRowOfThePromptIsRunAtThePrompt() {
        assertThat(ConformanceRow.all())
                .filteredOn(row -> row.via().startsWith("cli"))
                .extracting(ConformanceRow::id)
                .isSubsetOf(ConformanceCliTest.CASES.ids());
    }

    @Test
    void everyRowOfTheBindingIsRunOnTheBinding() {
        assertThat(ConformanceRow.all())
                .filteredOn(row -> row.via().contains("binding"))
                .extracting(ConformanceRow::id)
                .isSubsetOf(BindingCases.cases().ids());
    }
}
