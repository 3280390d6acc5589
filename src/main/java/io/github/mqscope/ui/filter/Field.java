package io.github.mqscope.ui.filter;

import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A named property of a row that a filter can ask for, as in `prio:>5`.
///
/// @param <T> the row
public sealed interface Field<T> {
    /// What is written before the colon.
    String name();

    /// Compared as text, ignoring case: a row matches if its value contains what is asked for.
    ///
    /// @param name  what is written before the colon
    /// @param value of a row
    record Text<T>(String name, Function<T, String> value) implements Field<T> {}

    /// Compared as a number: `5`, `>5`, `<5`, `>=5`, `<=5` or `2..5`.
    ///
    /// @param name  what is written before the colon
    /// @param value of a row
    record Number<T>(String name, ToLongFunction<T> value) implements Field<T> {}

    /// Bytes, asked for as hex digits or as text.
    ///
    /// @param name  what is written before the colon
    /// @param value of a row
    record Bytes<T>(String name, Function<T, byte[]> value) implements Field<T> {}
}
