package io.github.mqscope.proc;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import java.util.List;
import java.util.Optional;

/// What a socket of a process is, by its tables in `/proc/PID/net`.
///
/// @param process `/proc/PID`
record SocketWords(Directory process) {
    private static final int TABLE = 1 << 20;
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENS = "0A";

    /// `a TCP connection to 10.0.0.5:5432`, by its inode number.
    String of(String inode) {
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Optional<String[]> row = row(table, inode);
            if (row.isPresent()) {
                return words(table, row.get());
            }
        }
        return isUnix(inode) ? "a Unix socket" : "a socket";
    }

    private static String words(String table, String[] row) {
        String protocol = table.startsWith("tcp") ? "TCP" : "UDP";
        if (row[STATE].equals(LISTENS)) {
            return "a TCP socket that listens at " + address(row[LOCAL]);
        }
        return row[REMOTE].matches("0+:0000")
                ? "a " + protocol + " socket at " + address(row[LOCAL])
                : "a " + protocol + " connection to " + address(row[REMOTE]);
    }

    private Optional<String[]> row(String table, String inode) {
        try {
            return FileReads.text(process, "net/" + table, TABLE)
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > INODE && row[INODE].equals(inode))
                    .findFirst();
        } catch (ErrnoException none) {
            return Optional.empty();
        }
    }

    private boolean isUnix(String inode) {
        try {
            return FileReads.text(process, "net/unix", TABLE).contains(" " + inode);
        } catch (ErrnoException none) {
            return false;
        }
    }

    // `0100007F:1538`: words of four bytes, each in the machine's order, and the port.
    private static String address(String field) {
        String[] parts = field.split(":");
        int port = Integer.parseInt(parts[1], 16);
        if (parts[0].length() != 8) {
            return "[IPv6]:" + port;
        }
        long host = Long.parseLong(parts[0], 16);
        return (host & 0xff) + "." + (host >> 8 & 0xff) + "." + (host >> 16 & 0xff) + "." + (host >> 24) + ":" + port;
    }
}
