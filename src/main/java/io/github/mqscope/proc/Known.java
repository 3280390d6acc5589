package io.github.mqscope.proc;

import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.ProgramFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is remembered of a process from one look to the next.
final class Known {
    /// What it runs.
    ///
    /// @param comm    by which it is known
    /// @param compat  whether it is a 32-bit program
    /// @param mqscope whether it is mqscope
    record Program(String comm, boolean compat, boolean mqscope) {}

    private static final int FLAGS = 32;

    private final int pid;
    private long descriptors = -1;
    private Optional<Program> program = Optional.empty();

    /// Whether it held a queue when it was looked at.
    boolean holds;

    /// The user as whom it refused to be looked into, empty where it did not.
    Optional<Integer> refusedAs = Optional.empty();

    /// Its descriptors on queues, as last seen.
    private Map<Integer, Opener> openers = Map.of();

    private int looks;

    Known(int pid) {
        this.pid = pid;
    }

    int pid() {
        return pid;
    }

    byte[] name() {
        return Integer.toString(pid).getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether it is to be looked at now: it holds a queue, or its descriptors have changed.
    boolean isDue(Directory proc, Optional<KernelList> list) {
        return list.map(each -> each.holders().contains(pid)).orElseGet(() -> holds || hasOtherDescriptors(proc));
    }

    /// Whether the number of its descriptors is another than at the last call; false where the kernel does not tell it,
    /// as before 6.2.
    boolean hasOtherDescriptors(Directory proc) {
        try {
            long now =
                    proc.stat((pid + "/fd").getBytes(StandardCharsets.US_ASCII)).size();
            boolean other = now != descriptors;
            descriptors = now;
            return other;
        } catch (ErrnoException ended) {
            return false;
        }
    }

    /// A descriptor as it was seen before, empty where it is to be looked at: it is new or another queue's, or its turn
    /// has come. Each look takes [#FLAGS] or a few more.
    Optional<Opener> before(int fd, QueueKey queue) {
        int turns = 1 + openers.size() / FLAGS;
        boolean isDue = (fd + looks) % turns == 0;
        return Optional.ofNullable(openers.get(fd))
                .filter(opener -> !isDue && opener.queue().equals(queue));
    }

    /// Takes in its descriptors of this look.
    void held(List<Opener> now) {
        openers = now.stream().collect(Collectors.toMap(Opener::fd, opener -> opener));
        looks++;
    }

    /// What it runs, read again when it goes by another name.
    Program program(Directory process, String comm) {
        Program now = program.filter(before -> before.comm().equals(comm))
                .orElseGet(() -> new Program(comm, ProgramFile.is32Bit(process), ProgramFile.isMqscope(process)));
        program = Optional.of(now);
        return now;
    }
}
