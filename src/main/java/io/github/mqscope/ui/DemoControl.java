package io.github.mqscope.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;

/// The live demo, to be started and stopped from the window.
public interface DemoControl {
    /// Starts it; does not block. A failure is shown where failures are.
    void start();

    /// Stops it; does not block.
    void stop();

    /// Whether it runs, on the FX thread.
    ReadOnlyBooleanProperty running();
}
