package io.github.mqscope.testing;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A process in namespaces of its own, as a container's, with a queue and a message in it. Needs root.
public final class Container implements AutoCloseable {
    private final Peer process;
    private final QueueName queue;

    private Container(Peer process, QueueName queue) {
        this.process = process;
        this.queue = queue;
    }

    /// Starts one, and waits until the queue is there.
    public static Container start() throws IOException, InterruptedException {
        Requires.root();
        Requires.tool("unshare");
        Requires.tool("nsenter");
        QueueName queue = TestQueue.uniqueName();
        List<String> line = new ArrayList<>();
        line.add(shell(JavaProgram.command(Main.class, "create", queue.toString(), "--maxmsg", "4")));
        line.add(shell(JavaProgram.command(Main.class, "send", queue.toString(), "hello from inside")));
        line.add("echo ready");
        line.add("exec sleep 600");
        Peer process = Peer.start(
                "unshare",
                "--ipc",
                "--pid",
                "--mount",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                String.join(" && ", line));
        String said = process.line();
        while (!said.equals("ready")) {
            said = process.line();
        }
        return new Container(process, queue);
    }

    private static String shell(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /// A process in its IPC namespace.
    public String pid() {
        return Long.toString(process.pid());
    }

    /// Its queue, which this process does not have.
    public QueueName queue() {
        return queue;
    }

    /// The words before a command line that has it run there.
    public List<String> enter() {
        return List.of("nsenter", "--target", pid(), "--ipc", "--");
    }

    @Override
    public void close() {
        process.close();
    }
}
