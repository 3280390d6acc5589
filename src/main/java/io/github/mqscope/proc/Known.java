package io.github.mqscope.proc;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.ProgramFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is remembered of a process from one look to the next.
final class Known {
    /// What it runs.
    ///
    /// @param comm    by which it is known
    /// @param compat  whether it is a 32-bit program
    /// @param mqscope whether it is mqscope
    record Program(String comm, boolean compat, boolean mqscope) {}

    private final int pid;
    private long descriptors = -1;
    private Optional<Program> program = Optional.empty();

    /// Whether it held a queue when it was looked at.
    boolean holds;

    /// The user as whom it refused to be looked into, empty where it did not.
    Optional<Integer> refusedAs = Optional.empty();

    Known(int pid) {
        this.pid = pid;
    }

    int pid() {
        return pid;
    }

    byte[] name() {
        return Integer.toString(pid).getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether the number of its descriptors is another than at the last call; false where the kernel does not tell it,
    /// as before 6.2.
    boolean hasOtherDescriptors(Directory proc) {
        try {
            long now = proc.stat((pid + "/fd").getBytes(StandardCharsets.US_ASCII)).size();
            boolean other = now != descriptors;
            descriptors = now;
            return other;
        } catch (ErrnoException ended) {
            return false;
        }
    }

    /// What it runs, read again when it goes by another name.
    Program program(Directory process, String comm) {
        Program now = program.filter(before -> before.comm().equals(comm))
                .orElseGet(() -> new Program(comm, ProgramFile.is32Bit(process), ProgramFile.isMqscope(process)));
        program = Optional.of(now);
        return now;
    }
}
