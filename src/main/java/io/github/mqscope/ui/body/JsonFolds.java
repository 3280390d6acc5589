package io.github.mqscope.ui.body;

import io.github.mqscope.body.JsonRow;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Which rows of a JSON outline are folded, and which are in sight.
final class JsonFolds {
    private static final int OPEN_AT_FIRST = 2_000;

    private final List<JsonRow> rows;
    private final BitSet folded = new BitSet();

    /// All open, unless they are many: then all but the outermost.
    JsonFolds(List<JsonRow> rows) {
        this.rows = rows;
        if (rows.size() > OPEN_AT_FIRST) {
            foldAll();
        }
    }

    boolean folds(int row) {
        return rows.get(row).kind() == JsonRow.Kind.OPEN && rows.get(row).end() > row;
    }

    boolean isFolded(int row) {
        return folded.get(row);
    }

    void fold(int row, boolean fold) {
        folded.set(row, fold && folds(row));
    }

    void foldAll() {
        IntStream.range(0, rows.size())
                .filter(row -> folds(row) && rows.get(row).depth() > 0)
                .forEach(folded::set);
    }

    void unfoldAll() {
        folded.clear();
    }

    /// The rows in sight, in order.
    List<Integer> visible() {
        java.util.ArrayList<Integer> out = new java.util.ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            out.add(row);
            row = folded.get(row) ? rows.get(row).end() : row;
        }
        return out;
    }

    /// Opens whatever hides a row.
    void uncover(int row) {
        for (int at = folded.nextSetBit(0); at >= 0 && at < row; at = folded.nextSetBit(at + 1)) {
            if (rows.get(at).end() >= row) {
                folded.clear(at);
            }
        }
    }

    /// The row that encloses one, or itself at the top.
    int parent(int row) {
        int at = row;
        int depth = rows.get(row).depth();
        while (at > 0 && rows.get(at).depth() >= depth) {
            at--;
        }
        return depth == 0 ? row : at;
    }

    /// The last row that begins at a byte or before it.
    int rowAt(int offset) {
        int low = 0;
        int high = rows.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (rows.get(middle).offset() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
