package io.github.mqscope.ui.send;

/// What the panel holds to be sent.
sealed interface Body {
    /// Bytes that can be sent.
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    record Ready(byte[] bytes) implements Body {}

    /// Not yet a body, and why; an empty reason where it speaks for itself.
    record Wrong(String why) implements Body {}
}
