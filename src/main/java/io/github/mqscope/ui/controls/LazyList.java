package io.github.mqscope.ui.controls;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/// A list whose elements are made when they are looked at: it costs the same whatever its size.
public final class LazyList<E> extends AbstractList<E> implements RandomAccess {
    private final int size;
    private final IntFunction<E> at;

    /// @param at makes the element at an index, always an equal one
    public LazyList(int size, IntFunction<E> at) {
        this.size = size;
        this.at = at;
    }

    @Override
    public E get(int index) {
        return at.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
