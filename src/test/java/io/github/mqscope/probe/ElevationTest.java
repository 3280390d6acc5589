package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElevationTest {
    /// usage: NAME UID connect | NAME UID listen; a stranger at the meeting, as a user of its own.
    private static final String STRANGER = """
            #define _GNU_SOURCE
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/socket.h>
            #include <sys/un.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                struct sockaddr_un at = { AF_UNIX };
                char text[64] = "mqscope probe 1\\n";
                if (setresuid(atoi(argv[2]), atoi(argv[2]), atoi(argv[2]))) return 2;
                strcpy(at.sun_path + 1, argv[1]);
                int s = socket(AF_UNIX, SOCK_SEQPACKET, 0), length = 3 + strlen(argv[1]);
                if (!strcmp(argv[3], "connect")) {
                    while (connect(s, (void *)&at, length)) usleep(1000);
                    send(s, text, strlen(text), MSG_NOSIGNAL);
                    printf("%d\\n", recv(s, text, sizeof text, 0) > 0);
                    return 0;
                }
                if (bind(s, (void *)&at, length) || listen(s, 1)) return 3;
                puts("listening");
                fflush(stdout);
                printf("%d\\n", recv(accept(s, 0, 0), text, sizeof text, 0) > 0);
                return 0;
            }
            """;

    private static List<String> starter() {
        List<String> command = new ArrayList<>(List.of("env", "PKEXEC_UID=" + Self.euid()));
        command.addAll(JavaProgram.command(ProbeStarter.class));
        return command;
    }

    private static ElevationOutcome by(String... command) {
        return Elevation.by(List.of(command), () -> false);
    }

    private static void checkWorks(ElevationOutcome outcome) throws Exception {
        assertThat(outcome).isInstanceOf(ElevationOutcome.Enabled.class);
        ProbeDescriptors descriptors = ((ElevationOutcome.Enabled) outcome).descriptors();
        try (Peek peek = ((ProbeState.Ready) Probe.adopt(descriptors)).peek();
                TestQueue queue = TestQueue.create()) {
            queue.queue().send(new Message(5, "here".getBytes(StandardCharsets.UTF_8)));
            assertThat(peek.contents(queue.queue(), PeekRequest.all(16)).messages())
                    .extracting(PeekedMessage::size)
                    .containsExactly(4L);
            assertThat(HoldersProgram.beside(peek).orElseThrow().walk().everyone())
                    .isFalse();
        }
    }

    @Test
    void theStepLoadsHandsOverAndEnds() throws Exception {
        Requires.root();
        Requires.bpf();
        checkWorks(Elevation.by(starter(), () -> false));
    }

    @Test
    void aStrangerAtTheMeetingIsSentAway() throws Exception {
        Requires.root();
        Requires.bpf();
        String meeting = Requester.meeting(Self.euid());
        try (Peer stranger = CProgram.of(STRANGER).start(meeting, "61030", "connect")) {
            List<String> afterStranger = new ArrayList<>(List.of("sh", "-c", "sleep 0.5; exec \"$@\"", "sh"));
            afterStranger.addAll(starter());
            checkWorks(Elevation.by(afterStranger, () -> false));
            assertThat(stranger.line()).isEqualTo("0");
        }
    }

    @Test
    void theStepGivesNothingToAnotherUser() throws Exception {
        Requires.root();
        int uid = 61031;
        try (Peer listener = CProgram.of(STRANGER).start(Requester.meeting(uid), "61032", "listen")) {
            assertThat(listener.line()).isEqualTo("listening");
            assertThat(run(List.of(), Map.of("PKEXEC_UID", "" + uid)))
                    .isEqualTo("2 mqscope-enable: was called by user 61031, but user 61032 waits for it");
            assertThat(listener.line()).isEqualTo("0");
        }
    }

    private static String run(List<String> arguments, Map<String, String> environment) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = ProbeStarter.run(arguments, environment, new PrintStream(err, true, StandardCharsets.UTF_8));
        return status + " " + err.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "LD_PRELOAD"})
    void theStepRefusesAnEnvironmentThatWouldRunOtherCode(String name) {
        assertThat(run(List.of(), Map.of("PKEXEC_UID", "1000", name, "")))
                .isEqualTo("2 mqscope-enable: does not run with " + name + " set");
    }

    @Test
    void theStepRefusesArgumentsAndUnclearRequesters() {
        assertThat(run(List.of("/tmp/socket"), Map.of("PKEXEC_UID", "1000")))
                .startsWith("2 ")
                .contains("no arguments");
        assertThat(run(List.of(), Map.of())).startsWith("2 ").contains("by pkexec or sudo");
        assertThat(run(List.of(), Map.of("PKEXEC_UID", "1", "SUDO_UID", "2"))).startsWith("2 ");
        assertThat(run(List.of(), Map.of("SUDO_UID", "-1"))).startsWith("2 ").contains("no user in SUDO_UID");
        assertThat(run(List.of(), Map.of("SUDO_UID", "61033"))).startsWith("2 ").contains("no mqscope of yours");
    }

    @Test
    void eachWayItCanFailHasItsOutcome() {
        assertThat(by("sh", "-c", "exit 126")).isEqualTo(new ElevationOutcome.Cancelled());
        assertThat(by("sh", "-c", "echo Not authorized >&2; exit 127"))
                .isEqualTo(new ElevationOutcome.Refused("Not authorized"));
        assertThat(by("sh", "-c", "echo no java >&2; exit 1")).isEqualTo(new ElevationOutcome.Failed("no java"));
        assertThat(by("sh", "-c", "kill -9 $$")).isEqualTo(new ElevationOutcome.Failed("it ended with 137"));
        assertThat(by("/no/such/pkexec")).isEqualTo(new ElevationOutcome.NoPkexec());
    }

    @Test
    void callingItOffEndsTheStep() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        var outcome = CompletableFuture.supplyAsync(() -> Elevation.by(List.of("sleep", "60"), cancelled::get));
        Await.until("the step runs", () -> ProcessHandle.current().children().anyMatch(ElevationTest::isSleep));
        cancelled.set(true);
        assertThat(outcome.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(new ElevationOutcome.Cancelled());
        Await.until("it is gone", () -> ProcessHandle.current().children().noneMatch(ElevationTest::isSleep));
    }

    private static boolean isSleep(ProcessHandle child) {
        return child.info().commandLine().orElse("").contains("sleep 60");
    }

    @Test
    void theStepReportsWhyThereIsNoProbe() throws Exception {
        Requires.root();
        List<String> withoutPrivilege = new ArrayList<>(List.of("setpriv", "--bounding-set=-all"));
        Requires.tool("setpriv");
        withoutPrivilege.addAll(starter());
        assertThat(Elevation.by(withoutPrivilege, () -> false))
                .isEqualTo(new ElevationOutcome.Failed("loading the BPF programs needs CAP_BPF and CAP_PERFMON"));
    }
}
