package io.github.mqscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a test needs of the machine. Where it is missing the test is skipped and says why.
public final class Requires {
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_SYS_RESOURCE = 24;
    private static final int CAP_BPF = 39;

    private Requires() {}

    public static void root() {
        assumeTrue(Self.euid() == 0, "needs root");
    }

    public static void ordinaryUser() {
        assumeTrue(Self.euid() != 0, "needs a user without privileges");
    }

    /// To open the queue file system where it is not mounted.
    public static void capSysAdmin() {
        assumeTrue(hasCapability(CAP_SYS_ADMIN), "needs CAP_SYS_ADMIN");
    }

    /// To load BPF programs that read the kernel's structures.
    public static void bpf() {
        assumeTrue(hasCapability(CAP_SYS_ADMIN) || hasCapability(CAP_BPF), "needs CAP_BPF and CAP_PERFMON");
        assumeTrue(Files.exists(Path.of("/sys/kernel/btf/vmlinux")), "needs a kernel with BTF");
    }

    /// To list queues: their file system mounted, or the right to open it. A mount of another IPC namespace
    /// will not do.
    public static void listing() {
        try (TestQueue queue = TestQueue.create(1, 1);
                QueueFileSystem files = QueueFileSystem.open(List.of(queue.name()))) {
            assumeTrue(files.doubt().isEmpty(), () -> "needs to list queues: " + files.doubt());
        } catch (QueueException notListable) {
            assumeTrue(false, "needs to list queues: " + notListable.getMessage());
        }
    }

    /// For limits that this capability would lift.
    public static void noCapSysResource() {
        assumeTrue(!hasCapability(CAP_SYS_RESOURCE), "needs a process without CAP_SYS_RESOURCE");
    }

    private static boolean hasCapability(int capability) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("CapEff:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(set -> (set >> capability & 1) != 0);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// A program on the PATH, such as `cc`, `strace` or `prlimit`.
    public static void tool(String name) {
        assumeTrue(isOnPath(name), "needs " + name + " on the PATH");
    }

    /// Whether there is such a program.
    public static boolean isOnPath(String name) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(directory, name))) {
                return true;
            }
        }
        return false;
    }

    /// An env(1) that starts a program with signals blocked.
    public static void blockSignal() throws IOException, InterruptedException {
        tool("env");
        try (Peer env = Peer.start("env", "--block-signal=RTMIN+2", "true")) {
            assumeTrue(env.exitStatus() == 0, "needs an env with --block-signal (coreutils 8.31)");
        }
    }

    /// A kernel that takes the calls of 32-bit programs, and cc.
    public static void calls32Bit() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "needs x86-64");
        String getpid =
                "int main(void) { long n = 20; __asm__ volatile (\"int $0x80\" : \"+a\"(n) :: \"memory\"); return n <= 0; }";
        try (Peer peer = CProgram.of(getpid).start()) {
            assumeTrue(peer.exitStatus() == 0, "needs a kernel that takes calls of 32-bit programs");
        }
    }

    /// A ceiling of mq_maxmsg in this IPC namespace.
    public static void msgMax(long atLeast) {
        long now = SystemLimits.read().msgMax();
        assumeTrue(now >= atLeast, "needs fs.mqueue.msg_max of at least " + atLeast + ", it is " + now);
    }

    /// A user and IPC namespace of its own by `unshare -Uri`, where this user has no queue yet.
    public static void userNamespace() throws IOException, InterruptedException {
        tool("unshare");
        try (Peer peer = Peer.start("unshare", "-Uri", "true")) {
            assumeTrue(peer.exitStatus() == 0, "needs `unshare -Uri`: " + peer.errors());
        }
    }

    /// The words that run a shell line in an IPC namespace of its own, as root there: append the line.
    /// Skips where unshare is missing or not allowed.
    public static List<String> privateNamespace() throws IOException, InterruptedException {
        tool("unshare");
        String flags = Self.euid() == 0 ? "-im" : "-Urim";
        List<String> words = List.of("unshare", flags, "sh", "-c");
        List<String> trial = new ArrayList<>(words);
        trial.add("echo 11 > /proc/sys/fs/mqueue/msg_max");
        try (Peer peer = Peer.start(trial)) {
            assumeTrue(peer.exitStatus() == 0, "needs `unshare " + flags + "`: " + peer.errors());
        }
        return words;
    }
}
