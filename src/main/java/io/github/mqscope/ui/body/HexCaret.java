package io.github.mqscope.ui.body;

/// The place of the caret among the bytes of a body, and the range that is selected between it and its anchor.
///
/// @param length of the body
/// @param anchor where the selection began
/// @param caret  the byte under it
record HexCaret(int length, int anchor, int caret) {
    static HexCaret at(int length, int offset) {
        return new HexCaret(length, offset, offset);
    }

    /// Moves it, as far as the body goes.
    /// @param extend whether the anchor stays
    HexCaret to(long offset, boolean extend) {
        int there = (int) Math.max(0, Math.min(length - 1L, offset));
        return new HexCaret(length, extend ? anchor : there, there);
    }

    HexCaret by(long bytes, boolean extend) {
        return to(caret + bytes, extend);
    }

    HexCaret select(int from, int bytes) {
        return to(from + bytes - 1L, false).withAnchor(from);
    }

    private HexCaret withAnchor(int from) {
        return new HexCaret(length, from, caret);
    }

    int first() {
        return Math.min(anchor, caret);
    }

    /// The byte behind the selection.
    int end() {
        return length == 0 ? 0 : Math.max(anchor, caret) + 1;
    }

    int size() {
        return end() - first();
    }
}
