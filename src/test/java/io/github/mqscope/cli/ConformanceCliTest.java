package io.github.mqscope.cli;

import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.ConformanceRow;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of `conformance.tsv` that are about the prompt, each against the real kernel.
///
/// Queues of 40 messages are scaled down to 10 where the number is not the point: msg_max is 10 by default and
/// all tests share RLIMIT_MSGQUEUE. Another user is played by one who may not override the mode.
class ConformanceCliTest {
    static final ConformanceCases CASES = new ConformanceCases()
            .addAll(OpeningCases.cases())
            .addAll(PassingCases.cases())
            .addAll(WaitingCases.cases())
            .addAll(PeerCases.cases())
            .addAll(NotifyCases.cases());

    static Stream<ConformanceRow> rows() {
        return CASES.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void thePromptAnswersAsTheTableSays(ConformanceRow row) throws Exception {
        CASES.run(row);
    }
}
