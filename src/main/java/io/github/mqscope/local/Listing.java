package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.Registration;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Inotify;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The directory of the queues, where it can be had: what is in it, and by inotify what comes and goes.
final class Listing implements AutoCloseable {
    private static final int CHANGES = Inotify.IN_CREATE | Inotify.IN_DELETE | Inotify.IN_ATTRIB;

    private final EventLoop loop;
    private final Consumer<Inotify.Event> changed;
    private final Consumer<IOException> failed;
    private @Nullable QueueFileSystem files;
    private @Nullable Inotify inotify;
    private @Nullable Registration changes;
    private @Nullable Releases releases;
    private Optional<QueueFailure> unlisted = Optional.empty();

    /// @param changed told on the loop's thread that a name came, went or changed, or that such news was lost
    /// @param failed  told on the loop's thread that changes are not told of, or unlinked queues not closed at once
    Listing(EventLoop loop, Consumer<Inotify.Event> changed, Consumer<IOException> failed) {
        this.loop = loop;
        this.changed = changed;
        this.failed = failed;
    }

    /// Finds and watches it, as far as that was not done.
    /// @param known names of queues that may prove whose it is
    void open(Collection<QueueName> known) {
        try {
            if (files == null) {
                files = QueueFileSystem.open(known);
                unlisted = Optional.empty();
            }
            if (inotify == null) {
                watch(files);
            }
        } catch (QueueException e) {
            unlisted = Optional.of(e.failure());
        } catch (ErrnoException e) {
            failed.accept(e);
        }
        beginReleases();
    }

    // The watch comes before the first look, so that nothing falls between. Without one each refresh looks.
    private void watch(QueueFileSystem directory) throws ErrnoException {
        Inotify fresh = new Inotify();
        try {
            fresh.watch(directory.root(), CHANGES);
            changes = loop.watch(fresh, Epoll.EPOLLIN, events -> read(fresh));
            inotify = fresh;
        } catch (ErrnoException e) {
            fresh.close();
            throw e;
        }
    }

    private void read(Inotify from) throws IOException {
        from.read().forEach(changed);
    }

    private void beginReleases() {
        try {
            if (releases == null) {
                releases = Releases.begin(
                        Optional.ofNullable(files), (what, why) -> loop.post(() -> failed.accept(asFailure(why))));
            }
        } catch (ErrnoException e) {
            failed.accept(e);
        }
    }

    private static IOException asFailure(Throwable why) {
        return why instanceof IOException e ? e : new IOException(why);
    }

    /// Has a descriptor closed as soon as its queue is unlinked.
    void hold(MessageQueue queue) throws ErrnoException {
        if (releases != null) {
            releases.hold(queue);
        }
    }

    /// Whether the kernel tells of changes, and the listing is ours for certain.
    boolean isComplete() {
        return inotify != null && !isDoubtful();
    }

    /// Whether the kernel tells of changes.
    boolean isWatched() {
        return inotify != null;
    }

    /// Whether it may be that of another IPC namespace.
    boolean isDoubtful() {
        return files != null && files.doubt().isPresent();
    }

    @Nullable
    QueueFileSystem files() {
        return files;
    }

    Visibility visibility(HiddenHolders hidden) {
        if (unlisted.isPresent()) {
            return new Visibility.NamesOnly(unlisted.get());
        }
        return Optional.ofNullable(files)
                .flatMap(QueueFileSystem::doubt)
                .<Visibility>map(why -> new Visibility.Unproved(why, hidden))
                .orElseGet(() -> new Visibility.Listed(files != null && files.isDetached(), hidden));
    }

    /// Closes what [#open] opened; it can be opened again.
    @Override
    public void close() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
        if (inotify != null) {
            inotify.close();
            inotify = null;
        }
        if (releases != null) {
            releases.close();
            releases = null;
        }
        if (files != null) {
            files.close();
            files = null;
        }
    }
}
