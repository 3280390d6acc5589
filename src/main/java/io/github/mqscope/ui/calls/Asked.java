package io.github.mqscope.ui.calls;

/// What a call was asked to do, to say what became of it.
///
/// @param sending whether it sends, or else receives
/// @param total   how many messages, -1 for as many as come
public record Asked(boolean sending, long total) {
    String past() {
        return sending ? "sent" : "received";
    }

    String hindrance() {
        return sending ? "the queue is full" : "the queue is empty";
    }
}
