package io.github.mqscope.ui.notify;

import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyWords;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;

/// An event as a row: two lines, safe to show.
///
/// @param at     when
/// @param icon   what kind
/// @param title  what happened
/// @param detail the rest, empty for none
/// @param style  the colour of the mark
record EventText(Instant at, Feather icon, String title, String detail, String style) {
    private static final Words WORDS = Words.of(EventText.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int PREVIEW = 24;

    static EventText of(NotifyEvent event) {
        Instant at = event.at();
        return switch (event) {
            case NotifyEvent.Registered r ->
                new EventText(
                        at,
                        r.again() ? Feather.ROTATE_CW : Feather.LOG_IN,
                        r.again() ? WORDS.get("row.rearmed") : WORDS.get("row.registered"),
                        via(r),
                        "muted");
            case NotifyEvent.Fired f -> new EventText(at, Feather.BELL, WORDS.get("row.fired"), sender(f), "accent");
            case NotifyEvent.Drained d ->
                new EventText(
                        at,
                        Feather.DOWNLOAD,
                        WORDS.get("row.drained", d.count()),
                        previews(d.first(), d.count()),
                        "success");
            case NotifyEvent.Lost l ->
                new EventText(
                        at, Feather.BELL_OFF, WORDS.get("row.lost"), l.why().words(), "danger");
            case NotifyEvent.Unregistered _ ->
                new EventText(at, Feather.LOG_OUT, WORDS.get("row.unregistered"), "", "muted");
            case NotifyEvent.Refused r ->
                new EventText(
                        at,
                        Feather.ALERT_TRIANGLE,
                        WORDS.get("row.refused"),
                        r.failure().line(),
                        "danger");
        };
    }

    private static String via(NotifyEvent.Registered r) {
        return switch (r.via()) {
            case SIGNAL -> WORDS.get("row.via.signal", NotifyWords.signal(r.signal()));
            case THREAD -> WORDS.get("row.via.thread");
            case NONE -> WORDS.get("row.via.none");
        };
    }

    private static String sender(NotifyEvent.Fired fired) {
        return fired.sender().map(s -> who(s, fired.comm())).orElseGet(() -> WORDS.get("row.nosender"));
    }

    private static String who(Notice.Sender sender, String comm) {
        String name = comm.isEmpty() ? WORDS.get("row.ended") : comm;
        return WORDS.get("row.sender", name, Integer.toString(sender.pid()), Integer.toUnsignedString(sender.uid()));
    }

    private static String previews(List<Message> first, long count) {
        String some = first.stream()
                .map(message -> "“" + Escaped.of(message.body(), PREVIEW) + "”")
                .collect(Collectors.joining(", "));
        return count > first.size() ? some + ", …" : some;
    }

    String time() {
        return TIME.format(at);
    }

    /// One line, for copying and for those who hear it.
    String line() {
        return time() + " " + title + (detail.isEmpty() ? "" : ": " + detail);
    }
}
