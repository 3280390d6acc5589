package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Accounts;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Inotify;
import io.github.mqscope.sys.Stat;
import io.github.mqscope.text.Plural;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which queues there are, kept up to date: by inotify on their directory, or where that cannot be had, by
/// trying the names that were given.
///
/// A name is only where to look. What is kept is the queue of an inode, and when a name leads to another
/// inode, that is another queue.
final class QueueRegistry implements AutoCloseable {
    /// Told of what the registry finds.
    interface Witness {
        /// A queue's descriptor became ready.
        void ready(QueueWatch queue) throws IOException;

        /// Queues came, went or changed owner or mode; says what, for the log.
        void changed(LoopEvent.Kind kind, QueueName name, String detail);

        /// What makes the registry itself poorer.
        void failed(IOException why);
    }

    private final EventLoop loop;
    private final WatchOptions options;
    private final Accounts accounts;
    private final Witness witness;
    private final NavigableMap<QueueName, QueueWatch> queues = new TreeMap<>();
    private final Listing listing;
    private final Patience patience = new Patience();
    private final Reserve reserve = new Reserve();
    private final Set<QueueName> refused = new TreeSet<>(); // Said once each.
    private final Set<QueueName> learned = new TreeSet<>();
    private final Coming coming = new Coming();
    private boolean rescanDue;

    /// Names kept of queues that cannot be listed.
    static final int MOST_LEARNED = 256;

    /// A queue that a name leads to, and its descriptor where finding it meant opening it.
    private record Found(Stat stat, @Nullable MessageQueue opened) {}

    QueueRegistry(EventLoop loop, WatchOptions options, Accounts accounts, Witness witness) {
        this.loop = loop;
        this.options = options;
        this.accounts = accounts;
        this.witness = witness;
        this.listing = new Listing(loop, this::changed, witness::failed);
    }

    /// Begins, and finds the queues there are.
    void open() {
        listing.open(names());
        rescanDue = true;
        poll();
    }

    // What may lead to a queue that proves whose the listing is.
    private Set<QueueName> names() {
        Set<QueueName> names = new TreeSet<>(options.names());
        names.addAll(learned);
        return names;
    }

    private void reopenListing() {
        listing.close();
        listing.open(names());
        rescanDue = true;
    }

    private void changed(Inotify.Event event) {
        if ((event.mask() & Inotify.IN_Q_OVERFLOW) != 0) {
            rescanDue = true;
            poll();
        } else if (event.name().length > 0) {
            changed(QueueName.ofFile(event.name()), event.mask());
        }
    }

    private void changed(QueueName name, int mask) {
        if (!options.includes(name)) {
            return;
        }
        if ((mask & Inotify.IN_DELETE) != 0) {
            gone(name);
        } else if ((mask & Inotify.IN_CREATE) != 0) {
            coming.add(name);
        } else if (!coming.contains(name)) {
            reconcile(name);
        }
    }

    // Of what the name leads to by now another event tells.
    private void gone(QueueName name) {
        QueueWatch known = queues.get(name);
        if (coming.remove(name) && known == null) {
            witness.changed(LoopEvent.Kind.CREATED, name, "created, and unlinked before it was looked at");
        } else if (known != null && known.isUnlinked()) {
            remove(known); // Also one that was listed before the event of its coming was read.
        }
    }

    /// Takes up the queues that have lasted a moment, and holds those that have lasted long enough.
    void takeUp() {
        coming.lasting().forEach(this::reconcile);
        queues.values().stream()
                .filter(queue -> queue.sight() == Sight.FRESH && queue.age().isDue())
                .forEach(this::open);
    }

    private void rescan() throws ErrnoException {
        Set<QueueName> names = new TreeSet<>(queues.keySet());
        QueueFileSystem files = listing.files();
        if (files == null) {
            names.addAll(names());
        } else {
            files.names().stream().filter(options::includes).forEach(names::add);
        }
        coming.clear();
        names.forEach(this::reconcile);
    }

    /// Takes up a queue that cannot be found, since queues cannot be listed, or not for certain. For
    /// [#MOST_LEARNED] names.
    void learn(QueueName name) {
        boolean useful = listing.files() == null || listing.isDoubtful();
        if (useful && options.includes(name) && learned.size() < MOST_LEARNED && learned.add(name)) {
            if (listing.isDoubtful()) {
                reopenListing();
                poll();
            } else {
                reconcile(name);
            }
        }
    }

    /// Looks at every name again where inotify does not tell, or could not tell all.
    void poll() {
        if (listing.isWatched() && !rescanDue) {
            return;
        }
        try {
            rescan();
            rescanDue = false;
        } catch (ErrnoException later) {
            rescanDue = true;
            witness.failed(later);
        }
    }

    /// Tries again what failed: to list the queues and be sure that they are ours, to be told of changes, to
    /// open each.
    void retry() {
        if (!listing.isComplete()) {
            reopenListing();
        }
        queues.values().stream().filter(queue -> !queue.isOpen()).forEach(this::open);
    }

    /// Looks at those that are not held, each opened and closed again.
    void glance() {
        queues.values().stream()
                .filter(queue -> queue.sight() == Sight.NO_DESCRIPTOR || queue.sight() == Sight.FRESH)
                .forEach(this::open);
    }

