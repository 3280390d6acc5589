package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.BindingCases;
import io.github.mqscope.testing.ConformanceRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// That no row of `conformance.tsv` is forgotten: each is run by a test, or named here with its reason.
class ConformanceCoverageTest {
    private static final Map<String, String> NOT_RUN = Map.of(
            "LTP-mq_timedsend01-16",
            "a bad address for the deadline: the C library may end the process, no caller can");

    /// What the table would have of commands that this build does not have. The facts under the rows of
    /// `notify` are tried on the binding meanwhile; a new command makes this map too long, and so the test fail.
    private static final Map<String, Set<String>> WAITS_FOR_A_COMMAND = Map.of(
            "notify",
            Set.of(
                    "LTP-mq_notify01-0",
                    "LTP-mq_notify01-6",
                    "LTP-mq_notify02-1",
                    "OPTS-mq_open-20-1",
                    "OPTS-mq_close-2-1",
                    "OPTS-mq_notify-1-1",
                    "OPTS-mq_notify-2-1",
                    "OPTS-mq_notify-5-1",
                    "OPTS-mq_notify-9-1"));

    private static final List<String> COMMANDS =
            List.of("list", "info", "create", "unlink", "send", "receive", "watch", "peek", "notify", "trace");

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
    void everyRowOfThePromptIsRunAtThePromptUnlessItsCommandIsNotThereYet() {
        Set<String> waiting =
                WAITS_FOR_A_COMMAND.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(ConformanceRow.all())
                .filteredOn(row -> row.via().startsWith("cli")
                        && !ConformanceCliTest.CASES.ids().contains(row.id()))
                .extracting(ConformanceRow::id)
                .isSubsetOf(waiting);
    }

    @Test
    void everyRowOfTheBindingIsRunOnTheBinding() {
        assertThat(ConformanceRow.all())
                .filteredOn(row -> row.via().contains("binding"))
                .extracting(ConformanceRow::id)
                .isSubsetOf(BindingCases.cases().ids());
    }

    @Test
    void whatWaitsForACommandWaitsNoLongerThanThat() {
        String help = Prompt.run("--help").out();
        Map<String, Set<String>> waiting = new TreeMap<>();
        for (String command : COMMANDS) {
            if (!help.contains("\n  " + command + " ")) {
                waiting.put(command, rowsThatWant(command));
            }
        }
        assertThat(waiting).containsExactlyInAnyOrderEntriesOf(WAITS_FOR_A_COMMAND);
    }

    private static Set<String> rowsThatWant(String command) {
        return ConformanceRow.all().stream()
                .filter(row -> row.via().matches(".*\\b" + command + "\\b.*"))
                .map(ConformanceRow::id)
                .collect(Collectors.toSet());
    }
}
