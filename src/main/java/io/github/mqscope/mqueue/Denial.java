package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Stat;
import java.util.Optional;

/// Why a call by name was refused with EACCES or EPERM: owner, mode and directory are looked at and held against what
/// this process is. Where they do not explain it, that is said, and what else there is.
///
/// @param queue     empty where there is none, or it cannot be seen
/// @param directory of all queues; empty where it cannot be seen
/// @param doubt     whether these may be another IPC namespace's, which does not matter where they explain it
record Denial(
        FailedCall attempt, ProcessRights me, Optional<Stat> queue, Optional<Stat> directory, Optional<String> doubt) {
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int INTO = 1;
    private static final int STICKY = 01000;

    /// Looks at what is there now.
    /// @param known where the queue's file is; empty where that must be looked for
    static Denial of(FailedCall attempt, Optional<QueueFileSystem> known) {
        if (known.isPresent()) {
            return in(attempt, known.get());
        }
        try (QueueFileSystem found = QueueFileSystem.open()) {
            return in(attempt, found);
        } catch (QueueException notListed) {
            return new Denial(attempt, ProcessRights.read(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private static Denial in(FailedCall attempt, QueueFileSystem files) {
        return new Denial(
                attempt,
                ProcessRights.read(),
                stat(() -> files.root().stat(attempt.queue().file())),
                stat(() -> Directory.stat(files.root())),
                files.doubt());
    }

    @FunctionalInterface
    private interface Look {
        Stat take() throws ErrnoException;
    }

    private static Optional<Stat> stat(Look look) {
        try {
            return Optional.of(look.take());
        } catch (ErrnoException goneOrRefused) {
            return Optional.empty();
        }
    }

    /// mq_open, of a queue that is there or to be created.
    QueueFailure opening(Access access) {
        boolean modes = attempt.errno() == Errno.EACCES; // The kernel's answer where a mode forbids.
        boolean reads =
                access == Access.WRITE || queue.filter(q -> !me.may(q, READ)).isEmpty();
        boolean writes =
                access == Access.READ || queue.filter(q -> !me.may(q, WRITE)).isEmpty();
        if (modes && queue.isPresent() && !(reads && writes)) {
            Stat file = queue.get();
            return Cause.ACCESS_DENIED.of(
                    attempt,
                    "its mode " + ProcessRights.of(file) + ", does not let you "
                            + (reads ? "write" : writes ? "read" : "read and write") + " it: " + me.beside(file),
                    me.owns(file) ? "you may change the mode of its file" : whoMay("look at it or change the mode"));
        }
        int needed = queue.isPresent() ? INTO : INTO | WRITE;
        return directory
                .filter(d -> modes && !mayInto(d, needed))
                .map(d -> closedDirectory(Cause.ACCESS_DENIED, d))
                .orElseGet(() -> unexplained(Cause.ACCESS_DENIED));
    }

    /// mq_unlink.
    QueueFailure unlinking() {
        if (directory.isPresent() && !mayInto(directory.get(), INTO | WRITE)) {
            return closedDirectory(Cause.NOT_OWNER, directory.get());
        }
        if (queue.isEmpty() || directory.isEmpty()) {
            return Cause.NOT_OWNER.of(
                    attempt,
                    "only its owner or root may unlink it, whatever its mode, and whose it is cannot be looked at; you are"
                            + " uid " + me.uid() + "; what else may refuse it: " + me.leftOver(),
                    "");
        }
        if (maySticky(directory.get(), queue.get())) {
            return unexplained(Cause.NOT_OWNER);
        }
        Stat file = queue.get();
        return Cause.NOT_OWNER.of(
                attempt,
                "only its owner or root may unlink it, whatever its mode, as the directory of queues is sticky: it is "
                        + ProcessRights.of(file) + "; " + me.beside(file),
                whoMay("unlink it"));
    }

    private boolean mayInto(Stat file, int bits) {
        return ((bits & INTO) == 0 || me.may(file, INTO)) && ((bits & WRITE) == 0 || me.may(file, WRITE));
    }

    private boolean maySticky(Stat directoryOf, Stat file) {
        return (directoryOf.mode() & STICKY) == 0
                || me.owns(file)
                || me.owns(directoryOf)
                || me.hasOver(file, ProcessRights.CAP_FOWNER);
    }

    private QueueFailure closedDirectory(Cause cause, Stat of) {
        return cause.of(
                attempt,
                "the mode " + ProcessRights.of(of) + ", of the directory of queues forbids it: " + me.beside(of),
                whoMay("change that mode"));
    }

    private QueueFailure unexplained(Cause cause) {
        if (queue.isEmpty() && directory.isEmpty()) {
            boolean onlyMode = !me.filtered() && me.label().isEmpty();
            return cause.of(
                    attempt,
                    "its owner and mode cannot be looked at; you are uid " + me.uid() + "; what is left: that mode, "
                            + (onlyMode ? "since " : "or ") + me.leftOver(),
                    whoMay("change it"));
        }
        String seen = queue.map(q -> "its mode " + ProcessRights.of(q) + ", does not forbid it; " + me.beside(q))
                .orElseGet(() -> "no mode forbids it; you are uid " + me.uid());
        String other = doubt.map(why -> ", and " + why).orElse("");
        return cause.of(attempt, seen + "; what is left: " + me.leftOver() + other, "");
    }

    private String whoMay(String what) {
        return me.uid() != 0
                ? "its owner, or root with sudo, may " + what
                : me.first()
                        ? "its owner, or root with all capabilities, may " + what
                        : "its owner, or root of the initial user namespace, may " + what;
    }
}
