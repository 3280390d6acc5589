package io.github.mqscope.local;

import io.github.mqscope.drain.Journals;
import io.github.mqscope.log.Threads;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.FaultListener;
import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.Identity;
import io.github.mqscope.space.NotifyActs;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Recipient;
import io.github.mqscope.space.Space;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.SignalFd;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The space of this process: a loop on a thread of its own, and what watches and acts beside it.
///
/// SIGINT and SIGTERM end the loop; whoever has the space is told, and closes it.
public final class LocalSpace implements Space {
    private final Identity identity = LocalIdentity.read();
    private final EventLog log = new EventLog();
    private final QueueAccess access = QueueAccess.open();
    private final LocalQueueActs acts = new LocalQueueActs(access, Journals.ofUser(), log);
    private final LocalContents contents = new LocalContents(access, Journals.ofUser(), log);
    private final EventLoop loop;
    private final LocalTracing tracing;
    private final LocalNotifyActs notifications;
    private final LocalProbing probing;
    private final Watcher watcher;
    private final Thread thread;
    private volatile Consumer<Snapshot> news = snapshot -> {};

    /// @param faults  is told what went wrong on the loop
    /// @param ended   is called on the loop's thread when it has ended
    /// @param starter the program of the privileged step, where there is one
    public LocalSpace(FaultListener faults, Runnable ended, Optional<Path> starter) throws ErrnoException {
        loop = new EventLoop((what, why) -> {
            log.add(LoopEvent.Kind.FAULT, Optional.empty(), what + ": " + why);
            faults.failed(what, why);
        });
        tracing = new LocalTracing(loop, new TraceLog(), log);
        probing = new LocalProbing(access, tracing, log, starter);
        loop.onStop(ended);
        notifications = new LocalNotifyActs(loop, access, acts.seen(), log);
        loop.onSignals(SignalMask.SHUTDOWN, this::signalled);
        watcher = new Watcher(loop, WatchOptions.ALL, snapshot -> news.accept(snapshot), log);
        acts.learner(watcher::learn);
        access.findUnlinked(watcher::findUnlinked);
        watcher.countBy(tracing);
        watcher.walkBy(probing::holders);
        thread = Threads.lasting("loop").start(loop::run);
    }

    private void signalled(SignalFd.Info signal) {
        log.add(LoopEvent.Kind.SIGNAL, Optional.empty(), Signal.name(signal.signal()) + " from " + signal.pid());
        loop.stop();
    }

    /// Has what is received here handed on to one who has asked for it from elsewhere. Before the first receive.
    public void handOn(Recipient recipient) {
        acts.handOn(recipient);
        notifications.drainBy(acts);
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public void watch(Consumer<Snapshot> news) {
        this.news = news;
        watcher.start();
    }

    @Override
    public EventLog events() {
        return log;
    }

    @Override
    public QueueActs acts() {
        return acts;
    }

    @Override
    public ContentsActs contents() {
        return contents;
    }

    @Override
    public NotifyActs notifications() {
        return notifications;
    }

    @Override
    public Tracing tracing() {
        return tracing;
    }

    @Override
    public Probing probing() {
        return probing;
    }

    /// Opens the probe with what this process may do.
    public void openProbe() {
        probing.open();
    }

    /// Asks the loop to end.
    public void stop() {
        loop.stop();
    }

    @Override
    public void close() {
        loop.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probing.close();
        contents.close();
        acts.close();
    }
}
