package io.github.mqscope;

import io.github.mqscope.agent.AgentProcess;
import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.ui.elsewhere.Approach;
import io.github.mqscope.ui.elsewhere.Connection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way to a place by an agent, which is started there. Closing it ends the agent, however far that has come.
final class AgentApproach implements Approach, AutoCloseable {
    private final List<String> command;
    private final Connection connection;
    private @Nullable AgentProcess agent; // Under this object's lock, as the next two.
    private @Nullable AgentSpace space;
    private boolean closed;

    /// @param command    starts the agent
    /// @param connection is told when it is lost later
    AgentApproach(List<String> command, Connection connection) {
        this.command = command;
        this.connection = connection;
    }

    @Override
    public AgentSpace arrive() throws IOException {
        AgentProcess started = start();
        AgentSpace there = started.open(LogHead.VERSION);
        there.whenLost(why -> {
            String last = started.words().lineAtEnd();
            connection.lose(last.isEmpty() ? why : why + ": " + last.replaceFirst("\\.+$", ""));
        });
        return arrived(there);
    }

    private synchronized AgentProcess start() throws IOException {
        if (closed) {
            throw new IOException("it was cancelled");
        }
        AgentProcess started = AgentProcess.start(command);
        agent = started;
        return started;
    }

    private synchronized AgentSpace arrived(AgentSpace there) throws IOException {
        if (closed) {
            there.close();
            throw new IOException("it was cancelled");
        }
        space = there;
        return there;
    }

    @Override
    public synchronized String lastLine() {
        return agent == null ? "" : agent.words().line();
    }

    /// The agent's process, once it is started; 0 before.
    synchronized long pid() {
        return agent == null ? 0 : agent.pid();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (space != null) {
            space.close();
        } else if (agent != null) {
            agent.close();
        }
    }
}
