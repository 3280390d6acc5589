package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// One thing to know of a queue: the kernel's name for it, its value now, and what it means.
///
/// @param name    such as `mq_maxmsg`
/// @param value   now, `?` where it may not be read
/// @param meaning a sentence
record Fact(String name, Function<QueueState, String> value, String meaning) {
    private static final Words WORDS = Words.of(Fact.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    static final List<Fact> ALL = List.of(
            ofAttributes("mq_curmsgs", a -> a.curmsgs() + "", WORDS.get("fact.mq_curmsgs")),
            ofAttributes("mq_maxmsg", a -> a.maxmsg() + "", WORDS.get("fact.mq_maxmsg")),
            ofAttributes("mq_msgsize", a -> WORDS.get("fact.bytes", a.msgsize()), WORDS.get("fact.mq_msgsize")),
            ofStatus("qsize", s -> WORDS.get("fact.bytes", s.qsize()), WORDS.get("fact.qsize")),
            ofStatus("notification", Fact::notification, WORDS.get("fact.notification")),
            new Fact("mq_flags", Fact::nonBlocking, WORDS.get("fact.mq_flags")),
            ofAttributes("cost", a -> WORDS.get("fact.bytes", a.cost()), WORDS.get("fact.cost")),
            new Fact("owner", s -> Escaped.of(s.owner()) + " : " + Escaped.of(s.group()), WORDS.get("fact.owner")),
            new Fact("mode", s -> mode(s.mode()), WORDS.get("fact.mode")),
            new Fact(WORDS.get("fact.last-use.name"), s -> time(s.mtimeSeconds()), WORDS.get("fact.last-use")),
            new Fact("key", s -> s.key().dev() + " : " + s.key().ino(), WORDS.get("fact.key")));

    private static Fact ofAttributes(String name, Function<QueueAttributes, String> value, String meaning) {
        return new Fact(name, s -> s.attributes().map(value).orElse("?"), meaning);
    }

    private static Fact ofStatus(String name, Function<QueueStatus, String> value, String meaning) {
        return new Fact(name, s -> s.status().map(value).orElse("?"), meaning);
    }

    private static String notification(QueueStatus s) {
        return s.isRegistered() ? WORDS.get("fact.notified", s.registrant(), s.via()) : WORDS.get("fact.nobody");
    }

    private static String nonBlocking(QueueState s) {
        long set = s.openers().stream().filter(o -> o.nonBlocking()).count();
        return s.openers().isEmpty()
                ? WORDS.get("fact.no-opener")
                : WORDS.get("fact.nonblocking", set, s.openers().size());
    }

    private static String mode(int mode) {
        StringBuilder letters = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            letters.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return String.format(Locale.ROOT, "%04o  %s", mode, letters);
    }

    private static String time(long seconds) {
        return TIME.format(Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault()));
    }
}
