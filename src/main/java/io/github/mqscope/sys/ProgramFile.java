package io.github.mqscope.sys;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What program a process runs, as its files in `/proc` tell; false where they may not be read. See proc(5).
public final class ProgramFile {
    private static final String MAIN = "io.github.mqscope.Main"; // As a class, or behind its module.
    private static final int LONGEST = 1 << 16;
    private static final int HALF = 4;

    private ProgramFile() {}

    /// Whether it is mqscope: its command line names our main class.
    /// @param process `/proc/PID`
    public static boolean isMqscope(Directory process) {
        try {
            String line = FileReads.text(process, "cmdline", LONGEST);
            return List.of(line.split("\0")).stream()
                    .anyMatch(word -> word.equals(MAIN) || word.equals("io.github.mqscope/" + MAIN));
        } catch (ErrnoException gone) {
            return false;
        }
    }

    /// Whether it is a 32-bit program: its auxiliary vector, getauxval(3), has entries of twice four bytes, of which
    /// the first, an address or a mask, is not 0.
    /// @param process `/proc/PID`
    public static boolean is32Bit(Directory process) {
        try {
            byte[] first = FileReads.text(process, "auxv", 2 * HALF).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = HALF; i < first.length; i++) {
                if (first[i] != 0) {
                    return true;
                }
            }
            return false;
        } catch (ErrnoException gone) {
            return false;
        }
    }
}
