package io.github.mqscope.cli;

import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a process waits for a queue.
final class Blocked {
    private Blocked() {}

    /// Whether any thread of it sleeps in mq_send or mq_receive.
    static boolean isAnyThread(long pid) throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                if (isBlocked(pid, Long.parseLong(thread.getFileName().toString()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBlocked(long pid, long tid) {
        try {
            return Peer.isBlocked(pid, tid);
        } catch (IOException ended) {
            return false;
        }
    }
}
