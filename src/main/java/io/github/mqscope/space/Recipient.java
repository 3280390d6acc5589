package io.github.mqscope.space;

import io.github.mqscope.model.SeenMessage;
import java.io.IOException;

/// Who has asked from elsewhere for the messages that are received here.
@FunctionalInterface
public interface Recipient {
    /// Hands a message on; when this returns he has it.
    /// @throws IOException where that is not certain
    void take(SeenMessage message) throws IOException;
}
