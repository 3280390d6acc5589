package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.gave;

import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.SignalFd;
import java.time.Duration;

/// What the notification lessons have in common.
final class Notifications {
    /// How C registers for a signal.
    static final String[] REGISTER = {
        "struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN+2};", "mq_notify(q, &event);"
    };

    /// How long a signal is waited for that must come.
    static final Duration SOON = Duration.ofSeconds(3);

    /// How long one is waited for that must not.
    static final Duration A_WHILE = Duration.ofMillis(150);

    private Notifications() {}

    /// Its last call read a signal that a message queue caused.
    static Check signalled(String actor) {
        return gave(actor, 1, "ssi_code (SI_MESGQ)", stage -> Integer.toString(SignalFd.SI_MESGQ));
    }

    /// Its last call waited for a signal in vain.
    static Check notSignalled(String actor) {
        return failed(actor, Errno.EAGAIN);
    }
}
