package io.github.mqscope.local;

import io.github.mqscope.drain.Drain;
import io.github.mqscope.drain.Drained;
import io.github.mqscope.drain.Journal;
import io.github.mqscope.drain.JournaledMessage;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.drain.Restore;
import io.github.mqscope.drain.Restored;
import io.github.mqscope.log.Defects;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.text.Plural;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One look into a queue, or one putting back of a journal, on its thread.
final class LookWork implements PendingLook, Runnable {
    private final QueueTarget target;
    private final EventLog log;
    private final Work work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Stage stage = Stage.TAKING;
    private volatile long taken;
    private volatile long restored;
    private volatile List<Message> messages = List.of();
    private volatile Instant asOf = Instant.now();
    private volatile List<String> report = List.of();
    private volatile boolean failed;
    private volatile boolean cancelled;

    LookWork(QueueTarget target, EventLog log, Work work) {
        this.target = target;
        this.log = log;
        this.work = work;
    }

    @Override
    public void run() {
        try {
            work.run(this);
        } catch (IOException e) {
            report = List.of(String.valueOf(e.getMessage()));
            failed = true;
            tell("look: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            report = List.of(Defects.words(e));
            failed = true;
            tell("look: " + Defects.words(e));
            throw e;
        } finally {
            stage = Stage.OVER;
            ended.countDown();
        }
    }

    void takeAndPutBack(QueueAccess access, Journals journals, long mostBytes) throws IOException {
        try (MessageQueue queue = access.open(target, Access.READ_WRITE, true)) {
            QueueStatus before = queue.status();
            if (before.qsize() > mostBytes) {
                throw new IOException("nothing was taken out: its messages have " + Plural.of(before.qsize(), "byte")
                        + " together, and " + mostBytes + " is the most that is looked into");
            }
            asOf = Instant.now();
            Drained drained = Drain.run(queue, target.key(), journals, (done, expected) -> {
                taken = done;
                return !cancelled;
            });
            taken = drained.taken();
            messages =
                    drained.messages().stream().map(JournaledMessage::message).toList();
            tell("drain: " + count(taken) + " taken out");
            try (Journal journal = drained.journal()) {
                Optional<Restored> back = drained.taken() == 0
                        ? Optional.empty()
                        : Optional.of(restore(queue, journal, Restore.Choice.SAFE, false));
                report = report(drained, back, before, queue.status());
            }
        }
    }

    void putBack(QueueAccess access, Journals journals, io.github.mqscope.drain.AbandonedJournal found, boolean all)
            throws IOException {
        try (MessageQueue queue = access.open(target, Access.READ_WRITE, true);
                Journal journal = journals.open(found)) {
            Restored back = restore(queue, journal, new Restore.Choice(all, all), true);
            report = isAsBefore(back) ? List.of() : back.sentences();
        }
    }

    private Restored restore(MessageQueue queue, Journal journal, Restore.Choice choice, boolean stoppable)
            throws IOException {
        stage = Stage.RESTORING;
        Restored back = Restore.run(queue, journal, choice, (done, expected) -> {
            restored = done;
            return !(stoppable && cancelled);
        });
        restored = back.sent();
        tell("restore: " + count(restored) + " put back"
                + (back.remaining() == 0 ? "" : ", " + back.remaining() + " still in the journal"));
        return back;
    }

    private static List<String> report(
            Drained drained, Optional<Restored> back, QueueStatus before, QueueStatus after) {
        List<String> sentences = new ArrayList<>();
        boolean plain = drained.end() == Drained.End.EMPTY && drained.sentByOthers() + drained.receivedByOthers() == 0;
        if (!plain || !back.map(LookWork::isAsBefore).orElse(true)) {
            sentences.addAll(drained.sentences());
            back.ifPresent(b -> sentences.addAll(b.sentences()));
        }
        if (before.isRegistered() && !before.isRegisteredAs(after)) {
            sentences.add(before.registrantFirst()
                    + " was registered for notification; it is no more: it was notified, or has ended it.");
        } else if (before.isRegistered() && back.map(LookWork::hasNotified).orElse(false)) {
            sentences.add(before.registrantFirst()
                    + " was notified when the first message was put back, and has registered again.");
        }
        return sentences;
    }

    // What comes into an empty queue notifies, unless a blocked receiver takes it.
    private static boolean hasNotified(Restored back) {
        return back.sent() > 0 && back.takenByOthers() == 0;
    }

    private static boolean isAsBefore(Restored back) {
        return back.end() == Restored.End.DONE
                && back.remaining() == 0
                && back.standing() + back.sentByOthers() + back.takenByOthers() == 0;
    }

    private void tell(String what) {
        log.add(LoopEvent.Kind.ACT, Optional.of(target.name()), what);
    }

    private static String count(long messages) {
        return messages == 1 ? "1 message" : messages + " messages";
    }

    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public QueueTarget target() {
        return target;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public int taken() {
        return (int) taken;
    }

    @Override
    public int restored() {
        return (int) restored;
    }

    @Override
    public List<Message> messages() {
        return messages;
    }

    @Override
    public Instant asOf() {
        return asOf;
    }

    @Override
    public List<String> report() {
        return report;
    }

    @Override
    public boolean failed() {
        return failed;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @FunctionalInterface
    interface Work {
        void run(LookWork look) throws IOException;
    }
}
