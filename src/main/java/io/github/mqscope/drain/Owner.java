package io.github.mqscope.drain;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Self;

/// The process that made a journal. Its start time tells it from a later process with its pid.
///
/// @param pid       process id, in the namespace of its maker
/// @param startTime in clock ticks since boot, field 22 of `/proc/PID/stat`; 0 where that was unreadable
public record Owner(int pid, long startTime) {
    private static final int STAT_LIMIT = 4096;
    private static final int START_TIME_AFTER_NAME = 20;

    /// This process.
    public static Owner self() {
        return of(Self.pid());
    }

    /// A process that runs now.
    static Owner of(int pid) {
        return new Owner(pid, startTimeOf(pid));
    }

    /// Whether it runs now.
    public boolean isAlive() {
        long now = startTimeOf(pid);
        return now != 0 && now == startTime;
    }

    private static long startTimeOf(int pid) {
        try (Directory process = Directory.open("/proc/" + pid)) {
            return startTime(FileReads.text(process, "stat", STAT_LIMIT));
        } catch (ErrnoException gone) {
            return 0;
        }
    }

    // The name is in parentheses and may hold spaces and parentheses itself.
    static long startTime(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).split(" ");
        try {
            return fields.length > START_TIME_AFTER_NAME ? Long.parseLong(fields[START_TIME_AFTER_NAME].strip()) : 0;
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }
}
