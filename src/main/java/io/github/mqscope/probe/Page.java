package io.github.mqscope.probe;

import io.github.mqscope.model.peek.NotifyRegistration;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.WaitingThread;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one run of the peek program left in its window.
///
/// ```c
/// struct header {                                            // 120 bytes
///     __u64 maxmsg, msgsize, curmsgs, qsize;                 //   0
///     __u64 curmsgs_after, qsize_after;                      //  32
///     __u64 walked, walked_bytes, hash;                      //  48
///     __u32 flags, used, listed;                             //  72
///     __s32 notify_pid, notify_kind, notify_signo;           //  84
///     __u32 waiting[2], waiters[2];                          //  96, 104  senders, receivers
///     __u32 looks, unused;                                   // 112
/// };
/// struct waiter { __s32 pid, tid, prio; __u32 priority; __u64 size; char comm[16]; };   // 40 bytes
/// struct record { __u64 identity, size; __u32 priority, captured; };  // 24 bytes, the body, padding to 8
/// ```
///
/// @param bytes the header, the waiting senders, the waiting receivers, the messages
/// @param first index of the first message
record Page(MemorySegment bytes, long first) {
    static final int HEADER = 120;
    static final int WAITER = 40;
    static final int RECORD = 24;

    private static final int COMPLETE = 1;
    private static final int CHANGED = 2;
    private static final int FULL = 4;
    private static final int WAITERS_CHANGED = 8;

    private static final int COMM = 24;
    private static final int COMM_SIZE = 16;

    /// Whether nothing speaks against it: the walk came to the end and found what the queue counts.
    boolean isSound() {
        return (number(72) & (COMPLETE | CHANGED)) == COMPLETE
                && walked() == curmsgs()
                && walked() == bytes.get(ValueLayout.JAVA_LONG, 32)
                && bytes.get(ValueLayout.JAVA_LONG, 56) == qsize()
                && bytes.get(ValueLayout.JAVA_LONG, 40) == qsize();
    }

    /// Whether the program never saw it twice the same: no messages are listed.
    boolean isChanged() {
        return (number(72) & CHANGED) != 0;
    }

    /// Whether it never saw the same waiting threads twice: none are listed or counted.
    boolean areWaitersUnknown() {
        return (number(72) & WAITERS_CHANGED) != 0;
    }

    /// How often the program looked until it saw the same twice, or gave up.
    int looks() {
        return number(112);
    }

    /// Whether there was no room for all that was asked for.
    boolean isFull() {
        return (number(72) & FULL) != 0;
    }

    long maxmsg() {
        return bytes.get(ValueLayout.JAVA_LONG, 0);
    }

    long msgsize() {
        return bytes.get(ValueLayout.JAVA_LONG, 8);
    }

    long curmsgs() {
        return bytes.get(ValueLayout.JAVA_LONG, 16);
    }

    long qsize() {
        return bytes.get(ValueLayout.JAVA_LONG, 24);
    }

    private long walked() {
        return bytes.get(ValueLayout.JAVA_LONG, 48);
    }

    /// Of all messages in their order, listed or not.
    long hash() {
        return bytes.get(ValueLayout.JAVA_LONG, 64);
    }

    long used() {
        return number(76);
    }

    int listed() {
        return number(80);
    }

    int waitingSenders() {
        return number(96);
    }

    int waitingReceivers() {
        return number(100);
    }

    Optional<NotifyRegistration> registration() {
        int pid = number(84);
        return pid == 0
                ? Optional.empty()
                : Optional.of(new NotifyRegistration(Math.max(0, pid), number(88), number(92)));
    }

    List<WaitingThread> senders() {
        return waiters(HEADER, number(104));
    }

    List<WaitingThread> receivers() {
        return waiters(HEADER + (long) number(104) * WAITER, number(108));
    }

    private List<WaitingThread> waiters(long from, int count) {
        List<WaitingThread> waiters = new ArrayList<>(count);
        for (long at = from; at < from + (long) count * WAITER; at += WAITER) {
            waiters.add(new WaitingThread(
                    number(at),
                    number(at + 4),
                    text(at + COMM),
                    number(at + 8),
                    number(at + 12),
                    bytes.get(ValueLayout.JAVA_LONG, at + 16)));
        }
        return List.copyOf(waiters);
    }

    private String text(long at) {
        byte[] comm = bytes.asSlice(at, COMM_SIZE).toArray(ValueLayout.JAVA_BYTE);
        int length = 0;
        while (length < comm.length && comm[length] != 0) {
            length++;
        }
        return new String(comm, 0, length, StandardCharsets.UTF_8);
    }

    private long messagesAt() {
        return HEADER + (long) (number(104) + number(108)) * WAITER;
    }

    /// The messages that were listed.
    List<PeekedMessage> messages() {
        List<PeekedMessage> messages = new ArrayList<>(listed());
        long at = messagesAt();
        for (int i = 0; i < listed(); i++) {
            messages.add(message(at, first + i));
            at += RECORD + (number(at + 20) + 7 & ~7L);
        }
        return messages;
    }

    private PeekedMessage message(long at, long index) {
        return new PeekedMessage(
                index,
                number(at + 16),
                bytes.get(ValueLayout.JAVA_LONG, at + 8),
                bytes.get(ValueLayout.JAVA_LONG, at),
                bytes.asSlice(at + RECORD, number(at + 20)).toArray(ValueLayout.JAVA_BYTE));
    }

    /// Where the message of an identity is in the queue, -1 if it is not listed. For walks without bodies.
    long indexOf(long identity) {
        long at = messagesAt();
        for (int i = 0; i < listed(); i++) {
            if (bytes.get(ValueLayout.JAVA_LONG, at) == identity) {
                return first + i;
            }
            at += RECORD;
        }
        return -1;
    }

    /// The piece of the body of the one message listed, if it is that message; else empty.
    Optional<MemorySegment> piece(long identity, long size) {
        long at = messagesAt();
        boolean same = listed() == 1
                && !isChanged()
                && bytes.get(ValueLayout.JAVA_LONG, at) == identity
                && bytes.get(ValueLayout.JAVA_LONG, at + 8) == size;
        return same ? Optional.of(bytes.asSlice(at + RECORD, number(at + 20))) : Optional.empty();
    }

    private int number(long at) {
        return bytes.get(ValueLayout.JAVA_INT, at);
    }
}
