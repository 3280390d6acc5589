package io.github.mqscope.model.trace;

import io.github.mqscope.text.Escaped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A thread that made a call.
///
/// @param pid  the process, as the first pid namespace numbers it
/// @param tid  the thread
/// @param uid  its user, as the first user namespace numbers it
/// @param comm its name at that moment: up to 15 bytes of a stranger's choice; not to be changed
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, below.
public record Caller(int pid, int tid, int uid, byte[] comm) {
    private static final byte[] MQSCOPE = "mqscope".getBytes(StandardCharsets.US_ASCII);

    /// Whether it is of an mqscope, whose threads all go by its name.
    public boolean isMqscope() {
        return Arrays.equals(comm, MQSCOPE);
    }

    /// The name, safe to show.
    public String name() {
        return Escaped.of(comm);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Caller(int p, int t, int u, byte[] c)
                && p == pid
                && t == tid
                && u == uid
                && Arrays.equals(c, comm);
    }

    @Override
    public int hashCode() {
        return 31 * tid + Arrays.hashCode(comm);
    }

    @Override
    public String toString() {
        return name() + "[" + tid + "]";
    }
}
