package io.github.mqscope.model.queue;

import io.github.mqscope.sys.Mq;


/// What a descriptor may be used for.
public enum Access {
    /// O_RDONLY: receive.
    READ(Mq.O_RDONLY, "read"),
    /// O_WRONLY: send.
    WRITE(Mq.O_WRONLY, "write"),
    /// O_RDWR: both.
    READ_WRITE(Mq.O_RDWR, "read and write");

    private final int oflag;
    private final String words;

    Access(int oflag, String words) {
        this.oflag = oflag;
        this.words = words;
    }

    public int oflag() {
        return oflag;
    }

    /// The access mode in the flags of an open description.
    public static Access ofFlags(int flags) {
        return switch (flags & Mq.O_ACCMODE) {
            case Mq.O_RDONLY -> READ;
            case Mq.O_WRONLY -> WRITE;
            default -> READ_WRITE;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
