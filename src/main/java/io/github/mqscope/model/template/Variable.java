package io.github.mqscope.model.template;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.UUID;

/// A piece of a template: text that stays, or something to be filled in.
sealed interface Variable {
    /// What it is in one message.
    String in(Occurrence message);

    /// Text that stays.
    record Literal(String text) implements Variable {
        @Override
        public String in(Occurrence message) {
            return text;
        }
    }

    /// The message's number, from 1.
    /// @param width digits at the least, filled with zeros
    record Counter(int width) implements Variable {
        @Override
        public String in(Occurrence message) {
            return String.format(Locale.ROOT, "%0" + width + "d", message.number());
        }
    }

    /// When the message was filled in.
    record Time(TimeForm form) implements Variable {
        @Override
        public String in(Occurrence message) {
            return switch (form) {
                case CLOCK -> TimeForm.CLOCK_TIME.format(message.at().atZone(ZoneId.systemDefault()));
                case ISO -> TimeForm.ISO_MILLIS.format(message.at());
                case MILLIS -> Long.toString(message.at().toEpochMilli());
            };
        }
    }

    /// How a time is written.
    enum TimeForm {
        /// Of the local day: `14:03:09.120`.
        CLOCK,
        /// In UTC: `2026-03-01T13:03:09.120Z`.
        ISO,
        /// Milliseconds since 1970.
        MILLIS;

        private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
        private static final DateTimeFormatter ISO_MILLIS =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    }

    /// A whole number by chance, both ends included.
    record Chance(long least, long most) implements Variable {
        @Override
        public String in(Occurrence message) {
            return Long.toString(message.chance().nextLong(least, most + 1));
        }
    }

    /// A UUID by chance: version 4.
    record Unique() implements Variable {
        private static final long VERSION = 0x4000L;
        private static final long VARIANT = 0x8000_0000_0000_0000L;

        @Override
        public String in(Occurrence message) {
            long high = (message.chance().nextLong() & ~0xf000L) | VERSION;
            long low = (message.chance().nextLong() & 0x3fff_ffff_ffff_ffffL) | VARIANT;
            return new UUID(high, low).toString();
        }
    }

    /// The process that fills it in.
    record Process() implements Variable {
        @Override
        public String in(Occurrence message) {
            return Long.toString(ProcessHandle.current().pid());
        }
    }
}
