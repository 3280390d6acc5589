package io.github.mqscope.drain;

import java.io.IOException;

/// A journal, or the directory for journals, that cannot be used. The message is one sentence for a person.
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1;

    JournalException(String sentence) {
        super(sentence);
    }
}
