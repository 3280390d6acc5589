package io.github.mqscope.model.trace;

import java.nio.charset.StandardCharsets;

/// A system call on queues, in the order of the kernel's numbers.
@SuppressWarnings("ImmutableEnumChecker") // The array is never written.
public enum TraceCall {
    OPEN("mq_open"),
    UNLINK("mq_unlink"),
    SEND("mq_timedsend"),
    RECEIVE("mq_timedreceive"),
    NOTIFY("mq_notify"),
    GETSETATTR("mq_getsetattr");

    private static final TraceCall[] ALL = values();

    private final String systemCall;
    private final byte[] bytes;

    TraceCall(String systemCall) {
        this.systemCall = systemCall;
        this.bytes = systemCall.getBytes(StandardCharsets.US_ASCII);
    }

    /// The kernel's name; the C library's mq_send and mq_receive are the timed ones without a time.
    public String systemCall() {
        return systemCall;
    }

    /// The same in ASCII, not to be changed.
    public byte[] systemCallBytes() {
        return bytes;
    }

    public static TraceCall of(int number) {
        return ALL[number];
    }
}
