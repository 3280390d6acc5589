package io.github.mqscope.ui.controls;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/// The items of a table that are replaced by others all at once, which costs the same however many they are. They
/// cannot be changed one by one.
public final class SwappedList<E> extends ObservableListBase<E> {
    private List<E> items = List.of();

    /// Has other items from now on, none of which changes.
    public void become(List<E> others) {
        List<E> before = items;
        items = others;
        fireChange(new Swap<>(this, before));
    }

    @Override
    public E get(int index) {
        return items.get(index);
    }

    @Override
    public int indexOf(Object item) {
        return items.indexOf(item);
    }

    @Override
    public int size() {
        return items.size();
    }

    /// All went and others came.
    private static final class Swap<E> extends ListChangeListener.Change<E> {
        private final List<E> before;
        private boolean told;

        Swap(SwappedList<E> list, List<E> before) {
            super(list);
            this.before = before;
        }

        @Override
        public boolean next() {
            boolean first = !told;
            told = true;
            return first;
        }

        @Override
        public void reset() {
            told = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<E> getRemoved() {
            return before;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
