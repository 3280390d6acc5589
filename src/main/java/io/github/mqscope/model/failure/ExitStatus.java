package io.github.mqscope.model.failure;

/// How a command ended, for the shell.
public enum ExitStatus {
    DONE(0),
    FAILED(1),
    WRONG_USAGE(2),
    WOULD_BLOCK(3),
    TIMED_OUT(4),
    NO_SUCH_QUEUE(5),
    PERMISSION_DENIED(6),
    NOT_SUPPORTED(7),
    /// `why --fail`: something so severe was found.
    FOUND(8);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /// The number for exit(3).
    public int code() {
        return code;
    }
}
