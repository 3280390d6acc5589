package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.Clock;
import io.github.mqscope.sys.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Memory for one message outside the Java heap, to be used again and again.
///
/// What [MessageQueue#receive(MessageBuffer)] fills and [MessageQueue#send(MessageBuffer)] sends, without
/// allocating anything. For one thread at a time.
public final class MessageBuffer implements AutoCloseable {
    private static final long PRIORITY = Clock.TIMESPEC_SIZE;

    private final Arena arena;
    private final MemorySegment head;
    private final MemorySegment priority;
    private final MemorySegment body;
    private final long bodyAddress;
    private final long priorityAddress;
    private long length;

    /// Room for messages of up to `capacity` bytes.
    public MessageBuffer(long capacity) {
        this(Arena.ofShared(), capacity);
    }

    private MessageBuffer(Arena arena, long capacity) {
        this(arena, arena.allocate(Math.max(1, capacity)).asSlice(0, capacity));
    }

    private MessageBuffer(Arena arena, MemorySegment body) {
        this(arena, body, null);
    }

    private MessageBuffer(Arena arena, MemorySegment body, @Nullable MemorySegment priority) {
        this.arena = arena;
        this.head = arena.allocate(Clock.TIMESPEC_SIZE + Long.BYTES, 8);
        this.priority = priority != null ? priority : head.asSlice(PRIORITY, Integer.BYTES);
        this.body = body;
        this.bodyAddress = body.address();
        this.priorityAddress = this.priority.address();
    }

    /// A buffer over memory of the caller's, such as a mapped file, that must outlive it.
    /// @throws IllegalArgumentException if it is on the Java heap, where the kernel cannot reach it
    public static MessageBuffer over(MemorySegment body) {
        return new MessageBuffer(Arena.ofShared(), reachable(body));
    }

    /// [#over(MemorySegment)], with the priority in four bytes of the caller's too: a receive writes both there.
    /// @throws IllegalArgumentException if either is on the Java heap, or `priority` is not four aligned bytes
    public static MessageBuffer over(MemorySegment body, MemorySegment priority) {
        if (priority.byteSize() != Integer.BYTES || priority.address() % Integer.BYTES != 0) {
            throw new IllegalArgumentException("a priority needs four aligned bytes");
        }
        return new MessageBuffer(Arena.ofShared(), reachable(body), reachable(priority));
    }

    private static MemorySegment reachable(MemorySegment memory) {
        if (!memory.isNative()) {
            throw new IllegalArgumentException("a message buffer needs native memory");
        }
        return memory;
    }

    /// The largest message that fits, in bytes.
    public long capacity() {
        return body.byteSize();
    }

    /// The length of the message in bytes.
    public long length() {
        return length;
    }

    /// Sets the length of the message to send.
    /// @throws IndexOutOfBoundsException if it exceeds [#capacity]
    public MessageBuffer length(long length) {
        if (length < 0 || length > body.byteSize()) {
            throw new IndexOutOfBoundsException(length + " bytes in a buffer of " + body.byteSize());
        }
        this.length = length;
        return this;
    }

    /// The priority of the message.
    public int priority() {
        return priority.get(ValueLayout.JAVA_INT, 0);
    }

    /// Sets the priority of the message to send.
    public MessageBuffer priority(int newPriority) {
        priority.set(ValueLayout.JAVA_INT, 0, newPriority);
        return this;
    }

    /// The memory, all of its [#capacity]; the message is the first [#length] bytes.
    public MemorySegment memory() {
        return body;
    }

    /// Copies a message in.
    /// @throws IndexOutOfBoundsException if it does not fit
    public MessageBuffer set(Message message) {
        length(message.body().length);
        MemorySegment.copy(message.body(), 0, body, ValueLayout.JAVA_BYTE, 0, message.body().length);
        return priority(message.priority());
    }

    /// Copies the message out.
    public Message message() {
        return new Message(priority(), body.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }

    void received(long newLength) {
        length = newLength;
    }

    // Checks that the buffer is open: the kernel would write into memory that is somebody else's by now.
    long bodyAddress() {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException("the message buffer is closed");
        }
        return bodyAddress;
    }

    long priorityAddress() {
        return priorityAddress;
    }

    // The address of a struct timespec of now plus the timeout. Durations are bounded by what the kernel holds.
    long deadlineAfter(Duration timeout) throws ErrnoException {
        Duration bounded = timeout.isNegative() ? Duration.ZERO : timeout;
        Clock.deadlineAfter(head, bounded.getSeconds(), bounded.getNano());
        return head.address();
    }

    /// Frees the memory. Not while a call uses it.
    @Override
    public void close() {
        arena.close();
    }
}
