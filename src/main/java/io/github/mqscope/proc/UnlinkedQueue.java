package io.github.mqscope.proc;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Stat;

/// A queue without a name that is still open somewhere.
///
/// @param key  which
/// @param name the one it had
/// @param stat its owner, mode and times
/// @param pid  a process that holds it
/// @param fd   the descriptor there
public record UnlinkedQueue(QueueKey key, QueueName name, Stat stat, int pid, int fd) {
    /// How it is opened anew, through its holder.
    public QueueOpen opening() {
        return QueueOpen.held(name, stat, pid, fd);
    }
}
