package io.github.mqscope.loop;

import io.github.mqscope.sys.SignalFd;
import java.io.IOException;

/// Called on the loop's thread for each signal that came.
@FunctionalInterface
public interface SignalHandler {
    void signalled(SignalFd.Info signal) throws IOException;
}
