package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the picture says in words.
final class PictureWords {
    private static final Words WORDS = Words.of(PictureWords.class);
    private static final int PREVIEW_BYTES = 120;
    private static final double NANOS = 1e9;

    private PictureWords() {}

    static String get(String key, Object... values) {
        return WORDS.get(key, values);
    }

    /// With thousands apart.
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// How many messages, and whether that is full or empty.
    static String count(PictureModel model) {
        if (model.maxmsg() == 0) {
            return get("count.unknown");
        }
        if (model.isEmpty()) {
            return get("count.empty", number(model.maxmsg()));
        }
        return get(model.isFull() ? "count.full" : "count", number(model.curmsgs()), number(model.maxmsg()));
    }

    /// What that means for a sender or a receiver.
    static String countMeans(PictureModel model) {
        if (model.maxmsg() == 0) {
            return get("fresh.unknown.means");
        }
        String key = model.isFull() ? "count.full.means" : model.isEmpty() ? "count.empty.means" : "count.means";
        return get(key, model.maxmsg() - model.curmsgs());
    }

    /// What a party does, and for how long.
    static String doing(Party party, long nanoTime) {
        String does = WORDS.get("party." + key(party.state()));
        return party.sinceNanos().isEmpty()
                ? does
                : get(
                        "party.since",
                        does,
                        duration(nanoTime - party.sinceNanos().getAsLong()));
    }

    /// All that is known of a party.
    static String tip(Party party, long nanoTime) {
        String first = get("party.tip", party.name(), "" + party.pid(), doing(party, nanoTime));
        return party.detail().isEmpty() ? first : get("party.tip.detail", first, party.detail());
    }

    /// `2.1 s`, `12 s`, `3 min 5 s`.
    static String duration(long nanos) {
        double seconds = Math.max(0, nanos / NANOS);
        if (seconds < 10) {
            return get("since.tenths", String.format(Locale.ROOT, "%.1f", seconds));
        }
        long whole = (long) seconds;
        if (whole < 120) {
            return get("since.tenths", "" + whole);
        }
        return whole < 7200
                ? get("since.minutes", "" + whole / 60, "" + whole % 60)
                : get("since.hours", "" + whole / 3600, "" + whole / 60 % 60);
    }

    /// Everything about a message, a line each; about its neighbours in the same cell as well.
    static String tile(PictureModel model, int slot, int perCell, long millis) {
        if (slot >= model.curmsgs()) {
            return get("slot.free");
        }
        if (slot >= model.tiles().size()) {
            return get("tile.unknown", number(slot + 1L), number(model.curmsgs()));
        }
        Tile tile = model.tiles().get(slot);
        List<String> lines = new ArrayList<>();
        lines.add(get("tile", number(slot + 1L), number(model.curmsgs()), "" + tile.priority(), tile.size()));
        if (slot == 0) {
            lines.add(get("tile.next"));
        }
        lines.add(origin(tile, millis));
        lines.add(tile.preview(PREVIEW_BYTES));
        int last = Math.min(slot + perCell, model.tiles().size()) - 1;
        if (last > slot) {
            int lowest = model.tiles().get(last).priority();
            lines.add(get("tile.cell", number(slot + 1L), number(last + 1L), "" + tile.priority(), "" + lowest));
        }
        return String.join("\n", lines);
    }

    private static String origin(Tile tile, long millis) {
        if (tile.sentMillis().isPresent()) {
            return get(
                    "tile.sent",
                    tile.sender(),
                    duration((millis - tile.sentMillis().getAsLong()) * 1_000_000));
        }
        return tile.sender().isEmpty() ? get("tile.nothing") : get("tile.sender", tile.sender());
    }

    /// The whole picture in a sentence or two.
    static String whole(PictureModel model) {
        long senders = model.ends().senders().stream().filter(Party::waits).count();
        long receivers = model.ends().receivers().stream().filter(Party::waits).count();
        return get(
                "access",
                model.name(),
                count(model),
                get("access.senders", senders),
                get("access.receivers", receivers),
                flagMeans(model.flag()));
    }

    /// How far it can be trusted, in a word, empty where it is exact.
    static String fresh(Freshness freshness) {
        return WORDS.get("fresh." + key(freshness));
    }

    static String freshMeans(Freshness freshness) {
        return WORDS.get("fresh." + key(freshness) + ".means");
    }

    static String flag(NotifyFlag flag) {
        return WORDS.get("flag." + key(flag.state()), flag.who(), flag.via());
    }

    static String flagMeans(NotifyFlag flag) {
        return WORDS.get("flag." + key(flag.state()) + ".means", flag.who(), flag.via());
    }
}
