package io.github.mqscope.probe;

/// The privileged step will not be done; the message says why.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String why) {
        super(why);
    }
}
