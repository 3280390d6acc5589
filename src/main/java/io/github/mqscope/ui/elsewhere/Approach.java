package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.space.Space;
import java.io.IOException;

/// The way to a place while it is taken.
public interface Approach {
    /// Takes it, and waits for its end. Not for the FX thread.
    /// @throws IOException in words, where it led nowhere
    Space arrive() throws IOException;

    /// What was said last on the way, as by ssh(1); empty for nothing.
    String lastLine();
}
