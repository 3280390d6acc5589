package io.github.mqscope.proc;

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
record ThreadCall(boolean sending, int mqd, long length, int priority, boolean timed) {
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    private static final long MQ_TIMEDSEND = ARM ? 182 : 242;
    private static final long MQ_TIMEDRECEIVE = ARM ? 183 : 243;
    private static final int FIELDS = 6;

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

    private static Optional<ThreadCall> of(long number, String[] fields) {
        if (number != MQ_TIMEDSEND && number != MQ_TIMEDRECEIVE) {
            return Optional.empty();
        }
        boolean sending = number == MQ_TIMEDSEND;
        int priority = sending ? (int) hex(fields[4]) : 0;
        return Optional.of(
                new ThreadCall(sending, (int) hex(fields[1]), hex(fields[3]), priority, hex(fields[5]) != 0));
    }

    private static long hex(String field) {
        return Long.parseUnsignedLong(field, 2, field.length(), 16);
    }

    /// Whether `wchan` names the sleep of the message queues; `0` says that it may not be known.
    static boolean isQueueSleep(String wchan) {
        return wchan.isEmpty() || wchan.equals("0") || wchan.contains("wq_sleep") || wchan.contains("mq_timed");
    }
}
