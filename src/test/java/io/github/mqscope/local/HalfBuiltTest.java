package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Requires;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HalfBuiltTest {
    static Stream<String> openings() {
        return FaultTable.openings().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("openings")
    void whatWasOpenedIsClosedWhenALaterCallFails(String name) throws Exception {
        Requires.listing();
        FaultTable.Left left = FaultTable.tried(
                name, Objects.requireNonNull(FaultTable.openings().get(name)));
        assertThat(left.injected()).isPositive();
        assertThat(left.descriptors()).isZero();
        assertThat(left.registrations()).isZero();
    }
}
