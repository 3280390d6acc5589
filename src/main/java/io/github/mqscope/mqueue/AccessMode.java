package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.Access;
import io.github.mqscope.sys.Mq;

/// The access mode among the flags of open(2).
public final class AccessMode {
    private AccessMode() {}

    static int flag(Access access) {
        return switch (access) {
            case READ -> Mq.O_RDONLY;
            case WRITE -> Mq.O_WRONLY;
            case READ_WRITE -> Mq.O_RDWR;
        };
    }

    /// The access mode in the flags of an open description.
    public static Access of(int flags) {
        return switch (flags & Mq.O_ACCMODE) {
            case Mq.O_RDONLY -> Access.READ;
            case Mq.O_WRONLY -> Access.WRITE;
            default -> Access.READ_WRITE;
        };
    }
}
