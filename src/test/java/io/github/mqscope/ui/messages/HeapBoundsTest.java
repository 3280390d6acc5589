package io.github.mqscope.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.testing.LauncherOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the window keeps at the most fits into the heap that the launcher gives it.
class HeapBoundsTest {
    private static final long MIB = 1L << 20;
    // What lives in a window at full work, with 256 queues, 20,000 traced calls and their pairs: 76 to 85 MB, measured
    // after full collections.
    private static final long REST = 84 * MIB;

    // Of 65,536 messages with 64 bytes each, one look and the next.
    private static final long PEEKS = 2 * 65_536 * (64 + 64L);

    private static long option(List<String> options, String name) {
        return options.stream()
                        .filter(option -> option.startsWith(name))
                        .map(option -> option.substring(name.length()).replace("m", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow()
                * MIB;
    }

    @Test
    void whatIsKeptFitsIntoTheOldGeneration() throws Exception {
        List<String> options = LauncherOptions.of();
        long old = option(options, "-Xmx") - option(options, "-Xmn");
        long kept = SeenLog.BYTES + SeenLog.BIN_BYTES + TraceLog.BYTES + ContentsActs.MOST_BYTES + PEEKS;
        assertThat(kept + REST).isLessThanOrEqualTo(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "trace", "receive", "list"})
    void aCommandHasABoundOfItsOwn(String command) throws Exception {
        assertThat(option(LauncherOptions.of(command), "-Xmx")).isLessThan(option(LauncherOptions.of(), "-Xmx"));
    }
}
