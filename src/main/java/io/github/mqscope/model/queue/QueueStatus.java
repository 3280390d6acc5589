package io.github.mqscope.model.queue;

/// The status line that reading a queue's file gives, see mq_overview(7).
///
/// @param qsize     payload bytes in the queue
/// @param sigevNotify `sigev_notify` of the registration: 0 signal, 1 none, 2 thread; meaningless without one
/// @param signo     signal of the registration
/// @param notifyPid process registered for notification, 0 for nobody, and for one outside our PID namespace
public record QueueStatus(long qsize, int sigevNotify, int signo, int notifyPid) {
    private static final int LONGEST = 18;

    /// Whether somebody is registered. NOTIFY alone does not tell, since 0 also means by signal; nor does NOTIFY_PID,
    /// which is 0 for a process outside our PID namespace. Only such a one that asked for signal 0 is not told from
    /// nobody.
    public boolean isRegistered() {
        return notifyPid != 0 || sigevNotify != 0 || signo != 0;
    }

    /// Whether a registration is like another. One and the same process may have renewed it meanwhile.
    public boolean isRegisteredAs(QueueStatus other) {
        return notifyPid == other.notifyPid && sigevNotify == other.sigevNotify && signo == other.signo;
    }

    /// Who is registered: `process 812`.
    public String registrant() {
        return notifyPid == 0 ? "a process outside this PID namespace" : "process " + notifyPid;
    }

    /// The same to begin a sentence with.
    public String registrantFirst() {
        return notifyPid == 0 ? "A process outside this PID namespace" : "Process " + notifyPid;
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
    public static QueueStatus parse(String line) {
        return new QueueStatus(field(line, "QSIZE:"), (int) field(line, "NOTIFY:"), (int) field(line, "SIGNO:"), (int)
                field(line, "NOTIFY_PID:"));
    }

    // Without a regular expression: watching reads one of each queue every second. No key ends another.
    private static long field(String line, String key) {
        int start = line.indexOf(key) + key.length();
        int end = start;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        boolean isThere = start >= key.length() && end > start && end - start <= LONGEST;
        return isThere ? Long.parseLong(line, start, end, 10) : 0;
    }
}
