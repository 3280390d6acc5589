package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.words.Words;

/// How much room a queue has for what is to be sent to it, in words.
final class Room {
    private static final Words WORDS = Words.of(Room.class);

    private Room() {}

    /// A sentence behind another; empty where all have room, or where that cannot be seen.
    static String words(QueueState to, long count) {
        return to.attributes()
                .map(a -> a.maxmsg() - a.curmsgs())
                .filter(room -> room < count)
                .map(room -> " " + WORDS.get(room == 0 ? "full.means" : "room.means", room))
                .orElse("");
    }
}
