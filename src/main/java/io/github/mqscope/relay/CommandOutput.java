package io.github.mqscope.relay;

import io.github.mqscope.loop.CommandLoop;
import java.io.IOException;
import java.util.function.Consumer;

/// Where a command's output goes: to whoever reads it, who may go away.
public interface CommandOutput {
    /// Fails where so many bytes could not be written, as far as can be seen.
    void check(long bytes) throws IOException;

    /// Writes all of it or, where that can be undone, nothing. When this returns it is written.
    void write(byte[] bytes) throws IOException;

    /// Whether whoever read it has gone.
    boolean hasNoReader() throws IOException;

    /// Tells when whoever read it has gone, on the loop's thread.
    void onHangup(CommandLoop loop, Runnable gone) throws IOException;

    /// Tells when whoever reads it asks for the end, in words, on the loop's thread. Signals to this process come
    /// otherwise.
    void onAsked(CommandLoop loop, Consumer<String> told);
}
