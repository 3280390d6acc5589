package io.github.mqscope.ui.controls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/// Rows of which many come at the end and many go at the front at once. The toolkit's own list removes them one by
/// one and moves all others each time.
///
/// @param <T> a row
public final class LiveRows<T> extends ModifiableObservableListBase<T> {
    private final List<T> rows = new ArrayList<>();

    @Override
    public T get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    protected void doAdd(int index, T row) {
        rows.add(index, row);
    }

    @Override
    protected T doSet(int index, T row) {
        return rows.set(index, row);
    }

    @Override
    protected T doRemove(int index) {
        return rows.remove(index);
    }

    @Override
    protected void removeRange(int from, int to) {
        if (from == to) {
            return;
        }
        List<T> part = rows.subList(from, to);
        List<T> gone = List.copyOf(part);
        beginChange();
        part.clear();
        modCount++;
        nextRemove(from, gone);
        endChange();
    }

    @Override
    public boolean addAll(Collection<? extends T> more) {
        if (more.isEmpty()) {
            return false;
        }
        int from = rows.size();
        beginChange();
        rows.addAll(more);
        modCount++;
        nextAdd(from, rows.size());
        endChange();
        return true;
    }
}
