package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.picture.NotifyFlag;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The registration of one queue from look to look: that it went, and whether a message came meanwhile, which is
/// what uses it up, is shown for some seconds.
final class FlagWatch {
    private static final Words WORDS = Words.of(FlagWatch.class);
    private static final long SHOWN_NANOS = 5_000_000_000L;

    private @Nullable QueueKey queue;
    private NotifyFlag flag = NotifyFlag.NONE;
    private long depth;
    private long mtimeSeconds;
    private long goneNanos;

    /// The flag of a queue as it is now.
    NotifyFlag of(QueueState now, int self, long nanoTime) {
        NotifyFlag before = now.key().equals(queue) ? flag : NotifyFlag.NONE;
        Optional<QueueStatus> status = now.status().filter(QueueStatus::isRegistered);
        if (status.isPresent()) {
            flag = NotifyFlag.registered(
                    who(now, status.get().notifyPid(), self), status.get().via());
        } else if (before.state() == NotifyFlag.State.REGISTERED) {
            boolean used = now.depth() > depth || now.mtimeSeconds() > mtimeSeconds;
            flag = before.now(used ? NotifyFlag.State.FIRED : NotifyFlag.State.REMOVED);
            goneNanos = nanoTime;
        } else {
            flag = nanoTime - goneNanos < SHOWN_NANOS ? before : NotifyFlag.NONE;
        }
        queue = now.key();
        depth = now.depth();
        mtimeSeconds = now.mtimeSeconds();
        return flag;
    }

    private static String who(QueueState queue, int pid, int self) {
        if (pid == self) {
            return WORDS.get("party.self");
        }
        if (pid == 0) {
            return WORDS.get("flag.outside");
        }
        return queue.openers().stream()
                .filter(opener -> opener.pid() == pid)
                .findFirst()
                .map(opener -> Escaped.of(opener.who()) + " " + pid)
                .orElseGet(() -> WORDS.get("flag.process", "" + pid));
    }
}
