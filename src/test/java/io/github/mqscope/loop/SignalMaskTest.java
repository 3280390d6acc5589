package io.github.mqscope.loop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SignalMaskTest {
    private static final List<String> WITH_THE_MASK =
            List.of("env", "--block-signal=INT,TERM,HUP,RTMIN+2,RTMIN+3,RTMIN+4,RTMIN+5");

    @ParameterizedTest
    @ValueSource(ints = {Signal.SIGINT, Signal.SIGTERM, Signal.SIGHUP})
    void startedWithTheMaskItRunsOnceAndASignalEndsItInOrder(int signal) throws Exception {
        Requires.blockSignal();
        try (Peer program = JavaProgram.start(WITH_THE_MASK, SignalledProgram.class, "a", "")) {
            assertThat(program.line()).isEqualTo("main [a, ]");
            endsInOrder(program, signal);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Signal.SIGINT, Signal.SIGTERM, Signal.SIGHUP})
    void startedWithoutTheMaskItStartsAgainOnceAndASignalEndsItInOrder(int signal) throws Exception {
        try (Peer program = JavaProgram.start(List.of(), SignalledProgram.class, "a", "")) {
            startsTwice(program);
            endsInOrder(program, signal);
        }
    }

    @Test
    void startedWithTheMaskButWithoutXrsItStartsAgainOnce() throws Exception {
        Requires.blockSignal();
        List<String> command = new ArrayList<>(WITH_THE_MASK);
        command.addAll(JavaProgram.command(SignalledProgram.class, "a", ""));
        command.remove("-Xrs");
        try (Peer program = Peer.start(command)) {
            startsTwice(program);
            endsInOrder(program, Signal.SIGTERM);
        }
    }

    @Test
    void aNotificationSignalReachesTheLoopAndDoesNotEndIt() throws Exception {
        try (Peer program = JavaProgram.start(List.of(), SignalledProgram.class, "a", "")) {
            startsTwice(program);
            assertThat(program.line()).isEqualTo("ready truefalse");
            Signals.kill((int) program.pid(), Signal.NOTIFICATION);
            assertThat(program.line()).isEqualTo(Signal.name(Signal.NOTIFICATION));
            Signals.kill((int) program.pid(), Signal.SIGTERM);
            assertThat(program.lines()).containsExactly("SIGTERM", "stopped in order");
            assertThat(program.exitStatus()).isZero();
        }
    }

    @Test
    void splitsACommandLineWithoutLosingEmptyArgumentsOrBytes() {
        List<byte[]> words = SignalMask.split("java\0-x\0\0\u00ff\u00fe\0".getBytes(ISO_8859_1));
        assertThat(words.stream().map(word -> new String(word, ISO_8859_1)))
                .containsExactly("java", "-x", "", "\u00ff\u00fe");
    }

    private static void startsTwice(Peer program) throws InterruptedException {
        assertThat(program.line()).isEqualTo("main [a, ]");
        assertThat(program.line()).isEqualTo("main [a, ]");
    }

    private static void endsInOrder(Peer program, int signal) throws Exception {
        assertThat(program.line()).isEqualTo("ready truefalse");
        Signals.kill((int) program.pid(), signal);
        assertThat(program.lines()).containsExactly(Signal.name(signal), "stopped in order");
        assertThat(program.errors()).isEmpty();
        assertThat(program.exitStatus()).isZero();
    }
}
