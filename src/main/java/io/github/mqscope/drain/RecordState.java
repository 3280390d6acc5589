package io.github.mqscope.drain;

import org.jspecify.annotations.Nullable;

/// How far a message has come. In the file each is four letters, so that no flipped bit turns one into another.
public enum RecordState {
    /// Nothing here: the end of the journal.
    EMPTY(0),
    /// A receive had begun and was interrupted by a kill.
    RECEIVING(0x56434552),
    /// Out of the queue and whole in the journal.
    TAKEN(0x4e4b4154),
    /// A send had begun: the message may be in the queue again.
    RESTORING(0x444e4553),
    /// In the queue again.
    RESTORED(0x4b434142);

    private static final RecordState[] ALL = values();

    private final int word;

    RecordState(int word) {
        this.word = word;
    }

    int word() {
        return word;
    }

    static @Nullable RecordState ofWord(int word) {
        for (RecordState state : ALL) {
            if (state.word == word) {
                return state;
            }
        }
        return null;
    }
}
