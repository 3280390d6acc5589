package io.github.mqscope.agent;

import io.github.mqscope.model.Budget;
import io.github.mqscope.model.KeptMessage;
import io.github.mqscope.model.LeftoverPage;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TracePair;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.CallState;
import io.github.mqscope.space.Identity;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.ReplayState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the far end tells the near one.
sealed interface AgentReport {
    /// The first of all.
    ///
    /// @param version that of the program
    record Hello(String version, Identity identity) implements AgentReport {}

    /// The far end is alive, and what it has told is still so.
    ///
    /// @param number the newest snapshot's, 0 before the first
    /// @param asOf   when that was made
    /// @param peeked when the queue that is looked at was looked at last
    record Heartbeat(long number, Instant asOf, Optional<Instant> peeked) implements AgentReport {}

    /// A snapshot, as what is other than in the one before.
    ///
    /// @param order the queues that there are, in their order; empty where it is as before
    record Seen(
            long number,
            Instant asOf,
            Optional<List<QueueKey>> order,
            List<Queue> changed,
            Limits limits,
            List<Budget> budgets,
            Visibility visibility)
            implements AgentReport {
        /// It without when it was made; two that are equal so tell the same.
        Seen undated() {
            return new Seen(0, Instant.EPOCH, order, changed, limits, budgets, visibility);
        }
    }

    /// A queue, with what its history has gained.
    ///
    /// @param asOf  the end of the last beat
    /// @param beats the newest, oldest first
    record Queue(
            QueueKey key,
            QueueName name,
            int uid,
            String owner,
            int gid,
            String group,
            int mode,
            long mtimeSeconds,
            Optional<QueueAttributes> attributes,
            Optional<QueueStatus> status,
            Optional<QueueFailure> hidden,
            List<Opener> openers,
            List<BlockedThread> blocked,
            Instant asOf,
            List<Sample> beats,
            double changesPerSecond,
            Sight sight) {
        static Queue of(QueueState q, List<Sample> beats) {
            return new Queue(
                    q.key(),
                    q.name(),
                    q.uid(),
                    q.owner(),
                    q.gid(),
                    q.group(),
                    q.mode(),
                    q.mtimeSeconds(),
                    q.attributes(),
                    q.status(),
                    q.hidden(),
                    q.openers(),
                    q.blocked(),
                    q.history().asOf(),
                    beats,
                    q.changesPerSecond(),
                    q.sight());
        }

        QueueState state(History history) {
            return new QueueState(
                    key,
                    name,
                    uid,
                    owner,
                    gid,
                    group,
                    mode,
                    mtimeSeconds,
                    attributes,
                    status,
                    hidden,
                    openers,
                    blocked,
                    history,
                    changesPerSecond,
                    sight);
        }
    }

    /// What the loop saw.
    ///
    /// @param lost events before these that came too fast to be told
    record Events(List<LoopEvent> events, long lost) implements AgentReport {}

    /// What was sent and received there.
    record Passed(List<SeenMessage> messages) implements AgentReport {}

    /// What became of registrations for notification.
    record Notified(List<NotifyLog.Entry> entries) implements AgentReport {}

    /// What is registered for on a queue; empty for nothing.
    record Armed(QueueKey queue, Optional<NotifyRequest> request) implements AgentReport {}

    /// How a send, receive or move stands.
    record CallNews(long handle, CallState state) implements AgentReport {
        /// It without how long things have taken, which goes on by itself.
        CallNews still() {
            Duration some = state.inCall().isZero() ? Duration.ZERO : Duration.ofNanos(1);
            return new CallNews(handle, state.taking(some, Duration.ZERO));
        }
    }

    /// How a replay stands.
    record ReplayNews(long handle, ReplayState state) implements AgentReport {}

    /// How a look or a putting back stands.
    ///
    /// @param messages what was there, once it is over
    record LookState(
            long handle,
            PendingLook.Stage stage,
            int taken,
            int restored,
            List<Message> messages,
            Instant asOf,
            List<String> report,
            boolean failed)
            implements AgentReport {
        static LookState refused(long handle, String why) {
            return new LookState(handle, PendingLook.Stage.OVER, 0, 0, List.of(), Instant.now(), List.of(why), true);
        }

        static LookState of(long handle, PendingLook look) {
            PendingLook.Stage stage = look.stage();
            return new LookState(
                    handle,
                    stage,
                    look.taken(),
                    look.restored(),
                    stage == PendingLook.Stage.OVER ? look.messages() : List.of(),
                    look.asOf(),
                    look.report(),
                    look.failed());
        }
    }

    /// Calls that were traced.
    ///
    /// @param anew   whether they are the first of another trace
    /// @param missed calls before these that fell out before they could be told
    record Traced(boolean anew, List<TraceEvent> events, List<TracePair> pairs, long missed) implements AgentReport {}

    /// How far the trace is.
    record TraceState(boolean available, TraceStatus status) implements AgentReport {}

    /// What the trace knows about the queue that was asked for.
    record TracedQueue(Optional<QueueTrace> queue) implements AgentReport {}

    /// How the probe stands.
    record Probe(ProbeStatus status) implements AgentReport {}

    /// What lies in the queue that is looked at, or why that is not seen.
    record Peeked(Optional<PeekedQueue> queue, Optional<QueueFailure> failure) implements AgentReport {
        /// The same, as of another moment.
        Peeked asOf(Instant moment) {
            return new Peeked(queue.map(now -> new PeekedQueue(now.target(), moment, now.contents())), failure);
        }
    }

    /// The answer to a question.
    ///
    /// @param failure a refusal of the kernel's, empty for none
    /// @param problem any other
    record Answer(
            long ask,
            Optional<QueueFailure> failure,
            Optional<String> problem,
            List<String> sentences,
            Optional<LeftoverPage> leftovers,
            List<KeptMessage> kept,
            Optional<Message> message)
            implements AgentReport {
        static Answer done(long ask) {
            return new Answer(
                    ask, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty());
        }

        Answer with(QueueFailure why) {
            return new Answer(ask, Optional.of(why), problem, sentences, leftovers, kept, message);
        }

        Answer with(String why) {
            return new Answer(ask, failure, Optional.of(why), sentences, leftovers, kept, message);
        }

        Answer with(List<String> words) {
            return new Answer(ask, failure, problem, words, leftovers, kept, message);
        }

        Answer with(LeftoverPage page) {
            return new Answer(ask, failure, problem, sentences, Optional.of(page), kept, message);
        }

        Answer with(Optional<Message> body) {
            return new Answer(ask, failure, problem, sentences, leftovers, kept, body);
        }

        Answer keeping(List<KeptMessage> messages) {
            return new Answer(ask, failure, problem, sentences, leftovers, messages, message);
        }
    }
}
