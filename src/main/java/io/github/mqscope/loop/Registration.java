package io.github.mqscope.loop;

import io.github.mqscope.sys.ErrnoException;

/// A descriptor's place in the loop. Closing it ends the watching; the descriptor stays its owner's.
public interface Registration extends AutoCloseable {
    /// Watches for other events; with EPOLLET a condition that holds is reported again. 0 mutes it.
    /// @throws ErrnoException ENOENT once closed
    void interest(int events) throws ErrnoException;

    /// Whether it is still in the set.
    boolean isOpen();

    /// Takes it out of the set: its handler is not called again, also not for events already fetched.
    @Override
    void close();
}
