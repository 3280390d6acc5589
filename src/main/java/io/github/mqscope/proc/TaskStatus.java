package io.github.mqscope.proc;

/// What we need of `/proc/PID/status` and `/proc/PID/task/TID/status`.
///
/// @param euid              effective user
/// @param voluntarySwitches how often it went to sleep: the same number twice is the same sleep
record TaskStatus(int euid, long voluntarySwitches) {
    /// Reads the lines `Uid:` (real, effective, saved, file system) and `voluntary_ctxt_switches:`; what is
    /// missing is -1.
    static TaskStatus parse(String status) {
        int euid = -1;
        long switches = -1;
        for (String line : status.split("\n")) {
            if (line.startsWith("Uid:")) {
                euid = Integer.parseUnsignedInt(line.split("\t")[2]);
            } else if (line.startsWith("voluntary_ctxt_switches:")) {
                switches = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return new TaskStatus(euid, switches);
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
}
