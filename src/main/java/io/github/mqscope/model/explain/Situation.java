package io.github.mqscope.model.explain;

import io.github.mqscope.model.Budget;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.util.List;
import java.util.Optional;

/// What explanations take their numbers from.
///
/// @param limits  of this IPC namespace and process
/// @param queues  how many queues there are
/// @param budgets RLIMIT_MSGQUEUE by user
/// @param user    the user who runs this
/// @param queue   the queue in question, empty for none
public record Situation(Limits limits, int queues, List<Budget> budgets, String user, Optional<QueueState> queue) {
    /// The situation of a snapshot, with one of its queues or none.
    public static Situation of(Snapshot now, Optional<QueueState> queue) {
        String user = now.budgets().stream()
                .filter(Budget::mine)
                .map(Budget::user)
                .findFirst()
                .orElseGet(() -> System.getProperty("user.name", "?").replace("?", "this user"));
        return new Situation(now.limits(), now.queues().size(), now.budgets(), user, queue);
    }

    Optional<QueueAttributes> attributes() {
        return queue.flatMap(QueueState::attributes);
    }

    /// The queue's name as a person reads it, `NAME` where there is none.
    String name() {
        return queue.map(q -> q.name().toString()).orElse("NAME");
    }

    /// The queue's name for a shell, `NAME` where there is none. One that cannot be typed is left as it is shown.
    String shellName() {
        return "'" + name().replace("'", "'\\''") + "'";
    }

    long used() {
        return budgets.stream().filter(Budget::mine).mapToLong(Budget::used).sum();
    }

    /// Bytes left of the user's RLIMIT_MSGQUEUE as far as can be seen; the limit minus what his queues here cost.
    long left() {
        return limits.rlimitMsgqueue() - used();
    }

    /// What a queue of the namespace's default size costs.
    long costOfDefault() {
        return Limits.cost(limits.msgDefault(), limits.msgsizeDefault());
    }

    String blocked(boolean sending) {
        List<BlockedThread> waiting = queue.map(q -> sending ? q.blockedSenders() : q.blockedReceivers())
                .orElse(List.of());
        if (waiting.isEmpty()) {
            return "";
        }
        String first = Escaped.of(waiting.getFirst().who()) + " (pid "
                + waiting.getFirst().pid() + ")";
        return waiting.size() == 1 ? first : first + " and " + (waiting.size() - 1) + " more";
    }

    String full() {
        String waiting = blocked(true);
        return attributes()
                .map(a -> name() + " holds " + a.curmsgs() + " of " + Plural.of(a.maxmsg(), "message") + " now"
                        + (waiting.isEmpty() ? "." : "; " + waiting + " waits to send."))
                .orElse("Full is mq_curmsgs = mq_maxmsg.");
    }

    String empty() {
        String waiting = blocked(false);
        return attributes()
                .map(a -> name() + " holds " + Plural.of(a.curmsgs(), "message") + " now"
                        + (waiting.isEmpty()
                                ? "."
                                : "; " + waiting
                                        + " waits to receive, so the next message goes to whom is served first."))
                .orElse("O_NONBLOCK belongs to the open description, not to the queue.");
    }

    String msgsize() {
        return attributes()
                .map(QueueAttributes::msgsize)
                .map(size -> name() + " has mq_msgsize " + size + "; it never changes after creation.")
                .orElse("mq_msgsize is fixed when the queue is created; by default " + limits().msgsizeDefault() + ".");
    }

    String openers() {
        return queue().map(q -> "Of " + q.name() + " " + Plural.of(q.openers().size(), "descriptor")
                        + (q.openers().size() == 1 ? " is" : " are")
                        + " seen open; /proc/PID/fdinfo/FD tells how each was opened.")
                .orElse("Or it is closed already, or none of mq_open's at all.");
    }

    String owner() {
        return queue().map(QueueState::owner)
                .map(owner -> name() + " belongs to " + owner + "; you are " + user() + ".")
                .orElse("You are " + user() + ".");
    }
}
