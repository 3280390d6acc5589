package io.github.mqscope.loop;

import java.io.IOException;

/// Called on the loop's thread when a timer expired.
@FunctionalInterface
public interface TickHandler {
    /// @param expirations how often since the last call, at least 1
    void tick(long expirations) throws IOException;
}
