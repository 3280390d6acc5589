package io.github.mqscope.model.queue;

import java.time.Instant;
import java.util.Optional;

/// What became of a registration for notification. Either way it is gone: it works once.
public sealed interface Notice {
    /// When it was read here.
    Instant at();

    /// A message came to the empty queue.
    ///
    /// @param sender who sent it, which only a signal tells
    record Fired(Instant at, Optional<Sender> sender) implements Notice {}

    /// It went without telling of a message.
    record Removed(Instant at, Why why) implements Notice {}

    /// The process that sent the message.
    ///
    /// @param pid its id, 0 where it is of no pid namespace that we see
    /// @param uid its real user id
    record Sender(int pid, int uid) {}

    /// Why a registration went.
    enum Why {
        /// We called mq_notify without a sigevent.
        UNREGISTERED("it was unregistered here"),
        /// The descriptor that it was made by was closed.
        QUEUE_CLOSED("the descriptor it was registered by was closed"),
        /// The kernel removed it, and of its reasons only this is left.
        DESCRIPTOR_CLOSED("this process closed another descriptor of the queue"),
        /// With SIGEV_NONE: there is no other reason.
        USED_UP("a message used it up, and SIGEV_NONE tells nobody"),
        /// No signal is pending: the descriptor was closed, or the signal could not be queued.
        NO_SIGNAL("no signal came: a descriptor of the queue was closed, or RLIMIT_SIGPENDING was reached");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /// In words.
        public String words() {
            return words;
        }
    }
}
