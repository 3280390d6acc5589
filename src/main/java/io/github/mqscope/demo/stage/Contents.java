package io.github.mqscope.demo.stage;

import java.util.List;

/// What is in a queue, and how that is known.
///
/// @param tiles  the messages in receive order
/// @param source how they are known
/// @param whole  whether these are as many as the kernel counts
public record Contents(List<DrawnMessage> tiles, Source source, boolean whole) {
    /// How the contents are known.
    public enum Source {
        /// Read in the kernel, consuming nothing.
        PEEK("read in the kernel, nothing consumed"),
        /// Added up from the calls that the lesson itself made.
        OWN_CALLS("added up from what the lesson itself sent and received");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// The texts of the messages in receive order.
    public List<String> texts() {
        return tiles.stream().map(DrawnMessage::text).toList();
    }
}
