package io.github.mqscope.local;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.proc.Fill;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.sys.Accounts;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Namespaces;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One look at a queue, without a loop and without a thread.
///
/// @param state      the queue; since when a thread of it is blocked cannot be known from one look
/// @param hidden what may not be seen of who holds it
/// @param namesakes queues that had its name, were unlinked, and are held open still
public record QueueInspection(QueueState state, HiddenHolders hidden, List<Namesake> namesakes) {
    private static final Duration NAMES_LIMIT = Duration.ofSeconds(2);

    @FunctionalInterface
    private interface Opening {
        MessageQueue open(Access access) throws QueueException;
    }

    /// A queue that had the name, was unlinked, and is held open still.
    ///
    /// @param ino its inode number
    /// @param pid a process that holds it
    public record Namesake(long ino, int pid) {}

    /// A queue opened for reading, or for writing where that is all it allows.
    private record Opened(MessageQueue queue, Optional<QueueFailure> notReadable) {
        static Opened of(Opening how) throws QueueException {
            try {
                return new Opened(how.open(Access.READ), Optional.empty());
            } catch (QueueException e) {
                if (e.failure().is(Cause.ACCESS_DENIED)) {
                    return new Opened(forWriting(how, e), Optional.of(e.failure()));
                }
                throw e;
            }
        }

        private static MessageQueue forWriting(Opening how, QueueException notReadable) throws QueueException {
            try {
                return how.open(Access.WRITE);
            } catch (QueueException neither) {
                notReadable.addSuppressed(neither);
                throw notReadable;
            }
        }

        void into(QueueWatch watch) throws QueueException {
            watch.opened(queue, notReadable);
            watch.refresh();
        }
    }

    /// Every queue that can be listed.
    ///
    /// @param queues by name, without their openers and blocked threads
    /// @param doubt  why they may be those of another IPC namespace, see [QueueFileSystem#doubt]
    public record Listing(List<QueueState> queues, Optional<String> doubt) {}

    /// Every queue of this IPC namespace.
    /// @throws IOException the queues cannot be listed here, and why
    public static Listing list() throws IOException {
        try (QueueFileSystem files = QueueFileSystem.open()) {
            Accounts accounts = new Accounts(() -> {});
            List<QueueWatch> queues = new ArrayList<>();
            for (QueueName name : files.names().stream().sorted().toList()) {
                listed(files, name, accounts).ifPresent(queues::add);
            }
            if (files.doubt().isEmpty()) {
                queues.addAll(unlinked(files, queues, accounts));
            }
            accounts.await(NAMES_LIMIT);
            return new Listing(
                    queues.stream()
                            .map(QueueWatch::state)
                            .sorted(Comparator.comparing(QueueState::name))
                            .toList(),
                    files.doubt());
        }
    }

    private static List<QueueWatch> unlinked(QueueFileSystem files, List<QueueWatch> named, Accounts accounts)
            throws ErrnoException {
        UnlinkedQueues unlinked = new UnlinkedQueues(accounts);
        Holders holders = ProcessTable.of(files).scan(key -> Fill.UNKNOWN, HolderWalk.once());
        boolean _ = unlinked.update(
                holders.unlinked(), named.stream().map(QueueWatch::key).collect(Collectors.toSet()));
        return List.copyOf(unlinked.watches());
    }

    /// Every queue of the IPC namespace of a process, on a thread that enters it and ends with the look.
    /// @throws IOException it may not be entered, or its queues cannot be listed
    public static Listing listIn(int pid) throws IOException {
        CompletableFuture<Listing> listing = new CompletableFuture<>();
        Threads.daemon("namespace of " + pid).start(() -> {
            try {
                Namespaces.enterIpc(pid);
                listing.complete(list());
            } catch (IOException e) {
                listing.completeExceptionally(e);
            }
        });
        try {
            return listing.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    // Closed, for what is known of it; empty where it was unlinked meanwhile.
    static Optional<QueueWatch> listed(QueueFileSystem files, QueueName name, Accounts accounts) throws QueueException {
        try (QueueWatch queue = new QueueWatch(name, files.stat(name), accounts, 0)) {
            try {
                Opened.of(access -> files.open(name, queue.key(), access, false))
                        .into(queue);
            } catch (QueueException e) {
                if (isGone(e)) {
                    throw e;
                }
                queue.hide(Optional.of(e.failure()));
            }
            return Optional.of(queue);
        } catch (QueueException e) {
            if (isGone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isGone(QueueException e) {
        return e.failure().is(Cause.NOT_FOUND, Cause.REPLACED);
    }

    /// One queue with all that is known of it, also where queues cannot be listed.
    /// @throws IOException it is not there, may be neither read nor written, or `/proc` cannot be read
    public static QueueInspection of(QueueName name) throws IOException {
        return of(name, QueueOpen.of(name));
    }

    /// One queue that has or had a name.
    /// @param opening how it is opened
    /// @throws IOException as above
    public static QueueInspection of(QueueName name, QueueOpen opening) throws IOException {
        Accounts accounts = new Accounts(() -> {});
        Opened opened = Opened.of(access -> opening.access(access).open());
        QueueWatch watch = closed(opened, name, accounts);
        Holders holders = holders(
                name, watch.key().dev(), key -> key.equals(watch.key()) ? Fill.of(watch.attributes()) : Fill.UNKNOWN);
        boolean _ = watch.held(holders.openersOf(watch.key()), holders.blockedOn(watch.key()));
        accounts.await(NAMES_LIMIT);
        List<Namesake> namesakes = holders.unlinked().stream()
                .filter(one -> one.name().equals(name) && !one.key().equals(watch.key()))
                .map(one -> new Namesake(one.key().ino(), one.pid()))
                .toList();
        return new QueueInspection(watch.state(), holders.hidden(), namesakes);
    }

    // Before the processes are looked through: a queue that is unlinked meanwhile must not be ours to keep.
    private static QueueWatch closed(Opened opened, QueueName name, Accounts accounts) throws QueueException {
        try (MessageQueue queue = opened.queue();
                QueueWatch watch = new QueueWatch(name, queue.stat(), accounts, 0)) {
            opened.into(watch);
            if (queue.stat().nlink() == 0) {
                watch.see(Sight.UNLINKED);
            }
            return watch;
        }
    }

    // A queue may also be open as a file below the mount point, which only the file system tells.
    static Holders holders(QueueName name, long device, Function<QueueKey, Fill> fills) throws ErrnoException {
        try (QueueFileSystem files = QueueFileSystem.open(List.of(name))) {
            ProcessTable table = files.doubt().isEmpty() ? ProcessTable.of(files) : new ProcessTable(device);
            return table.scan(fills, HolderWalk.once());
        } catch (QueueException notListable) {
            return new ProcessTable(device).scan(fills, HolderWalk.once());
        }
    }
}
