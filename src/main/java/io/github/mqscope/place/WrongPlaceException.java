package io.github.mqscope.place;

/// Words before a command that mean no place: wrong usage.
public final class WrongPlaceException extends Exception {
    private static final long serialVersionUID = 1;

    WrongPlaceException(String message) {
        super(message);
    }
}
