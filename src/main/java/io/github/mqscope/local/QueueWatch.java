package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.Handler;
import io.github.mqscope.loop.Registration;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.history.HistoryRing;
import io.github.mqscope.model.history.TracedCounts;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Accounts;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Stat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One queue while it is watched: its descriptor, what was last seen of it, and the state shown of that.
///
/// The descriptor is registered edge-triggered for both directions: each insert and each removal is one
/// event, and nothing is consumed. Level-triggered it would fire for ever on a queue that holds a message.
final class QueueWatch implements AutoCloseable {
    static final int INTEREST = Epoll.EPOLLIN | Epoll.EPOLLOUT | Epoll.EPOLLET;

    private final QueueName name;
    private final QueueKey key;
    private final Accounts accounts;
    private final HistoryRing ring = new HistoryRing();
    private final EventThrottle throttle = new EventThrottle();
    private Stat stat;
    private @Nullable MessageQueue queue;
    private @Nullable Registration registration;
    private Optional<QueueAttributes> attributes = Optional.empty();
    private final Told told;
    private Optional<QueueStatus> status = Optional.empty();
    private Optional<QueueFailure> hidden = Optional.empty();
    private List<Opener> openers = List.of();
    private List<BlockedThread> blocked = List.of();
    private int rate;
    private boolean statusIsOld;
    private final Age age;
    private Sight sight;
    private @Nullable QueueState state;

    /// @param waitNanos how long it must last before it is held open
    QueueWatch(QueueName name, Stat stat, Accounts accounts, long waitNanos) {
        this.name = name;
        this.key = MessageQueue.keyOf(stat);
        this.stat = stat;
        this.accounts = accounts;
        this.told = new Told(stat);
        this.age = Age.of(waitNanos);
        this.sight = waitNanos > 0 ? Sight.FRESH : Sight.EACH_CHANGE;
        String _ = accounts.user(stat.uid()); // Asked for now, shown later.
        String _ = accounts.group(stat.gid());
    }

    QueueName name() {
        return name;
    }

    QueueKey key() {
        return key;
    }

    Stat stat() {
        return stat;
    }

    Told told() {
        return told;
    }

    EventThrottle throttle() {
        return throttle;
    }

    Optional<QueueAttributes> attributes() {
        return attributes;
    }

    List<BlockedThread> blocked() {
        return blocked;
    }

    /// Why it may not be looked into, or not wholly.
    Optional<QueueFailure> hidden() {
        return hidden;
    }

    boolean isOpen() {
        return queue != null && !queue.fd().isClosed();
    }

    /// Whether its descriptor was closed since the queue was unlinked: its end will be told in a moment.
    boolean isReleased() {
        return queue != null && queue.fd().isClosed();
    }

    /// Whether its name is gone, as far as is known: without a descriptor it cannot be asked.
    boolean isUnlinked() {
        return queue == null || !Releases.isLinked(queue);
    }

    Sight sight() {
        return throttle.isMuted() && sight == Sight.EACH_CHANGE ? Sight.BUSY : sight;
    }

    Age age() {
        return age;
    }

    /// Takes the descriptor; [#registered] follows.
    /// @param notReadable why it could be opened for writing only, empty else
    void opened(MessageQueue open, Optional<QueueFailure> notReadable) {
        close();
        queue = open;
        hide(notReadable);
    }

    void registered(Registration with) throws QueueException {
        registration = with;
        see(Sight.EACH_CHANGE);
        told.expectEcho();
        look();
        tell();
        refresh();
    }

    /// Looks once, and closes the descriptor.
    /// @param why it is not kept
    void glance(Sight why) throws QueueException {
        see(why);
        try {
            boolean moved = look();
            boolean _ = refresh();
            if (moved) {
                count();
            }
        } finally {
            close();
        }
    }

    /// It cannot be opened.
    void refused(QueueFailure why) {
        see(why.is(Cause.NO_DESCRIPTOR, Cause.TOO_MANY_FILES) ? Sight.NO_DESCRIPTOR : Sight.EACH_CHANGE);
        hide(Optional.of(why));
    }

    void see(Sight now) {
        if (sight != now) {
            sight = now;
            state = null;
        }
    }

    void hide(Optional<QueueFailure> why) {
        if (!hidden.equals(why)) {
            hidden = why;
            state = null;
        }
    }

