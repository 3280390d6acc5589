package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.DescriptorSocket;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Loaded programs, maps and links by name: all that the probe is. It ends in the kernel with the last copy.
///
/// They can be handed to another process, which needs no privilege to use them. Each process that uses them
/// must have a set of its own, loaded for it: two that shared one would see each other's window.
public final class ProbeDescriptors implements AutoCloseable {
    /// First line of a hand-over; the names follow, a line each.
    private static final String GREETING = "mqscope probe 1";

    /// The longest message.
    static final int LIMIT = 4096;

    private final Map<String, Fd> byName;

    /// Takes ownership of descriptors.
    ProbeDescriptors(Map<String, Fd> byName) {
        this.byName = new LinkedHashMap<>(byName);
    }

    /// The descriptor of a name, which stays this set's to close.
    /// @throws IllegalArgumentException if the set has none
    Fd get(String name) {
        Fd fd = byName.get(name);
        if (fd == null) {
            throw new IllegalArgumentException("no " + name + " among " + byName.keySet());
        }
        return fd;
    }

    /// Whether the set has one of that name.
    boolean has(String name) {
        return byName.containsKey(name);
    }

    /// This set with those of another, which must not be used or closed any more.
    ProbeDescriptors and(ProbeDescriptors other) {
        Map<String, Fd> all = new LinkedHashMap<>(byName);
        all.putAll(other.byName);
        return new ProbeDescriptors(all);
    }

    /// This set without some, which are closed: what only loading needed.
    ProbeDescriptors without(String... names) {
        Map<String, Fd> rest = new LinkedHashMap<>(byName);
        for (String name : names) {
            Fd fd = rest.remove(name);
            if (fd != null) {
                fd.close();
            }
        }
        return new ProbeDescriptors(rest);
    }

    /// Gives the process at the other end copies of all of them.
    public void handOver(DescriptorSocket socket) throws ErrnoException {
        String text = GREETING + "\n" + String.join("\n", byName.keySet());
        socket.send(text.getBytes(StandardCharsets.US_ASCII), List.copyOf(byName.values()));
    }

    /// Takes what [#handOver] sent.
    /// @throws ErrnoException EINVAL for anything else, EPIPE if the other end went away without sending
    public static ProbeDescriptors adopt(DescriptorSocket socket) throws ErrnoException {
        return adopt(socket.receive(LIMIT));
    }

    /// What came with a message, which is closed where it is no hand-over.
    static ProbeDescriptors adopt(DescriptorSocket.Received received) throws ErrnoException {
        if (received.bytes().length == 0) {
            received.close();
            throw new ErrnoException("recvmsg", Errno.EPIPE);
        }
        List<String> lines = new ArrayList<>(
                new String(received.bytes(), StandardCharsets.US_ASCII).lines().toList());
        if (!lines.removeFirst().equals(GREETING)
                || lines.size() != received.descriptors().size()) {
            received.close();
            throw new ErrnoException("recvmsg", Errno.EINVAL);
        }
        Map<String, Fd> byName = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            byName.put(lines.get(i), received.descriptors().get(i));
        }
        return new ProbeDescriptors(byName);
    }

    @Override
    public void close() {
        byName.values().forEach(Fd::close);
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
