package io.github.mqscope.ui.viewer;

import javafx.collections.ObservableListBase;

/// The rows of a body, made when they are looked at: 16 MiB open at once.
final class HexRows extends ObservableListBase<String> {
    private byte[] body = new byte[0];

    void show(byte[] newBody) {
        beginChange();
        int before = size();
        body = newBody;
        nextReplace(0, size(), java.util.Collections.nCopies(before, ""));
        endChange();
    }

    @Override
    public String get(int row) {
        return HexRow.of(body, row);
    }

    @Override
    public int size() {
        return HexRow.count(body);
    }
}
