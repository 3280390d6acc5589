package io.github.mqscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.Main;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AgentProcessTest {
    @BeforeEach
    void hasSetsid() {
        Requires.tool("setsid");
    }

    private static AgentProcess shell(String line) throws IOException {
        return AgentProcess.start(List.of("sh", "-c", line));
    }

    private static boolean isAlive(AgentProcess agent) {
        return ProcessHandle.of(agent.pid()).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void anAgentServesUntilItIsClosed() throws Exception {
        AgentProcess agent = AgentProcess.start(JavaProgram.command(Main.class, "agent"));
        AgentSpace space = agent.open(LogHead.VERSION);
        assertThat(space.identity().pid()).isEqualTo((int) agent.pid());
        assertThat(isAlive(agent)).isTrue();
        space.close();
        assertThat(space.lost()).isEmpty();
        Await.until("it has ended", () -> !isAlive(agent));
    }

    // As on a host where one is root already.
    @Test
    void whereNoStepIsNeededItServesAllTheSame() throws Exception {
        Requires.root();
        List<String> options =
                List.of("-Xrs", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-Dmqscope.home=/nowhere");
        AgentProcess agent = AgentProcess.start(JavaProgram.command(options, Main.class, "--as-root", "agent"));
        try (AgentSpace space = agent.open(LogHead.VERSION)) {
            assertThat(space.identity().uid()).isZero();
        }
    }

    @Test
    void oneThatDoesNotComeUpSaysWhyInItsOwnLastWords() throws Exception {
        AgentProcess agent = shell("echo first >&2; printf 'mqscope: no \\033[31mway\\n\\n' >&2; exit 3");
        assertThatThrownBy(() -> agent.open(LogHead.VERSION))
                .isInstanceOf(IOException.class)
                .hasMessage("no \\x1b[31mway");
    }

    @Test
    void oneThatSaysNothingIsNamedAllTheSame() throws Exception {
        AgentProcess agent = shell("echo Welcome");
        assertThatThrownBy(() -> agent.open(LogHead.VERSION)).hasMessageContaining("no mqscope answers there: Welcome");
    }

    @Test
    void ofMuchTheEndIsKept() throws Exception {
        AgentProcess agent = shell("head -c 200000 /dev/zero | tr '\\0' x >&2; echo >&2; echo the end >&2");
        assertThatThrownBy(() -> agent.open(LogHead.VERSION)).hasMessage("the end");
        assertThat(LastWords.line("x".repeat(4096).getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .hasSizeLessThan(500);
    }

    @Test
    void whatTakesItsTimeIsCancelled() throws Exception {
        AgentProcess agent = shell("exec sleep 600");
        CompletableFuture<String> opening = CompletableFuture.supplyAsync(() -> {
            try {
                agent.open(LogHead.VERSION).close();
                return "opened";
            } catch (IOException e) {
                return "failed";
            }
        });
        agent.close();
        Await.until("nobody waits any more", opening::isDone);
        assertThat(opening.get()).isEqualTo("failed");
        Await.until("it has ended", () -> !isAlive(agent));
    }

    @Test
    void oneThatIsSilentIsLostForGood() throws Exception {
        AgentProcess agent = AgentProcess.start(JavaProgram.command(Main.class, "agent"));
        try (AgentSpace space = agent.open(LogHead.VERSION)) {
            signal(agent, "STOP");
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> askMuch(space));
            Await.until("nobody who asks waits", asking::isDone);
            Await.until("it is lost", Duration.ofSeconds(30), () -> space.lost().isPresent());
            assertThat(space.lost().orElseThrow()).isEqualTo("nothing was heard for 15 s");
            Await.until("it is ended, that it does not go on one day", () -> !isAlive(agent));
            QueueTarget queue = new QueueTarget(TestQueue.uniqueName(), new QueueKey(1, 1));
            space.notifications().arm(queue, new NotifyRequest(NotifyVia.NONE, OptionalInt.empty(), false, false));
            assertThat(space.notifications().log().of(queue.key()))
                    .singleElement()
                    .extracting(NotifyLog.Entry::event)
                    .isInstanceOf(NotifyEvent.Refused.class);
        }
    }

    // More than a pipe holds.
    private static void askMuch(AgentSpace space) {
        for (int i = 0; i < 3000; i++) {
            space.acts().learn(TestQueue.uniqueName());
        }
    }

    private static void signal(AgentProcess agent, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(agent.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void whatItSaidWhileItBeganIsNoReasonForItsEnd() throws Exception {
        List<String> words = JavaProgram.command(Main.class, "agent");
        AgentProcess agent = shell("echo Warning: permanently added >&2; exec " + String.join(" ", words));
        try (AgentSpace space = agent.open(LogHead.VERSION)) {
            CompletableFuture<String> why = new CompletableFuture<>();
            ProcessHandle.of(agent.pid()).orElseThrow().destroyForcibly();
            Await.until("it is lost", () -> space.lost().isPresent());
            space.whenLost(why::complete);
            assertThat(why).isCompletedWithValue(space.lost().orElseThrow());
            assertThat(agent.words().lineAtEnd()).isEmpty();
        }
    }
}
