package io.github.mqscope.ui.filter;

/// A filter that cannot be read; the message is one sentence for who typed it.
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1;

    FilterException(String sentence) {
        super(sentence);
    }
}
