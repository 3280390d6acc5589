package io.github.mqscope.testing;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.sys.ErrnoException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Fails a run of tests that leaves something behind: a queue of its own, which is unlinked, or one of the
/// [LeftoverFiles], which stays to be looked at.
///
/// Others may run tests on the same machine: only queues with this process's id are ours. Where queues cannot
/// be listed none is looked for. It is registered in `META-INF/services`.
public final class LeftoverCheck implements LauncherSessionListener {
    private final LeftoverFiles files;
    private final Set<Path> before;

    /// Looks at the files of this user in Maven's runs: a Java without the flags of the build leaves some.
    public LeftoverCheck() {
        this(System.getProperty("surefire.real.class.path") == null ? LeftoverFiles.NONE : LeftoverFiles.ofUser());
    }

    LeftoverCheck(LeftoverFiles files) {
        this.files = files;
        this.before = files.present();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        List<QueueName> queues = leftovers();
        queues.forEach(TestQueue::unlinkIfPresent);
        complain("queues", queues);
        complain("files", newFiles());
    }

    static void complain(String what, Collection<?> left) {
        if (!left.isEmpty()) {
            throw new AssertionError("these tests left " + what + " behind: " + left);
        }
    }

    Set<Path> newFiles() {
        Set<Path> now = files.present();
        now.removeAll(before);
        return now;
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
