package io.github.mqscope.testing;

import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Fails a run of tests that leaves a queue of its own behind, after unlinking it.
///
/// Others may run tests on the same machine: only names with this process's id are ours. Where queues cannot
/// be listed nothing is checked. It is registered in `META-INF/services`.
public final class LeftoverCheck implements LauncherSessionListener {
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        complain(leftovers());
    }

    void complain(List<QueueName> left) {
        left.forEach(TestQueue::unlinkIfPresent);
        if (!left.isEmpty()) {
            throw new AssertionError("these tests left queues behind: " + left);
        }
    }

    static List<QueueName> leftovers() {
        String pid = Long.toString(ProcessHandle.current().pid());
        List<String> ofThePrograms =
                List.of("/demo-" + pid, "/tour-jobs-" + pid, "/tour-inbox-" + pid, "/tour-own-" + pid);
        try (QueueFileSystem files = QueueFileSystem.open()) {
            return files.names().stream()
                    .filter(name -> name.toString().startsWith(TestQueue.PREFIX)
                            || name.toString().startsWith("/lesson-" + pid + "-")
                            || ofThePrograms.contains(name.toString()))
                    .sorted()
                    .toList();
        } catch (QueueException | ErrnoException notListable) {
            return List.of();
        }
    }
}
