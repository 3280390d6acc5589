package io.github.mqscope.drain;

import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Stat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Which queue a journal belongs to, and who made it.
///
/// ```c
/// struct journal {             // 384 bytes, little-endian
///     char     magic[8];       //   0
///     uint32_t version;        //   8
///     uint32_t crc;            //  12  of 0 to 12 and 16 to 384
///     uint64_t nonce, created; //  16, 24  milliseconds since 1970
///     uint64_t boot[2];        //  32
///     uint64_t dev, ino;       //  48, 56
///     uint64_t maxmsg, msgsize;//  64, 72
///     uint32_t mode, uid;      //  80, 84
///     uint32_t pid, name_len;  //  88, 92
///     uint64_t start_time;     //  96
///     char     name[256];      // 104
///     uint32_t purpose;        // 360  0 a look, 1 a move, 2 a receive; then zeros
/// };
/// ```
///
/// @param nonce   tells this journal's records from all others
/// @param created when
/// @param boot    the boot that the queue lives in; no queue survives the next
/// @param queue   its name
/// @param key     which queue
/// @param maxmsg  its capacity in messages
/// @param msgsize its largest message in bytes
/// @param mode    its type and permission bits
/// @param uid     its owner
/// @param owner   the process that drained it
/// @param purpose where its messages were to go
public record JournalHeader(
        long nonce,
        Instant created,
        UUID boot,
        QueueName queue,
        QueueKey key,
        long maxmsg,
        long msgsize,
        int mode,
        int uid,
        Owner owner,
        Purpose purpose) {
    /// Where the messages of a journal were to go.
    public enum Purpose {
        /// Back into their queue.
        LOOK(0),
        /// To another queue.
        MOVE(1),
        /// To whoever asked for them at a prompt.
        RECEIVE(2);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }

        private static Purpose of(int number) throws JournalException {
            for (Purpose purpose : values()) {
                if (purpose.number == number) {
                    return purpose;
                }
            }
            throw new JournalException("its header is damaged: a purpose of " + number);
        }
    }

    private static final long MAGIC = 0x4a45504f4353514dL; // MQSCOPEJ
    private static final int VERSION = 1;
    private static final String NO_HEADER = "its header is gone";
    // What the kernel allows at the most, HARD_MSGMAX and HARD_MSGSIZEMAX.
    private static final long MOST_MAXMSG = 65536;
    private static final long MOST_MSGSIZE = 16 << 20;
    private static final int CRC = 12;
    private static final int NAME_LENGTH = 92;
    private static final int NAME = 104;
    private static final int NAME_MAX = 256;
    private static final int PURPOSE = 360;

    /// The header of a journal for a queue, made now by this process.
    static JournalHeader of(MessageQueue queue, Purpose purpose) throws IOException {
        Stat stat = queue.stat();
        QueueAttributes attributes = queue.attributes();
        return new JournalHeader(
                new SecureRandom().nextLong(),
                Instant.now(),
                bootNow(),
                queue.name(),
                MessageQueue.keyOf(stat),
                attributes.maxmsg(),
                attributes.msgsize(),
                stat.mode(),
                stat.uid(),
                Owner.self(),
                purpose);
    }

    /// Whether the machine has been started again since: then the queue is gone, whatever has its name.
    public boolean isOfEarlierBoot() throws IOException {
        return !boot.equals(bootNow());
    }

    /// Whether another process that still runs made it.
    boolean isHeldByAnother() {
        return owner.pid() != Self.pid() && owner.isAlive();
    }

    private static UUID bootNow() throws ErrnoException {
        try (Directory random = Directory.open("/proc/sys/kernel/random")) {
            return UUID.fromString(FileReads.text(random, "boot_id", 64).strip());
        }
    }

    /// Whether a kill has left a journal that was just being made, with no room yet for a message.
    static boolean isUnbegun(MemorySegment file) {
        long begun = JournalLayout.FILE_HEADER + JournalLayout.RECORD;
        if (file.byteSize() > begun) {
            return false;
        }
        long magic = file.byteSize() < Long.BYTES ? 0 : file.get(JournalLayout.LONG, 0);
        boolean ours = magic == 0 || (magic == MAGIC && file.byteSize() == begun);
        return ours && isZero(file.asSlice(Math.min(JournalLayout.FILE_HEADER, file.byteSize())));
    }

    private static boolean isZero(MemorySegment bytes) {
        return bytes.mismatch(MemorySegment.ofArray(new byte[(int) bytes.byteSize()])) < 0;
    }

    /// Writes it, the magic last: without that nothing was taken yet.
    void write(MemorySegment file) {
        MemorySegment header = MemorySegment.ofArray(new byte[JournalLayout.FILE_HEADER]);
        fill(header);
        MemorySegment.copy(header, Long.BYTES, file, Long.BYTES, JournalLayout.FILE_HEADER - Long.BYTES);
        VarHandle.fullFence();
        file.set(JournalLayout.LONG, 0, MAGIC);
    }

    private void fill(MemorySegment file) {
        file.set(JournalLayout.LONG, 0, MAGIC);
        file.set(JournalLayout.INT, 8, VERSION);
        file.set(JournalLayout.LONG, 16, nonce);
        file.set(JournalLayout.LONG, 24, created.toEpochMilli());
        file.set(JournalLayout.LONG, 32, boot.getMostSignificantBits());
        file.set(JournalLayout.LONG, 40, boot.getLeastSignificantBits());
        file.set(JournalLayout.LONG, 48, key.dev());
        file.set(JournalLayout.LONG, 56, key.ino());
        file.set(JournalLayout.LONG, 64, maxmsg);
        file.set(JournalLayout.LONG, 72, msgsize);
        file.set(JournalLayout.INT, 80, mode);
        file.set(JournalLayout.INT, 84, uid);
        file.set(JournalLayout.INT, 88, owner.pid());
        file.set(JournalLayout.LONG, 96, owner.startTime());
        byte[] name = queue.bytes();
        file.set(JournalLayout.INT, NAME_LENGTH, name.length);
        MemorySegment.copy(name, 0, file, ValueLayout.JAVA_BYTE, NAME, name.length);
        file.set(JournalLayout.INT, PURPOSE, purpose.number);
        file.set(JournalLayout.INT, CRC, crc(file));
    }

    static JournalHeader read(MemorySegment file) throws JournalException {
        check(file);
        return new JournalHeader(
                file.get(JournalLayout.LONG, 16),
                Instant.ofEpochMilli(file.get(JournalLayout.LONG, 24)),
                new UUID(file.get(JournalLayout.LONG, 32), file.get(JournalLayout.LONG, 40)),
                name(file),
                new QueueKey(file.get(JournalLayout.LONG, 48), file.get(JournalLayout.LONG, 56)),
                file.get(JournalLayout.LONG, 64),
                file.get(JournalLayout.LONG, 72),
                file.get(JournalLayout.INT, 80),
                file.get(JournalLayout.INT, 84),
                new Owner(file.get(JournalLayout.INT, 88), file.get(JournalLayout.LONG, 96)),
                Purpose.of(file.get(JournalLayout.INT, PURPOSE)));
    }

    private static void check(MemorySegment file) throws JournalException {
        if (file.byteSize() == 0) {
            throw new JournalException(NO_HEADER);
        }
        if (file.byteSize() < JournalLayout.FILE_HEADER) {
            throw new JournalException("it ends after " + file.byteSize() + " of the " + JournalLayout.FILE_HEADER
                    + " bytes of its header");
        }
        long magic = file.get(JournalLayout.LONG, 0);
        if (magic == 0) {
            throw new JournalException(NO_HEADER);
        }
        if (magic != MAGIC) {
            throw new JournalException("it is not a journal of mqscope, or its first bytes are damaged");
        }
        if (file.get(JournalLayout.INT, 8) != VERSION) {
            throw new JournalException(
                    "its version is " + file.get(JournalLayout.INT, 8) + ", this mqscope reads " + VERSION);
        }
        if (file.get(JournalLayout.INT, CRC) != crc(file)) {
            throw new JournalException("its header is damaged: the checksum does not match");
        }
        checkCapacity(file.get(JournalLayout.LONG, 64), file.get(JournalLayout.LONG, 72));
    }

    private static void checkCapacity(long maxmsg, long msgsize) throws JournalException {
        if (maxmsg <= 0 || maxmsg > MOST_MAXMSG || msgsize <= 0 || msgsize > MOST_MSGSIZE) {
            throw new JournalException(
                    "its header is damaged: no queue holds " + maxmsg + " messages of " + msgsize + " bytes");
        }
    }

    private static QueueName name(MemorySegment file) throws JournalException {
        int length = file.get(JournalLayout.INT, NAME_LENGTH);
        if (length < 0 || length > NAME_MAX) {
            throw new JournalException("its header is damaged: a queue name of " + length + " bytes");
        }
        byte[] name = file.asSlice(NAME, length).toArray(ValueLayout.JAVA_BYTE);
        try {
            return QueueName.ofBytes(name);
        } catch (IllegalArgumentException e) {
            throw new JournalException("its header is damaged: " + e.getMessage());
        }
    }

    private static int crc(MemorySegment file) {
        byte[] header = file.asSlice(0, JournalLayout.FILE_HEADER).toArray(ValueLayout.JAVA_BYTE);
        MemorySegment copy = MemorySegment.ofArray(header);
        copy.set(JournalLayout.INT, CRC, 0);
        return JournalLayout.crc(copy);
    }
}
