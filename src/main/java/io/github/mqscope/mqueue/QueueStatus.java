package io.github.mqscope.mqueue;

import java.util.Map;
import java.util.TreeMap;

/// The status line that reading a queue's file gives, see mq_overview(7).
///
/// @param qsize     payload bytes in the queue
/// @param sigevNotify `sigev_notify` of the registration: 0 signal, 1 none, 2 thread; meaningless without one
/// @param signo     signal of the registration
/// @param notifyPid process registered for notification, 0 for nobody
public record QueueStatus(long qsize, int sigevNotify, int signo, int notifyPid) {
    /// Whether somebody is registered; NOTIFY alone does not tell, since 0 also means by signal.
    public boolean isRegistered() {
        return notifyPid != 0;
    }

    /// How the registered process is told.
    public String via() {
        return switch (sigevNotify) {
            case 0 -> "signal " + signo;
            case 1 -> "none";
            default -> "thread";
        };
    }

    /// Reads `QSIZE:129        NOTIFY:2     SIGNO:0     NOTIFY_PID:8260`; what is missing is 0.
    static QueueStatus parse(String line) {
        Map<String, Long> fields = new TreeMap<>();
        for (String field : line.strip().split("\\s+")) {
            int colon = field.indexOf(':');
            if (colon > 0 && field.substring(colon + 1).matches("-?\\d{1,18}")) {
                fields.put(field.substring(0, colon), Long.parseLong(field.substring(colon + 1)));
            }
        }
        return new QueueStatus(
                fields.getOrDefault("QSIZE", 0L),
                fields.getOrDefault("NOTIFY", 0L).intValue(),
                fields.getOrDefault("SIGNO", 0L).intValue(),
                fields.getOrDefault("NOTIFY_PID", 0L).intValue());
    }
}
