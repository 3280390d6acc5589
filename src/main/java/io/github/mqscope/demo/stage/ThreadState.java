package io.github.mqscope.demo.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What a thread of another process does now, as `/proc/PID/task/TID/syscall` and `wchan` tell.
///
/// @param call  the system call it sits in by its name, its number where we know none, `none` outside of any
/// @param text  number and name of the call, and where in the kernel it sleeps
/// @param ended whether there is no such thread any more
record ThreadState(String call, String text, boolean ended) {
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    private static final Map<String, String> NAMES = ARM
            ? Map.of("182", "mq_timedsend", "183", "mq_timedreceive", "22", "epoll_pwait", "98", "futex", "63", "read")
            : Map.of("242", "mq_timedsend", "243", "mq_timedreceive", "232", "epoll_wait", "202", "futex", "0", "read");

    private static final int FLAGS = 6; // Of the fields after the name, see proc_pid_stat(5).
    private static final long PF_EXITING = 0x4;

    private static final ThreadState GONE = new ThreadState("none", "no such thread", true);

    static ThreadState read(long pid, int tid) throws IOException {
        Path thread = path(pid, tid);
        if (isEnding(thread)) {
            return GONE;
        }
        try {
            String[] fields =
                    Files.readString(thread.resolve("syscall")).strip().split(" ");
            String name = NAMES.getOrDefault(fields[0], fields.length > 1 ? fields[0] : "none");
            String sleep = Files.readString(thread.resolve("wchan")).strip();
            return new ThreadState(name, text(fields[0], name, sleep), false);
        } catch (IOException e) {
            if (isEnding(thread)) {
                return GONE;
            }
            throw e;
        }
    }

    // The files of one that has given up its memory belong to root, so to others they are refused and not gone.
    private static boolean isEnding(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            return (Long.parseLong(fields[FLAGS]) & PF_EXITING) != 0;
        } catch (IOException gone) {
            return true;
        }
    }

    private static String text(String number, String name, String sleep) {
        String where = sleep.isEmpty() || sleep.equals("0") ? "" : ", sleeps in " + sleep;
        return (name.equals("none") ? number : number + " " + name) + where;
    }

    static Path path(long pid, int tid) {
        return Path.of("/proc/" + pid + "/task/" + tid);
    }

    /// Whether it sleeps in a send or a receive.
    boolean isInQueueCall() {
        return call.startsWith("mq_timed");
    }

    /// Whether it sleeps in epoll_wait or another call that waits for events.
    boolean isWaiting() {
        return call.startsWith("epoll") || call.equals("read");
    }
}
