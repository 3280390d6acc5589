package io.github.mqscope.proc;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import java.nio.charset.StandardCharsets;

/// What we need of `/proc/PID/status` and `/proc/PID/task/TID/status`.
///
/// @param euid              effective user
/// @param voluntarySwitches how often it went to sleep: the same number twice is the same sleep
/// @param state             `S` for asleep, `R` for running and others; empty where it is missing
record TaskStatus(int euid, long voluntarySwitches, String state) {
    private static final int STATUS = 8192;
    private static final int COMM = 64;

    /// Whether it has ended and only its exit status is still there.
    boolean hasEnded() {
        return state.equals("Z") || state.equals("X");
    }

    /// Of a file below a directory.
    static TaskStatus read(Directory directory, String file) throws ErrnoException {
        return parse(FileReads.text(directory, file, STATUS));
    }

    /// Reads the lines `Uid:` (real, effective, saved, file system), `State:` and `voluntary_ctxt_switches:`; what is
    /// missing is -1.
    static TaskStatus parse(String status) {
        int euid = -1;
        long switches = -1;
        String state = "";
        for (String line : status.split("\n")) {
            if (line.startsWith("Uid:")) {
                euid = Integer.parseUnsignedInt(line.split("\t")[2]);
            } else if (line.startsWith("voluntary_ctxt_switches:")) {
                switches = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            } else if (line.startsWith("State:")) {
                state = line.substring(line.indexOf(':') + 1).strip().substring(0, 1);
            }
        }
        return new TaskStatus(euid, switches, state);
    }

    /// The open flags in `/proc/PID/fdinfo/N`: the octal number after `flags:`.
    static int openFlags(String fdinfo) {
        for (String line : fdinfo.split("\n")) {
            if (line.startsWith("flags:")) {
                return (int) Long.parseLong(line.substring("flags:".length()).strip(), 8);
            }
        }
        return 0;
    }

    /// A name, of a file such as `comm`.
    static String comm(Directory directory, String file) throws ErrnoException {
        byte[] bytes = FileReads.text(directory, file, COMM).getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, 0, Math.max(0, bytes.length - 1), StandardCharsets.UTF_8);
    }
}
