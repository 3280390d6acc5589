package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Signals as a descriptor, see signalfd(2).
///
/// It gets a signal only if every thread of the process blocks it: see [Signals#blockedByAllThreads].
///
/// ```c
/// struct signalfd_siginfo {    // 128 bytes
///     uint32_t ssi_signo;      //  0
///     int32_t  ssi_errno;      //  4
///     int32_t  ssi_code;       //  8  SI_USER 0, SI_MESGQ -3
///     uint32_t ssi_pid;        // 12  of the sender
///     uint32_t ssi_uid;        // 16
///     …
///     int32_t  ssi_int;        // 44  the value given to mq_notify
/// };
/// ```
public final class SignalFd extends Fd {
    public static final int SIGINFO_SIZE = 128;
    public static final int SSI_CODE = 8;
    public static final int SSI_PID = 12;
    public static final int SSI_UID = 16;
    public static final int SSI_INT = 44;

    /// ssi_code of a notification by mq_notify(3).
    public static final int SI_MESGQ = -3;

    private static final int SFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;

    /// One signal that came.
    ///
    /// @param signal its number
    /// @param code   who caused it: 0 a process by kill(2), [#SI_MESGQ] a message queue
    /// @param pid    the sending process
    /// @param uid    its real user id
    /// @param value  the value registered with mq_notify
    public record Info(int signal, int code, int pid, int uid, int value) {}

    /// Reads the signals of `set`, which the caller has blocked.
    public SignalFd(SigSet set) throws ErrnoException {
        super(open(set));
    }

    private static int open(SigSet set) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = set.allocate(arena);
            return Syscall.check("signalfd", C.signalfd(-1, mask.address(), SFD_CLOEXEC_NONBLOCK));
        }
    }

    /// The next signal, if one is pending.
    public Optional<Info> read() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(SIGINFO_SIZE, 8);
            if (read(info) == 0) {
                return Optional.empty();
            }
            return Optional.of(new Info(
                    info.get(ValueLayout.JAVA_INT, 0),
                    info.get(ValueLayout.JAVA_INT, SSI_CODE),
                    info.get(ValueLayout.JAVA_INT, SSI_PID),
                    info.get(ValueLayout.JAVA_INT, SSI_UID),
                    info.get(ValueLayout.JAVA_INT, SSI_INT)));
        }
    }
}
