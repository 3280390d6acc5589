package io.github.mqscope;

import io.github.mqscope.local.LocalSpace;
import io.github.mqscope.space.Space;

/// The space under a window, and how the window is asked to end.
interface WindowSpace extends AutoCloseable {
    Space space();

    /// Has the probe open, where that is not done already.
    void openProbe();

    /// Asks for the end: the window goes, and then what is under it.
    void stop();

    /// When the window is gone.
    @Override
    void close();

    /// That of this process, whose own loop takes the signals.
    record Here(LocalSpace space) implements WindowSpace {
        @Override
        public void openProbe() {
            space.openProbe();
        }

        @Override
        public void stop() {
            space.stop();
        }

        @Override
        public void close() {
            space.close();
        }
    }

    /// That of an agent, which has opened its probe. Signals to this process come to a loop of its own.
    record Elsewhere(Space space, ShutdownLoop loop) implements WindowSpace {
        @Override
        public void openProbe() {
            // The agent does.
        }

        @Override
        public void stop() {
            loop.stop();
        }

        @Override
        public void close() {
            space.close();
        }
    }
}
