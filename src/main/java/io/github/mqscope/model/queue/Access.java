package io.github.mqscope.model.queue;

/// What a descriptor may be used for.
public enum Access {
    /// O_RDONLY: receive.
    READ("read"),
    /// O_WRONLY: send.
    WRITE("write"),
    /// O_RDWR: both.
    READ_WRITE("read and write");

    private final String words;

    Access(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
