package io.github.mqscope.sys;

/// Signal numbers, as on x86-64 and arm64, see signal(7).
///
/// Of the real-time signals (34 to 64 for programs that use glibc) HotSpot keeps 62 and glibc 32 and 33.
public final class Signal {
    public static final int SIGHUP = 1;
    public static final int SIGINT = 2;
    public static final int SIGKILL = 9;
    public static final int SIGUSR1 = 10;
    public static final int SIGTERM = 15;

    /// SIGRTMIN+1 and SIGRTMAX-4: the real-time signals that are ours to use.
    public static final int FIRST_REAL_TIME = 35;

    public static final int LAST_REAL_TIME = 60;

    /// Carries notifications of mq_notify(3); blocked in every thread and read from a signalfd.
    public static final int NOTIFICATION = 36;

    /// Interrupts a blocked call of our own; never blocked, its handler does nothing.
    public static final int CANCEL = 40;

    private Signal() {}

    /// The name, such as `SIGTERM`, or `SIGRTMIN+2`.
    public static String name(int signal) {
        return switch (signal) {
            case SIGHUP -> "SIGHUP";
            case SIGINT -> "SIGINT";
            case SIGKILL -> "SIGKILL";
            case SIGUSR1 -> "SIGUSR1";
            case SIGTERM -> "SIGTERM";
            default -> signal >= 34 ? "SIGRTMIN+" + (signal - 34) : "signal " + signal;
        };
    }
}
