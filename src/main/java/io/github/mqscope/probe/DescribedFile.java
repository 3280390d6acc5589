package io.github.mqscope.probe;

import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.text.Escaped;
import java.util.function.Supplier;

/// What `trace.bpf.c` says of a descriptor in one byte.
///
/// ```c
/// TRACE_READABLE = 1, TRACE_WRITABLE = 2, TRACE_NO_QUEUE = 4, TRACE_NOT_OPEN = 8, TRACE_FILE_TYPE = 0xf0
/// ```
final class DescribedFile {
    private static final int ACCESS = 3;
    private static final int NO_QUEUE = 4;
    private static final int NOT_OPEN = 8;
    private static final int TYPE = 0xf0;

    private DescribedFile() {}

    static boolean isNoQueue(byte file) {
        return (file & NO_QUEUE) != 0;
    }

    /// As in [CallFacts].
    static String access(byte file) {
        return switch (file & ACCESS) {
            case 1 -> "r";
            case 2 -> "w";
            case ACCESS -> "rw";
            default -> "";
        };
    }

    /// As in [CallFacts].
    /// @param name of the file
    static String instead(byte file, Supplier<byte[]> name) {
        if ((file & NOT_OPEN) != 0) {
            return CallFacts.NOT_OPEN;
        }
        return isNoQueue(file) ? kind(file & TYPE, Escaped.of(name.get())) : "";
    }

    // By S_IFMT. An anonymous inode has no type, and a name such as `[eventfd]`.
    private static String kind(int type, String name) {
        return switch (type) {
            case 0x10 -> "pipe";
            case 0x20 -> "character device " + name;
            case 0x40 -> "directory " + name;
            case 0x60 -> "block device " + name;
            case 0x80 -> "file " + name;
            case 0xc0 -> "socket";
            default -> name.isEmpty() ? "anonymous inode" : name.replaceAll("^\\[|]$", "");
        };
    }
}
