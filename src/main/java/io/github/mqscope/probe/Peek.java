package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks into queues without touching them: takes nothing, wakes nobody, changes no time stamp.
///
/// The program takes no lock, so it looks until two looks agree in every byte, and shows nothing else; what never
/// settles is labelled and must be shown as changing. Any thread may call; they take turns.
public final class Peek implements AutoCloseable {
    private static final int MOST_TRIES = 6;
    private static final int LONGEST_PIECE = 3 << 20;

    private final ProbeDescriptors descriptors;
    private final Arena arena = Arena.ofShared();
    private final Walk walk;
    private final int piece;

    /// Takes ownership of descriptors, loaded or handed over.
    Peek(ProbeDescriptors descriptors) throws ErrnoException {
        this(descriptors, LONGEST_PIECE, Walk.WINDOW_SIZE);
    }

    /// Reads long bodies in pieces of a size, and so much of many messages at a time as fits into a room.
    Peek(ProbeDescriptors descriptors, int piece, long room) throws ErrnoException {
        this.descriptors = descriptors;
        this.piece = piece;
        try {
            this.walk = new Walk(descriptors, room, arena);
        } catch (ErrnoException e) {
            close();
            throw e;
        }
    }

    private record Taken(Page page, boolean settled, int looks) {}

    /// What lies in a queue that is open for reading, and who waits on it.
    /// @throws QueueException the descriptor is closed or not open for reading
    public synchronized QueueContents contents(MessageQueue queue, PeekRequest request) throws QueueException {
        try {
            Taken taken = settle(queue, request);
            List<PeekedMessage> messages = taken.page.messages();
            QueueContents contents = contents(taken, messages);
            return taken.page.isFull() ? withRest(queue, request, contents, taken.page.hash()) : contents;
        } catch (ErrnoException e) {
            throw new QueueException(diagnose(queue, e));
        }
    }

    private Taken settle(MessageQueue queue, PeekRequest request) throws ErrnoException {
        Page page = walk.take(queue.fd(), request, 0, 0);
        int looks = page.looks();
        for (int tries = 1; tries < MOST_TRIES && !page.isSound(); tries++) {
            page = walk.take(queue.fd(), request, 0, 0);
            looks += page.looks();
        }
        return new Taken(page, page.isSound(), looks);
    }

    private static QueueContents contents(Taken taken, List<PeekedMessage> messages) {
        Page page = taken.page;
        return new QueueContents(
                page.maxmsg(),
                page.msgsize(),
                page.curmsgs(),
                page.qsize(),
                List.copyOf(messages),
                page.senders(),
                page.receivers(),
                page.waitingSenders(),
                page.waitingReceivers(),
                page.registration(),
                !page.areWaitersUnknown(),
                taken.settled,
                taken.looks);
    }

    // More than a window holds: page after page, each of the same queue in the same state.
    private QueueContents withRest(MessageQueue queue, PeekRequest request, QueueContents head, long hash)
            throws ErrnoException {
        List<PeekedMessage> messages = new ArrayList<>(head.messages());
        boolean settled = head.settled();
        int looks = head.looks();
        Page page;
        do {
            long done = messages.size();
            Taken taken =
                    settle(queue, new PeekRequest(request.first() + done, request.count() - done, request.snap()));
            page = taken.page;
            messages.addAll(page.messages());
            settled &= taken.settled && page.hash() == hash;
            looks += taken.looks;
        } while (page.isFull() && page.listed() > 0);
        return contents(new Taken(page, settled, looks), messages);
    }

    /// The whole body of a message that was seen, wherever it has moved to meanwhile.
    /// @return empty if it is gone
    public synchronized Optional<Message> body(MessageQueue queue, PeekedMessage message) throws QueueException {
        if (message.isWhole()) {
            return Optional.of(new Message(message.priority(), message.preview()));
        }
        try {
            MemorySegment body = MemorySegment.ofArray(new byte[Math.toIntExact(message.size())]);
            boolean read = false;
            for (int tries = 0; tries < MOST_TRIES && !read; tries++) {
                long index = walk.take(queue.fd(), PeekRequest.all(0), 0, 0).indexOf(message.identity());
                if (index < 0) {
                    return Optional.empty();
                }
                read = read(queue, index, message, body, true) && read(queue, index, message, body, false);
            }
            return read
                    ? Optional.of(new Message(message.priority(), body.toArray(ValueLayout.JAVA_BYTE)))
                    : Optional.empty();
        } catch (ErrnoException e) {
            throw new QueueException(diagnose(queue, e));
        }
    }

    // Once to copy, once more to see that it was all of one message.
    private boolean read(MessageQueue queue, long index, PeekedMessage message, MemorySegment body, boolean copy)
            throws ErrnoException {
        PeekRequest one = new PeekRequest(index, 1, piece);
        for (long at = 0; at < body.byteSize(); at += piece) {
            long length = Math.min(piece, body.byteSize() - at);
            Optional<MemorySegment> found = walk.take(queue.fd(), one, at, Walk.LISTED_ONLY)
                    .piece(message.identity(), message.size())
                    .filter(bytes -> bytes.byteSize() == length);
            if (found.isEmpty()) {
                return false;
            }
            MemorySegment part = body.asSlice(at, length);
            if (copy) {
                part.copyFrom(found.get());
            } else if (part.mismatch(found.get()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static QueueFailure diagnose(MessageQueue queue, ErrnoException e) {
        Errno errno = e.errno();
        FailedCall attempt = new FailedCall("peek", queue.name(), errno);
        return switch (errno) {
            case EACCES -> Cause.WRONG_DESCRIPTOR.of(attempt, "the descriptor is not open for receiving");
            case EBADF, EINVAL -> Cause.WRONG_DESCRIPTOR.of(attempt, "the descriptor is closed or no queue");
            default -> QueueFailure.other(attempt);
        };
    }

    /// The descriptors, to be handed to a process of the same user.
    public ProbeDescriptors descriptors() {
        return descriptors;
    }

    /// Frees the window as well, so it is for after the last call.
    @Override
    public synchronized void close() {
        descriptors.close();
        arena.close();
    }
}
