package io.github.mqscope.ui.notify;

import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.Notice;
import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.mqueue.QueueStatus;
import io.github.mqscope.proc.Opener;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import java.util.Optional;

/// Who is registered on a queue now, or why we are not any more.
///
/// @param kind how it stands
/// @param words in words
/// @param hint  what follows from it, empty for nothing
record Standing(Kind kind, String words, String hint) {
    private static final Words WORDS = Words.of(Standing.class);

    /// How it stands.
    enum Kind {
        OURS,
        OTHERS,
        LOST,
        NOBODY
    }

    /// @param last the newest event that concerns the registration
    static Standing of(QueueState queue, Optional<NotifyRequest> armed, Optional<NotifyEvent> last) {
        if (armed.isPresent()) {
            return ours(queue, armed.get());
        }
        if (last.isPresent() && last.get() instanceof NotifyEvent.Refused refused) {
            return refused(refused.failure());
        }
        Optional<QueueStatus> taken = queue.status().filter(QueueStatus::isRegistered);
        if (taken.isPresent()
                && taken.get().notifyPid() != ProcessHandle.current().pid()) {
            return others(queue, taken.get());
        }
        return last.map(Standing::after).orElseGet(Standing::nobody);
    }

    private static Standing refused(QueueFailure failure) {
        String words = WORDS.get("refused", failure.attempt().answer(), failure.meaning());
        String advice = failure.advice();
        String hint =
                advice.isEmpty() ? "" : advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1) + ".";
        return new Standing(Kind.LOST, words, hint);
    }

    private static Standing ours(QueueState queue, NotifyRequest request) {
        String via = queue.status()
                .filter(QueueStatus::isRegistered)
                .map(QueueStatus::via)
                .orElse(WORDS.get("registering"));
        return new Standing(
                Kind.OURS,
                WORDS.get("ours", Long.toString(ProcessHandle.current().pid()), via),
                whatComes(queue, request));
    }

    private static String whatComes(QueueState queue, NotifyRequest request) {
        if (queue.depth() > 0) {
            return WORDS.get("ours.notempty", queue.depth());
        }
        return queue.blockedReceivers().isEmpty()
                ? WORDS.get("ours." + (request.rearm() ? "rearm" : "once"))
                : WORDS.get("ours.receiver");
    }

    private static Standing others(QueueState queue, QueueStatus status) {
        String comm = queue.openers().stream()
                .filter(opener -> opener.pid() == status.notifyPid())
                .map(Opener::comm)
                .map(Printable::of)
                .findFirst()
                .orElse(WORDS.get("process"));
        String words = status.notifyPid() == 0
                ? WORDS.get("others.outside", status.via())
                : WORDS.get("others", comm, Integer.toString(status.notifyPid()), status.via());
        return new Standing(Kind.OTHERS, words, WORDS.get("others.hint"));
    }

    private static Standing after(NotifyEvent last) {
        return switch (last) {
            case NotifyEvent.Fired _ -> new Standing(Kind.LOST, WORDS.get("usedup"), WORDS.get("usedup.hint"));
            case NotifyEvent.Lost lost
            when lost.why() == Notice.Why.USED_UP ->
                new Standing(Kind.LOST, WORDS.get("usedup.none"), WORDS.get("usedup.hint"));
            case NotifyEvent.Lost lost ->
                new Standing(Kind.LOST, WORDS.get("lost", lost.why().words()), "");
            case NotifyEvent.Unregistered _ -> new Standing(Kind.NOBODY, WORDS.get("unregistered"), "");
            default -> nobody();
        };
    }

    private static Standing nobody() {
        return new Standing(Kind.NOBODY, WORDS.get("nobody"), WORDS.get("nobody.hint"));
    }
}
