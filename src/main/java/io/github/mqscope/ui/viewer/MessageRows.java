package io.github.mqscope.ui.viewer;

import io.github.mqscope.ui.Places;
import io.github.mqscope.ui.controls.LazyList;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// The rows of a table as they stand in it, each found by its key without a look at the others. Immutable, made by
/// any thread.
final class MessageRows extends AbstractList<MessageRow> implements RandomAccess {
    /// None.
    static final MessageRows NONE = new MessageRows(List.of());

    private final List<MessageRow> rows;
    private final Places places;

    private MessageRows(List<MessageRow> rows) {
        this.rows = rows;
        this.places = new Places(rows.size(), i -> rows.get(i).key());
    }

    /// @param rows as they came, not to be changed
    static MessageRows of(List<MessageRow> rows, RowOrder order) {
        if (order.isNone()) {
            return new MessageRows(rows);
        }
        int[] sorted = order.of(rows);
        return new MessageRows(new LazyList<>(sorted.length, i -> rows.get(sorted[i])));
    }

    /// Where the row of a key stands, -1 for nowhere.
    int placeOf(long key) {
        return places.of(key);
    }

    /// The toolkit asks for that of the chosen row at each change.
    @Override
    public int indexOf(Object row) {
        int place = row instanceof MessageRow of ? placeOf(of.key()) : -1;
        return place >= 0 && get(place).equals(row) ? place : -1;
    }

    @Override
    public MessageRow get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
