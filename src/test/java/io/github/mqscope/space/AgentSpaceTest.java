package io.github.mqscope.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.Main;
import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.local.LocalQueueActs;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// An agent of this namespace, over a pipe.
class AgentSpaceTest extends SpaceContract {
    @SuppressWarnings("NullAway.Init") // Set as the space is opened.
    private Process agent;

    private volatile boolean killed;

    /// What it is started behind.
    protected List<String> prefix() throws Exception {
        return List.of();
    }

    @Override
    protected Space open() throws Exception {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(JavaProgram.command(Main.class, "agent"));
        agent = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return AgentSpace.open(LogHead.VERSION, agent.getInputStream(), agent.getOutputStream(), this::ends);
    }

    // What was under way is over, what is asked for afterwards is refused at once, and what was shown stays.
    @Test
    void whatAKilledAgentLeavesIsSaid() throws Exception {
        Call call = received(ReceiveRequest.Amount.ONE);
        Await.until("it blocks", call::isBlocked);
        killed = true;
        agent.destroyForcibly();
        Await.until("it is over", call::isOver);
        assertThat(call.problem().orElseThrow()).contains("the connection is lost", "not known");
        assertThat(((AgentSpace) space).lost()).isPresent();
        Call late = received(ReceiveRequest.Amount.ONE);
        assertThat(late.isOver()).isTrue();
        assertThat(late.problem()).isPresent();
        PendingLook look = space.contents().look(target());
        assertThat(look.stage()).isEqualTo(PendingLook.Stage.OVER);
        assertThat(look.failed()).isTrue();
        assertThatThrownBy(() -> space.contents().disturbance(target())).hasMessageContaining("the connection is lost");
    }

    @Test
    void oneCallTooManyIsRefusedAndTheOthersGoOn() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i <= LocalQueueActs.MOST_CALLS; i++) {
            calls.add(received(ReceiveRequest.Amount.ONE));
        }
        Call last = calls.removeLast();
        Await.until("it is over", last::isOver);
        assertThat(last.problem().orElseThrow()).contains("under way already");
        Await.until("the others block", () -> calls.stream().allMatch(Call::isBlocked));
        calls.forEach(Call::cancel);
        Await.until("they are over", () -> calls.stream().allMatch(Call::isOver));
    }

    // The end of its input ends it, in order.
    private void ends() throws Exception {
        if (killed) {
            return;
        }
        agent.getOutputStream().close();
        assertThat(agent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isZero();
    }
}
