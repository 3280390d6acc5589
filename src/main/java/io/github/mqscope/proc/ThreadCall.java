package io.github.mqscope.proc;

import java.util.Map;
import java.util.Optional;

/// The message queue call that a thread sits in, as `/proc/PID/task/TID/syscall` tells.
///
/// mq_send(3) and mq_receive(3) are the timed system calls without a deadline, so they read the same.
///
/// @param sending  mq_timedsend(2), or else mq_timedreceive(2)
/// @param mqd      the descriptor
/// @param length   bytes of the message, or of the receive buffer
/// @param priority of the message, 0 for a receiver
/// @param timed    whether it has a deadline
/// @param compat   whether a 32-bit program has called
record ThreadCall(boolean sending, int mqd, long length, int priority, boolean timed, boolean compat) {
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

    // Number, and whether that is a send.
    private static final Map<Long, Boolean> CALLS =
            ARM ? Map.of(182L, true, 183L, false) : Map.of(242L, true, 243L, false);

    // Of i386, or of 32-bit ARM; 418 and 419 have 64 bits of time, and are the same on both.
    private static final Map<Long, Boolean> COMPAT_CALLS = ARM
            ? Map.of(276L, true, 277L, false, 418L, true, 419L, false)
            : Map.of(279L, true, 280L, false, 418L, true, 419L, false);

    private static final int STACK = 7;
    private static final int FIELDS = STACK + 1;

    /// Reads `243 0x3 0x7ffd0 0x40 0x0 0x0 0x0 0x7ffd1 0x7f3e2`: number, six arguments, stack, counter.
    /// Empty for `running`, for a thread in no call (-1) and for other calls.
    static Optional<ThreadCall> parse(String line) {
        String[] fields = line.strip().split(" ");
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        try {
            return of(Long.parseLong(fields[0]), fields);
        } catch (NumberFormatException unknownForm) {
            return Optional.empty();
        }
    }

    // A 32-bit program's stack lies below 4 GiB; no other call of a 64-bit one has these numbers and sleeps on a queue.
    private static Optional<ThreadCall> of(long number, String[] fields) {
        boolean compat = Long.compareUnsigned(hex(fields[STACK]), 1L << 32) < 0;
        Boolean native64 = CALLS.get(number);
        Boolean sending = (compat && native64 == null) ? COMPAT_CALLS.get(number) : native64;
        if (sending == null) {
            return Optional.empty();
        }
        int priority = sending ? (int) hex(fields[4]) : 0;
        return Optional.of(new ThreadCall(
                sending, (int) hex(fields[1]), hex(fields[3]), priority, hex(fields[5]) != 0, native64 == null));
    }

    private static long hex(String field) {
        return Long.parseUnsignedLong(field, 2, field.length(), 16);
    }

    /// Whether `wchan` names the sleep of the message queues.
    static boolean isQueueSleep(String wchan) {
        return wchan.contains("wq_sleep") || wchan.contains("mq_timed");
    }

    /// Whether `wchan` tells nothing: the thread runs, or where it sleeps may not be known.
    static boolean isUntold(String wchan) {
        return wchan.isEmpty() || wchan.equals("0");
    }
}
