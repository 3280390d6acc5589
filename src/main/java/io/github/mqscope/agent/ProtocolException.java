package io.github.mqscope.agent;

import java.io.IOException;

/// What came over the pipe is not what was agreed on. The message is one sentence for a person.
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }

    ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
