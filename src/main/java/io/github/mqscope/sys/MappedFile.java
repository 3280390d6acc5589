package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A file opened for a record that must survive us: room is reserved, mapped shared and synced.
///
/// What the kernel writes into the mapping is in the file at that moment, whatever happens to this
/// process. See posix_fallocate(3), mmap(2), fdatasync(2), flock(2).
public final class MappedFile extends Fd {
    private static final int PROT_READ = 1;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 0x1;
    private static final int MAP_POPULATE = 0x8000;

    private static final int LOCK_SHARED_NO_WAIT = 1 | 4;
    private static final int LOCK_EXCLUSIVE_NO_WAIT = 2 | 4;
    private static final int UNLOCK = 8;

    MappedFile(int number) {
        super(number);
    }

    /// Makes sure that the file has room on disk for these bytes, or fails with ENOSPC before any is written.
    public void reserve(long offset, long length) throws ErrnoException {
        int on = enter("posix_fallocate");
        try {
            Syscall.checkReturned("posix_fallocate", C.posix_fallocate(on, offset, length));
        } finally {
            exit();
        }
    }

    /// Maps a part of the file, shared and prefaulted, until the arena closes.
    /// @param offset a multiple of the page size
    public MemorySegment map(long offset, long length, Arena arena) throws ErrnoException {
        return mmap(offset, length, PROT_READ_WRITE, MAP_SHARED | MAP_POPULATE, arena);
    }

    /// Maps the beginning of a file, whose pages come in as they are looked at: of a sparse one few do. Where the file
    /// is cut off behind our back, touching what was there is an [InternalError].
    public MemorySegment view(long length, boolean writable, Arena arena) throws ErrnoException {
        return mmap(0, length, writable ? PROT_READ_WRITE : PROT_READ, MAP_SHARED, arena);
    }

    /// Cuts the file to a length.
    public void truncate(long length) throws ErrnoException {
        call("ftruncate", on -> C.ftruncate(on, length));
    }

    /// Waits until what was written is on disk.
    public void sync() throws ErrnoException {
        call("fdatasync", C::fdatasync);
    }

    /// flock(2): makes this open description the only one with the lock, until it is closed or its process ends.
    /// @return false if another one has it, in this process or another
    public boolean tryLock() throws ErrnoException {
        return tryLock(LOCK_EXCLUSIVE_NO_WAIT);
    }

    /// Locks it among others who only read, see flock(2). False when somebody holds it alone.
    public boolean tryLockShared() throws ErrnoException {
        return tryLock(LOCK_SHARED_NO_WAIT);
    }

    private boolean tryLock(int operation) throws ErrnoException {
        try {
            call("flock", on -> C.flock(on, operation));
            return true;
        } catch (ErrnoException e) {
            if (e.is(Errno.EAGAIN)) {
                return false;
            }
            throw e;
        }
    }

    /// Gives the lock up, which a mapping that is still there would hold, and closes the descriptor. Idempotent.
    @Override
    public void close() {
        try {
            call("flock", on -> C.flock(on, UNLOCK));
        } catch (ErrnoException closed) {
            // There is nothing to give up.
        }
        super.close();
    }
}
