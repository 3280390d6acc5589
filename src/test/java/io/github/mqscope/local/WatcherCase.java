package io.github.mqscope.local;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Queues that a watcher watches, and the processes at their ends.
abstract class WatcherCase {
    static final String PEER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            #include <string.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                char buf[64];
                mqd_t q = mq_open(argv[1], O_RDWR);
                if (!strcmp(argv[2], "busy"))
                    for (;;) { mq_send(q, "x", 1, 0); mq_receive(q, buf, sizeof buf, NULL); }
                for (;;) {
                    if (!strcmp(argv[2], "send")) mq_send(q, "hello", 5, 7);
                    if (!strcmp(argv[2], "receive")) mq_receive(q, buf, sizeof buf, NULL);
                }
            }
            """;

    static final Message ONE = new Message(0, new byte[1]);

    static Peer peer(TestQueue queue, String act) throws IOException {
        return CProgram.of(PEER).start(new String(queue.name().bytes(), StandardCharsets.US_ASCII), act);
    }

    static QueueKey keyOf(TestQueue queue) {
        try {
            return queue.queue().key();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static long descriptors() throws IOException {
        try (var fds = Files.list(Path.of("/proc/self/fd"))) {
            return fds.count();
        }
    }

    static void chmod(TestQueue queue, String mode) throws IOException {
        Path file = Path.of("/proc/self/fd/" + queue.queue().fd().number());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
