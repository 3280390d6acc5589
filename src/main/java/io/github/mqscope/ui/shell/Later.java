package io.github.mqscope.ui.shell;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when it is first asked for.
final class Later<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Later(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }
}
