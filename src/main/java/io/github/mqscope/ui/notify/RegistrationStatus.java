package io.github.mqscope.ui.notify;

import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import java.util.Optional;

/// Who is registered on a queue now, or why we are not any more.
///
/// @param kind how it stands
/// @param words in words
/// @param hint  what follows from it, empty for nothing
record RegistrationStatus(Kind kind, String words, String hint) {
    private static final Words WORDS = Words.of(RegistrationStatus.class);

    /// How it stands.
    enum Kind {
        OURS,
        OTHERS,
        LOST,
        NOBODY
    }

    /// @param last the newest event that concerns the registration
    /// @param self the process that registers for this window
    static RegistrationStatus of(
            QueueState queue, Optional<NotifyRequest> armed, Optional<NotifyEvent> last, int self) {
        if (armed.isPresent()) {
            return ours(queue, armed.get(), self);
        }
        if (last.isPresent() && last.get() instanceof NotifyEvent.Refused refused) {
            return refused(refused.failure());
        }
        Optional<QueueStatus> taken = queue.status().filter(QueueStatus::isRegistered);
        if (taken.isPresent() && taken.get().notifyPid() != self) {
            return others(queue, taken.get());
        }
        return last.map(RegistrationStatus::after).orElseGet(RegistrationStatus::nobody);
    }

    private static RegistrationStatus refused(QueueFailure failure) {
        String words = WORDS.get("refused", failure.attempt().answer(), failure.meaning());
        String advice = failure.advice();
        String hint =
                advice.isEmpty() ? "" : advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1) + ".";
        return new RegistrationStatus(Kind.LOST, words, hint);
    }

    private static RegistrationStatus ours(QueueState queue, NotifyRequest request, int self) {
        String via = queue.status()
                .filter(QueueStatus::isRegistered)
                .map(QueueStatus::via)
                .orElse(WORDS.get("registering"));
        return new RegistrationStatus(
                Kind.OURS, WORDS.get("ours", Integer.toString(self), via), whatComes(queue, request));
    }

    private static String whatComes(QueueState queue, NotifyRequest request) {
        if (queue.depth() > 0) {
            return WORDS.get("ours.notempty", queue.depth());
        }
        return queue.blockedReceivers().isEmpty()
                ? WORDS.get("ours." + (request.rearm() ? "rearm" : "once"))
                : WORDS.get("ours.receiver");
    }

    private static RegistrationStatus others(QueueState queue, QueueStatus status) {
        String comm = queue.openers().stream()
                .filter(opener -> opener.pid() == status.notifyPid())
                .map(Opener::who)
                .map(Escaped::of)
                .findFirst()
                .orElse(WORDS.get("process"));
        String words = status.notifyPid() == 0
                ? WORDS.get("others.outside", status.via())
                : WORDS.get("others", comm, Integer.toString(status.notifyPid()), status.via());
        return new RegistrationStatus(Kind.OTHERS, words, WORDS.get("others.hint"));
    }

    private static RegistrationStatus after(NotifyEvent last) {
        return switch (last) {
            case NotifyEvent.Fired _ ->
                new RegistrationStatus(Kind.LOST, WORDS.get("usedup"), WORDS.get("usedup.hint"));
            case NotifyEvent.Lost lost
            when lost.why() == Notice.Why.USED_UP ->
                new RegistrationStatus(Kind.LOST, WORDS.get("usedup.none"), WORDS.get("usedup.hint"));
            case NotifyEvent.Lost lost ->
                new RegistrationStatus(Kind.LOST, WORDS.get("lost", lost.why().words()), "");
            case NotifyEvent.Unregistered _ -> new RegistrationStatus(Kind.NOBODY, WORDS.get("unregistered"), "");
            default -> nobody();
        };
    }

    private static RegistrationStatus nobody() {
        return new RegistrationStatus(Kind.NOBODY, WORDS.get("nobody"), WORDS.get("nobody.hint"));
    }
}
