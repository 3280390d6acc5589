package io.github.mqscope.loop;

import java.io.IOException;

/// Called on the loop's thread when a descriptor is ready.
@FunctionalInterface
public interface Handler {
    /// @param events what it is ready for: EPOLLIN, EPOLLOUT, …
    void ready(int events) throws IOException;
}
