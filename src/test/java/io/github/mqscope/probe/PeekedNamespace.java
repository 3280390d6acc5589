package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Peeks at what a C program has written, as a process in an IPC namespace with limits of its own.
///
/// Arguments: the program, the longest preview, then the program's own. It prints a line for each message
/// in receive order, priority and body in hexadecimal, then `written NAME`, and keeps the queue until its
/// standard input ends.
final class PeekedNamespace {
    private PeekedNamespace() {}

    static void main(String[] args) throws Exception {
        List<String> command = new ArrayList<>(List.of(args));
        command.remove(1);
        try (Peer writer = Peer.start(command);
                Peek peek = Probes.ready()) {
            List<String> written = written(writer);
            String name = written.removeLast();
            try (MessageQueue queue =
                    QueueOpen.of(name.substring(8)).access(Access.READ).open()) {
                check(peek, queue, Integer.parseInt(args[1]), written);
            } finally {
                QueueOpen.unlink(QueueName.of(name.substring(8)));
            }
        }
    }

    private static List<String> written(Peer writer) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(writer.line());
        } while (!lines.getLast().startsWith("written "));
        return lines;
    }

    private static void check(Peek peek, MessageQueue queue, int snap, List<String> written) throws Exception {
        Map<String, Object> before = times(queue);
        long start = System.nanoTime();
        QueueContents contents = peek.contents(queue, PeekRequest.all(snap));
        long micros = (System.nanoTime() - start) / 1000;
        assertThat(contents.settled()).isTrue();
        assertThat(contents.messages()).hasSize(written.size());
        for (int i = 0; i < written.size(); i++) {
            assertThat(line(peek, queue, contents.messages().get(i))).isEqualTo(written.get(i));
        }
        assertThat(queue.attributes().curmsgs()).isEqualTo(written.size());
        assertThat(times(queue)).isEqualTo(before);
        System.out.println("all " + written.size() + " as written, " + micros + " us");
    }

    private static @Nullable String line(Peek peek, MessageQueue queue, PeekedMessage message) throws Exception {
        return peek.body(queue, message)
                .map(m -> m.priority() + " " + HexFormat.of().formatHex(m.body()))
                .orElse(null);
    }

    private static Map<String, Object> times(MessageQueue queue) throws IOException {
        return Files.readAttributes(
                Path.of("/proc/self/fd/" + queue.fd().number()), "unix:lastAccessTime,lastModifiedTime,ctime");
    }
}
