package io.github.mqscope.probe;

/// A system call on queues, in the order of the kernel's numbers.
public enum TraceCall {
    OPEN("mq_open"),
    UNLINK("mq_unlink"),
    SEND("mq_timedsend"),
    RECEIVE("mq_timedreceive"),
    NOTIFY("mq_notify"),
    GETSETATTR("mq_getsetattr");

    private static final TraceCall[] ALL = values();

    private final String systemCall;

    TraceCall(String systemCall) {
        this.systemCall = systemCall;
    }

    /// The kernel's name; the C library's mq_send and mq_receive are the timed ones without a time.
    public String systemCall() {
        return systemCall;
    }

    static TraceCall of(int number) {
        return ALL[number];
    }
}
