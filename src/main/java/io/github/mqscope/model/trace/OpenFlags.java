package io.github.mqscope.model.trace;

import java.util.ArrayList;
import java.util.List;

/// The oflag of mq_open in the words of mq_open(3), by the numbers of <asm-generic/fcntl.h>.
public final class OpenFlags {
    private static final int ACCESS_MODE = 3;
    private static final List<String> ACCESS = List.of("O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE");
    private static final int CREAT = 0100;

    private enum Flag {
        O_CREAT(CREAT),
        O_EXCL(0200),
        O_NONBLOCK(04000),
        O_CLOEXEC(02000000);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    private OpenFlags() {}

    /// The names, joined as in C; what has none is one octal number.
    public static String words(int oflag) {
        List<String> names = new ArrayList<>();
        names.add(ACCESS.get(oflag & ACCESS_MODE));
        int rest = oflag & ~ACCESS_MODE;
        for (Flag flag : Flag.values()) {
            if ((rest & flag.bit) != 0) {
                names.add(flag.name());
                rest &= ~flag.bit;
            }
        }
        if (rest != 0) {
            names.add("0" + Integer.toOctalString(rest));
        }
        return String.join("|", names);
    }

    /// Whether the call may create, so that its mode counts.
    public static boolean creates(int oflag) {
        return (oflag & CREAT) != 0;
    }
}