    private void reconcile(QueueName name) {
        QueueWatch known = queues.get(name);
        Optional<Found> found = find(name, known);
        if (known != null
                && found.isPresent()
                && MessageQueue.keyOf(found.get().stat()).equals(known.key())) {
            touched(known, found.get());
            return;
        }
        if (known != null) {
            remove(known);
        }
        found.ifPresent(queue -> add(name, queue));
    }

    private Optional<Found> find(QueueName name, @Nullable QueueWatch known) {
        try {
            QueueFileSystem files = listing.files();
            return Optional.of(files == null ? byName(name, known) : new Found(files.stat(name), null));
        } catch (QueueException e) {
            if (!e.failure().is(Cause.NOT_FOUND) && refused.add(name)) {
                witness.changed(LoopEvent.Kind.FAULT, name, e.failure().line());
            }
            return Optional.empty();
        }
    }

    // A descriptor of a queue that was unlinked says so itself: opening the name again only to compare, and
    // closing it, would end a notification that this process has asked for.
    private static Found byName(QueueName name, @Nullable QueueWatch known) throws QueueException {
        if (known != null && known.isOpen()) {
            known.refresh();
            if (known.stat().nlink() > 0) {
                return new Found(known.stat(), null);
            }
        }
        MessageQueue opened =
                QueueOpen.of(name).access(Access.READ).nonBlocking().open();
        try {
            return new Found(opened.stat(), opened);
        } catch (QueueException e) {
            opened.close();
            throw e;
        }
    }

    private void touched(QueueWatch queue, Found found) {
        Stat now = found.stat();
        boolean _ = queue.restat(now);
        if (queue.told().isNewOwnership(now)) {
            witness.changed(LoopEvent.Kind.ATTRIB, queue.name(), ownership(queue));
        }
        if (found.opened() != null) {
            register(queue, found.opened(), Optional.empty());
        } else if (queue.hidden().isPresent()) {
            open(queue);
        }
    }

    private void add(QueueName name, Found found) {
        QueueWatch queue = new QueueWatch(name, found.stat(), accounts, patience.of(name));
        queues.put(name, queue);
        if (found.opened() != null) {
            register(queue, found.opened(), Optional.empty());
        } else {
            open(queue);
        }
        witness.changed(LoopEvent.Kind.CREATED, name, describe(queue));
    }

    private static String describe(QueueWatch queue) {
        return queue.attributes()
                .map(a -> a.curmsgs() + " of " + Plural.of(a.maxmsg(), "message") + ", of at most "
                        + Plural.of(a.msgsize(), "byte"))
                .orElseGet(() -> queue.hidden().map(QueueFailure::line).orElseGet(() -> ownership(queue)));
    }

    private static String ownership(QueueWatch queue) {
        return String.format(
                Locale.ROOT,
                "mode %04o, owner %s",
                queue.stat().permissions(),
                queue.state().owner());
    }

    // A queue that may be written but not read still shows its depth.
    private void open(QueueWatch queue) {
        QueueFileSystem files = listing.files();
        if (files == null) {
            return;
        }
        try {
            register(queue, files.open(queue.name(), queue.key(), Access.READ, true), Optional.empty());
        } catch (QueueException notReadable) {
            queue.refused(notReadable.failure());
            if (notReadable.failure().is(Cause.ACCESS_DENIED)) {
                openForWriting(files, queue, notReadable.failure());
            }
        }
    }

    private void openForWriting(QueueFileSystem from, QueueWatch queue, QueueFailure notReadable) {
        try {
            register(queue, from.open(queue.name(), queue.key(), Access.WRITE, true), Optional.of(notReadable));
        } catch (QueueException neither) {
            queue.refused(notReadable);
        }
    }

    private void register(QueueWatch queue, MessageQueue opened, Optional<QueueFailure> notReadable) {
        queue.opened(opened, notReadable);
        try {
            if (!queue.age().isDue()) {
                queue.glance(Sight.FRESH);
            } else if (reserve.has(opened.fd())) {
                queue.glance(Sight.NO_DESCRIPTOR);
            } else {
                listing.hold(opened);
                queue.registered(loop.watch(opened.fd(), QueueWatch.INTEREST, events -> witness.ready(queue)));
            }
        } catch (IOException e) {
            if (!queue.isReleased()) {
                witness.changed(LoopEvent.Kind.FAULT, queue.name(), "it cannot be watched: " + e.getMessage());
            }
        }
    }

    private void remove(QueueWatch queue) {
        queues.remove(queue.name());
        queue.close();
        patience.ended(queue.name(), queue.age().nanos());
        witness.changed(LoopEvent.Kind.DELETED, queue.name(), "its name is gone");
    }

    /// The queues, by name.
    Collection<QueueWatch> queues() {
        return Collections.unmodifiableCollection(queues.values());
    }

    /// The directory of the queues, empty where they cannot be listed.
    Optional<QueueFileSystem> files() {
        return Optional.ofNullable(listing.files());
    }

    /// Whether the queues can be listed.
    Visibility visibility(HiddenHolders hidden) {
        return listing.visibility(hidden);
    }

    /// Closes every descriptor.
    @Override
    public void close() {
        queues.values().forEach(QueueWatch::close);
        queues.clear();
        listing.close();
    }
}