    /// Takes what is known now as told.
    /// @return what was told the last time
    Optional<QueueAttributes> tell() {
        return told.tell(attributes);
    }

    /// mq_getattr(3) again.
    /// @return whether the depth changed
    boolean look() throws QueueException {
        if (queue == null) {
            return false;
        }
        Optional<QueueAttributes> now = Optional.of(queue.attributes());
        boolean changed = !now.equals(attributes);
        if (changed) {
            attributes = now;
            statusIsOld = true;
            state = null;
        }
        return changed;
    }

    /// Looks at what the kernel reports no event for: times, owner, notification.
    /// @return whether anything changed
    boolean refresh() throws QueueException {
        if (queue == null) {
            return false;
        }
        boolean moved = look();
        boolean touched = restat(queue.stat());
        boolean other = readStatus(queue);
        return moved || touched || other;
    }

    /// Reads again what a change of depth has made old, before it is shown.
    void settle() throws QueueException {
        if (statusIsOld && queue != null) {
            readStatus(queue);
        }
    }

    private boolean readStatus(MessageQueue from) throws QueueException {
        statusIsOld = false;
        if (hidden.isPresent()) {
            return false;
        }
        Optional<QueueStatus> now = Optional.of(from.status());
        if (now.equals(status)) {
            return false;
        }
        status = now;
        state = null;
        return true;
    }

    /// Takes in a newer stat.
    /// @return whether owner, mode or times changed
    boolean restat(Stat now) {
        if (now.equals(stat)) {
            return false;
        }
        stat = now;
        state = null;
        return true;
    }

    /// Takes in the owner's names that have come.
    /// @return whether others are shown
    boolean renamed() {
        QueueState shown = state;
        boolean same = shown != null
                && shown.owner().equals(accounts.user(stat.uid()))
                && shown.group().equals(accounts.group(stat.gid()));
        if (!same) {
            state = null;
        }
        return !same;
    }

    /// While it is so busy that each event would cost too much: samples on the timer only.
    ///
    /// It leaves the epoll set. An interest of 0 would not do: EPOLLERR stays, the queue wakes its waiters
    /// without saying for what, and so each message would wake epoll_wait(2) inside the kernel.
    void mute() {
        if (registration != null) {
            registration.close();
            registration = null;
            throttle.mute();
            state = null;
        }
    }

    /// Sees each change again.
    void unmute(EventLoop loop, Handler ready) throws ErrnoException {
        if (queue != null && registration == null) {
            registration = loop.watch(queue.fd(), INTEREST, ready);
            told.expectEcho();
            throttle.unmute();
            state = null;
        }
    }

    /// A change was seen; counts it into the history.
    void count() {
        ring.change(depth());
    }

    /// Ends a sample of the history.
    /// @param passed what passed through it so far, where a trace counts
    /// @return whether its picture changed
    boolean endSample(Optional<TracedCounts> passed) {
        boolean moved = ring.endSample(depth(), passed.filter(p -> TracedCounts.isWholeOf(stat.uid(), Self.euid())));
        int before = rate;
        rate = ring.changesInLastSecond();
        boolean changed = moved || rate != before;
        state = changed ? null : state;
        return changed;
    }

    private int depth() {
        return attributes.map(a -> (int) a.curmsgs()).orElse(-1);
    }

    /// Takes in who holds it and who waits.
    /// @return whether they changed
    boolean held(List<Opener> newOpeners, List<BlockedThread> newBlocked) {
        if (openers.equals(newOpeners) && blocked.equals(newBlocked)) {
            return false;
        }
        openers = newOpeners;
        blocked = newBlocked;
        state = null;
        return true;
    }

    /// The state to show: the same object until something changed.
    QueueState state() {
        QueueState now = state == null ? make() : state;
        state = now;
        return now;
    }

    private QueueState make() {
        return new QueueState(
                key,
                name,
                stat.uid(),
                accounts.user(stat.uid()),
                stat.gid(),
                accounts.group(stat.gid()),
                stat.permissions(),
                stat.mtimeSeconds(),
                attributes,
                status,
                hidden,
                openers,
                blocked,
                ring.copy(),
                rate,
                sight());
    }

    /// Closes at once: a descriptor kept on an unlinked queue keeps its memory and its creator's quota.
    @Override
    public void close() {
        if (registration != null) {
            registration.close();
            registration = null;
        }
        if (queue != null) {
            queue.close();
            queue = null;
        }
    }
}
