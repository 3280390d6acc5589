package io.github.mqscope.proc;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.text.Escaped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The system call that a thread sits in, in words: its name, and which file its descriptor is.
///
/// @param process `/proc/PID`
record SyscallWords(Directory process) {
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

    // Those that wait. See syscalls(2); numbers of x86-64 and of 64-bit ARM.
    private static final Map<Long, String> CALLS = ARM
            ? Map.ofEntries(
                    Map.entry(63L, "read"),
                    Map.entry(64L, "write"),
                    Map.entry(65L, "readv"),
                    Map.entry(66L, "writev"),
                    Map.entry(73L, "ppoll"),
                    Map.entry(72L, "pselect6"),
                    Map.entry(22L, "epoll_pwait"),
                    Map.entry(441L, "epoll_pwait2"),
                    Map.entry(98L, "futex"),
                    Map.entry(101L, "nanosleep"),
                    Map.entry(115L, "clock_nanosleep"),
                    Map.entry(95L, "waitid"),
                    Map.entry(260L, "wait4"),
                    Map.entry(133L, "rt_sigsuspend"),
                    Map.entry(137L, "rt_sigtimedwait"),
                    Map.entry(32L, "flock"),
                    Map.entry(25L, "fcntl"),
                    Map.entry(202L, "accept"),
                    Map.entry(242L, "accept4"),
                    Map.entry(203L, "connect"),
                    Map.entry(206L, "sendto"),
                    Map.entry(207L, "recvfrom"),
                    Map.entry(211L, "sendmsg"),
                    Map.entry(212L, "recvmsg"),
                    Map.entry(82L, "fsync"),
                    Map.entry(182L, "mq_send"),
                    Map.entry(183L, "mq_receive"),
                    Map.entry(188L, "msgrcv"),
                    Map.entry(189L, "msgsnd"),
                    Map.entry(193L, "semop"))
            : Map.ofEntries(
                    Map.entry(0L, "read"),
                    Map.entry(1L, "write"),
                    Map.entry(19L, "readv"),
                    Map.entry(20L, "writev"),
                    Map.entry(7L, "poll"),
                    Map.entry(271L, "ppoll"),
                    Map.entry(23L, "select"),
                    Map.entry(270L, "pselect6"),
                    Map.entry(232L, "epoll_wait"),
                    Map.entry(281L, "epoll_pwait"),
                    Map.entry(441L, "epoll_pwait2"),
                    Map.entry(202L, "futex"),
                    Map.entry(35L, "nanosleep"),
                    Map.entry(230L, "clock_nanosleep"),
                    Map.entry(61L, "wait4"),
                    Map.entry(247L, "waitid"),
                    Map.entry(34L, "pause"),
                    Map.entry(130L, "rt_sigsuspend"),
                    Map.entry(128L, "rt_sigtimedwait"),
                    Map.entry(73L, "flock"),
                    Map.entry(72L, "fcntl"),
                    Map.entry(43L, "accept"),
                    Map.entry(288L, "accept4"),
                    Map.entry(42L, "connect"),
                    Map.entry(44L, "sendto"),
                    Map.entry(45L, "recvfrom"),
                    Map.entry(46L, "sendmsg"),
                    Map.entry(47L, "recvmsg"),
                    Map.entry(74L, "fsync"),
                    Map.entry(242L, "mq_send"),
                    Map.entry(243L, "mq_receive"),
                    Map.entry(69L, "msgsnd"),
                    Map.entry(70L, "msgrcv"),
                    Map.entry(65L, "semop"));

    // Their first argument is no descriptor.
    private static final Set<String> WITHOUT_FILE = Set.of(
            "poll",
            "ppoll",
            "select",
            "pselect6",
            "futex",
            "nanosleep",
            "clock_nanosleep",
            "wait4",
            "waitid",
            "pause",
            "rt_sigsuspend",
            "rt_sigtimedwait",
            "msgsnd",
            "msgrcv",
            "semop");

    private static final int FIELDS = 8;
    private static final int TIMEOUT = 4;
    private static final int SETS = 4096;
    private static final int MOST_WATCHED = 4;

    /// @param function the call's name, or its number
    /// @param words    with what its descriptor is
    record Call(String function, String words) {}

    /// Reads a line of `/proc/PID/task/TID/syscall`; empty for a thread that runs or is in no call.
    Optional<Call> of(String line) {
        String[] fields = line.strip().split(" ");
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        long number = Long.parseLong(fields[0]);
        String function = CALLS.getOrDefault(number, "system call " + number);
        if (function.equals("futex") && hex(fields[TIMEOUT]) != 0) {
            return Optional.of(new Call("timed futex", "futex with a timeout"));
        }
        boolean hasFile = CALLS.containsKey(number) && !WITHOUT_FILE.contains(function);
        return Optional.of(new Call(function, hasFile ? function + on((int) hex(fields[1])) : function));
    }

    private static long hex(String field) {
        return Long.parseUnsignedLong(field, 2, field.length(), 16);
    }

    private String on(int fd) {
        return " of descriptor " + fd + file(fd).map(what -> ", " + what).orElse("");
    }

    private Optional<String> file(int fd) {
        try {
            return switch (target(fd)) {
                case String link
                when link.startsWith("socket:[") ->
                    Optional.of(new SocketWords(process).of(link.substring(8, link.length() - 1)));
                case String link when link.startsWith("pipe:[") -> Optional.of("a pipe");
                case "anon_inode:[eventpoll]" -> Optional.of("an epoll set" + watched(fd));
                case String link
                when link.startsWith("anon_inode:") ->
                    Optional.of("a " + link.substring(link.indexOf(':') + 1).replaceAll("[\\[\\]]", ""));
                case String link -> Optional.of(Escaped.of(link));
            };
        } catch (ErrnoException closed) {
            return Optional.empty();
        }
    }

    private String target(int fd) throws ErrnoException {
        try (Directory fds = process.openDirectory("fd")) {
            return new String(
                    fds.readlink(Integer.toString(fd).getBytes(StandardCharsets.US_ASCII)), StandardCharsets.UTF_8);
        }
    }

    // Lines such as `tfd:        5 events:       19 data: …`.
    private String watched(int fd) throws ErrnoException {
        StringBuilder all = new StringBuilder();
        int count = 0;
        for (String line : FileReads.text(process, "fdinfo/" + fd, SETS).split("\n")) {
            if (line.startsWith("tfd:") && count++ < MOST_WATCHED) {
                int on = Integer.parseInt(line.substring(4).strip().split(" ")[0]);
                all.append(all.isEmpty() ? " with " : ", ")
                        .append(Escaped.of(target(on).replace("anon_inode:", "")));
            }
        }
        return all + (count > MOST_WATCHED ? " and " + (count - MOST_WATCHED) + " more" : "");
    }
}
