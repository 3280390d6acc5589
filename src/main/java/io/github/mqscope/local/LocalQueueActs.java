package io.github.mqscope.local;

import io.github.mqscope.drain.JournaledMove;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Recipient;
import io.github.mqscope.space.Replay;
import io.github.mqscope.text.Plural;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Acts on the queues of this machine: each call on a thread of its own, so that it can block as it likes.
public final class LocalQueueActs implements QueueActs, AutoCloseable {
    /// Calls under way at the most.
    public static final int MOST_CALLS = 32;

    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final QueueAccess access;
    private final Journals journals;
    private final EventLog log;
    private final SeenLog seen = new SeenLog();
    private volatile Consumer<QueueName> learner = name -> {};
    private volatile Optional<Recipient> recipient = Optional.empty();
    private final List<LocalCall> underWay = new CopyOnWriteArrayList<>();
    private final List<LocalReplay> replays = new CopyOnWriteArrayList<>();

    /// @param access   closed with the acts
    /// @param journals where a message is kept while it is on its way to another queue
    /// @param log      where acts are told
    public LocalQueueActs(QueueAccess access, Journals journals, EventLog log) {
        this.access = access;
        this.journals = journals;
        this.log = log;
    }

    /// With journals in a directory of the caller's.
    public LocalQueueActs(QueueAccess access, Path journals, EventLog log) {
        this(access, new Journals(journals), log);
    }

    @Override
    public void create(QueueName name, int mode, OptionalLong maxmsg, OptionalLong msgsize) throws QueueException {
        access.letChange("mq_open", name);
        QueueOpen how = QueueOpen.of(name).create(mode).exclusive();
        if (maxmsg.isPresent() && msgsize.isPresent()) {
            how = how.capacity(maxmsg.getAsLong(), msgsize.getAsLong());
        }
        try (MessageQueue made = how.open()) {
            log.add(LoopEvent.Kind.ACT, Optional.of(name), "mq_open: created" + QueueOpen.takenByUmask(mode, made));
        }
        learn(name);
    }

    /// Who is told of names, see [Watcher#learn].
    public void learner(Consumer<QueueName> told) {
        learner = told;
    }

    /// Has each message that is received handed on. Until it is, it is in a journal, from before it leaves its queue.
    void handOn(Recipient farther) {
        recipient = Optional.of(farther);
    }

    Receiver receiver(MessageQueue queue, long capacity) throws IOException {
        return recipient.isPresent()
                ? new JournaledReceiver(JournaledMove.out(queue, capacity, journals), true)
                : new MemoryReceiver(new MessageBuffer(capacity));
    }

    void received(QueueTarget target, Message message) throws IOException {
        SeenMessage one = seen.add(target, false, message);
        if (recipient.isPresent()) {
            recipient.get().take(one);
        }
    }

    @Override
    public void readOnly(boolean on) {
        access.readOnly(on);
    }

    @Override
    public void learn(QueueName name) {
        learner.accept(name);
    }

    @Override
    public void unlink(QueueTarget target) throws QueueException {
        access.unlink(target);
        log.add(LoopEvent.Kind.ACT, Optional.of(target.name()), "mq_unlink: unlinked");
    }

    @Override
    public Call send(SendRequest request, Consumer<Call> whenOver) {
        String call = request.waiting() instanceof Waiting.Timed ? "mq_timedsend" : "mq_send";
        LocalCall pending = new LocalCall(request.target(), call, whenOver);
        return start(pending, new SendWork(access, request, seen, pending));
    }

    @Override
    public Call receive(ReceiveRequest request, Consumer<Call> whenOver) {
        String call = request.waiting() instanceof Waiting.Timed ? "mq_timedreceive" : "mq_receive";
        LocalCall pending = new LocalCall(request.target(), call, whenOver);
        return start(pending, new ReceiveWork(access, request, this, pending));
    }

    @Override
    public Call move(MoveRequest request, Consumer<Call> whenOver) {
        LocalCall pending = new LocalCall(request.to(), "mq_send", whenOver);
        return start(pending, new MoveWork(access, journals, request, seen, pending));
    }

    @Override
    public Replay replay(QueueTarget target, List<TraceEvent> events, double faster) {
        return LocalReplay.of(this::start, target, events, faster);
    }

    private void start(LocalReplay replay) {
        replays.removeIf(LocalReplay::isOver);
        replays.add(replay);
        String rest = replay.at() == 1 ? "" : ", from message " + replay.at();
        log.add(
                LoopEvent.Kind.ACT,
                Optional.of(replay.target().name()),
                "replay: " + Plural.of(replay.total(), "message") + rest);
        Threads.daemon("replay").start(() -> replay.run(access));
    }

    @Override
    public SeenLog seen() {
        return seen;
    }

    private LocalCall start(LocalCall call, QueueWork work) {
        if (underWay.size() >= MOST_CALLS) {
            throw new IllegalStateException(MOST_CALLS + " calls are under way already; cancel one first");
        }
        underWay.add(call);
        Threads.daemon(call.call() + " " + call.target().name()).start(() -> run(call, work));
        return call;
    }

    private void run(LocalCall call, QueueWork work) {
        Optional<QueueFailure> failure = Optional.empty();
        Optional<String> problem = Optional.empty();
        try {
            access.letChange(call.call(), call.target().name());
            work.run();
        } catch (QueueException e) {
            failure = Optional.of(e.failure());
        } catch (IOException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            problem = Optional.of(Defects.words(e));
            throw e;
        } finally {
            underWay.remove(call);
            log.add(LoopEvent.Kind.ACT, Optional.of(call.target().name()), sentence(call, failure, problem));
            call.end(failure, problem);
        }
    }

    private static String sentence(LocalCall call, Optional<QueueFailure> failure, Optional<String> problem) {
        String count = Plural.of(call.messages(), "message");
        boolean cancelled = failure.isEmpty()
                ? problem.isEmpty() && call.wasCancelled()
                : failure.get().is(Cause.CANCELLED);
        if (cancelled) { // The words of the failure are of its last call only.
            return call.call() + ": " + count + ", then cancelled";
        }
        return call.call() + ": " + count
                + failure.map(f -> "; " + f.attempt().errno() + ": " + f.meaning())
                        .orElse("")
                + problem.map(why -> "; " + why).orElse("");
    }

    /// Releases every blocked call and waits, for a bounded time, until they have ended.
    @Override
    public void close() {
        List<LocalCall> left = List.copyOf(underWay);
        left.forEach(LocalCall::cancel);
        replays.forEach(LocalReplay::cancel);
        try {
            for (LocalCall call : left) {
                boolean _ = call.awaitEnd(END_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        access.close();
    }

    /// What a call does on its thread.
    @FunctionalInterface
    interface QueueWork {
        void run() throws IOException, InterruptedException;
    }

    static QueueException timedOut(MessageQueue queue, String call, Duration timeout) throws QueueException {
        return new QueueException(QueueFailure.timedOut(call, queue.name(), timeout, queue.attributes()));
    }
}
