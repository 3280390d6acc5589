package io.github.mqscope.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.testing.JavaProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An agent of this namespace, over a pipe.
class AgentSpaceTest extends SpaceContract {
    @SuppressWarnings("NullAway.Init") // Set as the space is opened.
    private Process agent;

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

    // The end of its input ends it, in order.
    private void ends() throws Exception {
        agent.getOutputStream().close();
        assertThat(agent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isZero();
    }
}
