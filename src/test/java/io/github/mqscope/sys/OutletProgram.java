package io.github.mqscope.sys;

import java.nio.charset.StandardCharsets;

/// Writes lines to its standard output, a file that may not grow beyond a limit, until that fails.
public final class OutletProgram {
    private static final int RLIMIT_FSIZE = 1;

    private OutletProgram() {}

    public static void main(String[] args) throws ErrnoException {
        Self.softLimit(RLIMIT_FSIZE, Long.parseLong(args[0]));
        Outlet outlet = new Outlet(1);
        for (int i = 0; ; i++) {
            outlet.check(16);
            outlet.write("line %03d\n".formatted(i).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
