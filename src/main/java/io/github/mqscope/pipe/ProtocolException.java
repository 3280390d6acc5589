package io.github.mqscope.pipe;

import java.io.IOException;

/// What came over the pipe is not what was agreed on. The message is one sentence for a person.
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    /// For a person.
    public ProtocolException(String message) {
        super(message);
    }

    /// For a person.
    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
