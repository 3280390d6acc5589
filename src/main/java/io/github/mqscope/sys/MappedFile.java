package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A file opened for a record that must survive us: room is reserved, mapped shared and synced.
///
/// What the kernel writes into the mapping is in the file at that moment, whatever happens to this
/// process. See posix_fallocate(3), mmap(2), fdatasync(2), flock(2).
public final class MappedFile implements AutoCloseable {
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED_POPULATE = 0x1 | 0x8000;

    private static final int LOCK_EXCLUSIVE_NO_WAIT = 2 | 4;

    private final Fd fd;

    /// Takes ownership of a descriptor that is open for reading and writing.
    public MappedFile(Fd fd) {
        this.fd = fd;
    }

    /// Makes sure that the file has room on disk for these bytes, or fails with ENOSPC before any is written.
    public void reserve(long offset, long length) throws ErrnoException {
        int number = fd.enter("posix_fallocate");
        try {
            Syscall.checkReturned("posix_fallocate", C.posix_fallocate(number, offset, length));
        } finally {
            fd.exit();
        }
    }

    /// Maps a part of the file, shared and prefaulted, until the arena closes.
    /// @param offset a multiple of the page size
    @SuppressWarnings("restricted") // The address and the length are the mapping's own.
    public MemorySegment map(long offset, long length, Arena arena) throws ErrnoException {
        int number = fd.enter("mmap");
        try {
            long address = C.mmap(0, length, PROT_READ_WRITE, MAP_SHARED_POPULATE, number, offset);
            if (address == -1) {
                throw new ErrnoException("mmap", Errno.of(Syscall.errno()));
            }
            return MemorySegment.ofAddress(address).reinterpret(length, arena, s -> C.munmap(s.address(), length));
        } finally {
            fd.exit();
        }
    }

    /// Cuts the file to a length.
    public void truncate(long length) throws ErrnoException {
        int number = fd.enter("ftruncate");
        try {
            Syscall.check("ftruncate", C.ftruncate(number, length));
        } finally {
            fd.exit();
        }
    }

    /// Waits until what was written is on disk.
    public void sync() throws ErrnoException {
        int number = fd.enter("fdatasync");
        try {
            Syscall.check("fdatasync", C.fdatasync(number));
        } finally {
            fd.exit();
        }
    }

    /// flock(2): makes this open description the only one with the lock, until it is closed or its process ends.
    /// @return false if another one has it, in this process or another
    public boolean tryLock() throws ErrnoException {
        int number = fd.enter("flock");
        try {
            if (C.flock(number, LOCK_EXCLUSIVE_NO_WAIT) >= 0) {
                return true;
            }
            int error = Syscall.errno();
            if (error == Errno.EAGAIN.number()) {
                return false;
            }
            throw new ErrnoException("flock", Errno.of(error));
        } finally {
            fd.exit();
        }
    }

    /// The descriptor.
    public Fd fd() {
        return fd;
    }

    @Override
    public void close() {
        fd.close();
    }
}
