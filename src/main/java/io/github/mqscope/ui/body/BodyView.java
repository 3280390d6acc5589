package io.github.mqscope.ui.body;

import io.github.mqscope.body.BodyLook;
import io.github.mqscope.body.Encoding;
import javafx.scene.layout.Region;

/// One way to see a body.
public interface BodyView {
    /// The view.
    Region view();

    /// Shows a body.
    void show(BodyLook body, Encoding encoding);

    /// Brings some of its bytes into sight and marks them.
    void reveal(int offset, int length);
}
