package io.github.mqscope.mqueue;

import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.ConformanceRow;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of `conformance.tsv` that are about the binding, each against the real kernel.
class ConformanceBindingTest {
    private static final ConformanceCases CASES = BindingCases.cases();

    static Stream<ConformanceRow> rows() {
        return CASES.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theKernelAnswersAsTheTableSays(ConformanceRow row) throws Exception {
        CASES.run(row);
    }
}
