package io.github.mqscope.sys;

import io.github.mqscope.log.Loggable;
import io.github.mqscope.model.failure.Errno;
import java.io.IOException;

/// A system call that failed: which one, and with what errno.
///
/// It says what the kernel said and no more; the rooms above turn it into advice.
public final class ErrnoException extends IOException implements Loggable {
    private static final long serialVersionUID = 1;

    private final String call;
    private final transient Errno errno;

    /// A failure of `call`, a name such as `mq_open`.
    public ErrnoException(String call, Errno errno) {
        super(call + ": " + errno.name() + ": " + errno.words());
        this.call = call;
        this.errno = errno;
    }

    /// The system call's name.
    public String call() {
        return call;
    }

    /// What it failed with.
    public Errno errno() {
        return errno;
    }

    /// Whether it failed with `other`.
    public boolean is(Errno other) {
        return errno.equals(other);
    }
}
