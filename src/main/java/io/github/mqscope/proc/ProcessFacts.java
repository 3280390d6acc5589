package io.github.mqscope.proc;

import io.github.mqscope.model.finding.SeenProcess;
import io.github.mqscope.model.finding.SeenThread;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a process and its threads do at this moment, as its files in `/proc` tell: see proc_pid_stat(5) and
/// proc_pid_syscall(5). Nothing of it is opened but these files.
public final class ProcessFacts {
    private static final int THREADS = 256;
    private static final int COMMAND = 4096;
    private static final int STAT = 1024;
    private static final int SMALL = 512;
    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private ProcessFacts() {}

    /// Reads it; of its threads the first 256.
    /// @return empty if it has ended, or may not be looked into
    public static Optional<SeenProcess> read(int pid) {
        try (Directory process = Directory.open("/proc/" + pid);
                Directory tasks = process.openDirectory("task")) {
            SyscallWords words = new SyscallWords(process);
            List<SeenThread> threads = new ArrayList<>();
            List<byte[]> names = tasks.names();
            for (byte[] name : names) {
                if (threads.size() < THREADS) {
                    thread(tasks, new String(name, StandardCharsets.US_ASCII), words)
                            .ifPresent(threads::add);
                }
            }
            return Optional.of(new SeenProcess(
                    pid,
                    TaskStatus.comm(process, "comm"),
                    command(process),
                    isFrozen(process),
                    catchesSignals(process),
                    threads.size() == names.size(),
                    List.copyOf(threads)));
        } catch (ErrnoException endedOrHidden) {
            return Optional.empty();
        }
    }

    private static String command(Directory process) throws ErrnoException {
        String bytes = FileReads.text(process, "cmdline", COMMAND);
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
    }

    // Of one that ended meanwhile there is none.
    private static Optional<SeenThread> thread(Directory tasks, String tid, SyscallWords words) {
        try {
            String stat = FileReads.text(tasks, tid + "/stat", STAT);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            Optional<SyscallWords.Call> call = call(tasks, tid, words);
            return Optional.of(new SeenThread(
                    Integer.parseInt(tid),
                    TaskStatus.comm(tasks, tid + "/comm"),
                    fields[STATE].charAt(0),
                    call.map(SyscallWords.Call::words),
                    call.map(SyscallWords.Call::function),
                    Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])));
        } catch (ErrnoException ended) {
            return Optional.empty();
        }
    }

    private static Optional<SyscallWords.Call> call(Directory tasks, String tid, SyscallWords words) {
        try {
            return words.of(FileReads.text(tasks, tid + "/syscall", SMALL));
        } catch (ErrnoException mayNotBeSeen) {
            return Optional.empty();
        }
    }

    // `SigCgt:\t0000000180004002`.
    private static boolean catchesSignals(Directory process) throws ErrnoException {
        return FileReads.text(process, "status", STAT * 8)
                .lines()
                .anyMatch(line ->
                        line.startsWith("SigCgt:") && !line.substring(7).strip().matches("0*"));
    }

    // Of cgroups of version 2: the first line is `0::/path`.
    private static boolean isFrozen(Directory process) {
        try {
            for (String line : FileReads.text(process, "cgroup", STAT * 4).split("\n")) {
                if (line.startsWith("0::")) {
                    try (Directory group = Directory.open("/sys/fs/cgroup" + line.substring(3))) {
                        return FileReads.text(group, "cgroup.events", SMALL).contains("frozen 1");
                    }
                }
            }
            return false;
        } catch (ErrnoException unknown) {
            return false;
        }
    }
}
