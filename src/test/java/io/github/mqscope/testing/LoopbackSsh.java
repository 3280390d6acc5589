package io.github.mqscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// An ssh server of this user on loopback, and an `ssh` that knows it as the host `loopback`.
public final class LoopbackSsh implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

    private final Path folder;
    private final Peer server;
    private final boolean madeFolder;

    private LoopbackSsh(Path folder, Peer server, boolean madeFolder) {
        this.folder = folder;
        this.server = server;
        this.madeFolder = madeFolder;
    }

    /// Skips where no server is installed.
    /// @param folder for keys and configuration
    /// @param path   the PATH of what is run
    public static LoopbackSsh start(Path folder, String path) throws Exception {
        assumeTrue(Files.isExecutable(SSHD), "needs " + SSHD);
        Requires.tool("ssh");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        int port = freePort();
        key(folder.resolve("host"));
        key(folder.resolve("user"));
        String hostKey = Files.readString(folder.resolve("host.pub"));
        Files.writeString(folder.resolve("known"), "[127.0.0.1]:" + port + " " + hostKey);
        boolean root = Self.euid() == 0;
        Files.writeString(
                folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s/host
                AuthorizedKeysFile %s/user.pub
                PidFile none
                StrictModes no
                UsePAM %s
                PermitRootLogin prohibit-password
                SetEnv PATH=%s XDG_STATE_HOME=%s/state
                """.formatted(port, folder, folder, root ? "yes" : "no", path, folder));
        Files.writeString(folder.resolve("ssh_config"), """
                Host loopback
                HostName 127.0.0.1
                Port %d
                IdentityFile %s/user
                IdentitiesOnly yes
                UserKnownHostsFile %s/known
                BatchMode yes
                """.formatted(port, folder, folder));
        Path ssh = Files.createDirectory(folder.resolve("bin")).resolve("ssh");
        Files.writeString(ssh, "#!/bin/sh\nexec /usr/bin/ssh -F " + folder + "/ssh_config \"$@\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
        boolean makes = root && Files.notExists(PRIVILEGE_SEPARATION);
        if (makes) {
            Files.createDirectory(PRIVILEGE_SEPARATION);
        }
        Peer server = Peer.start(SSHD.toString(), "-D", "-e", "-f", folder + "/sshd_config");
        LoopbackSsh started = new LoopbackSsh(folder, server, makes);
        Await.until("the ssh server listens", () -> listens(port));
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void key(Path file) throws Exception {
        try (Peer keygen = Peer.start("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())) {
            if (keygen.exitStatus() != 0) {
                throw new AssertionError(keygen.errors().toString());
            }
        }
    }

    /// A folder with the `ssh`, to be first in a PATH.
    public Path bin() {
        return folder.resolve("bin");
    }

    /// Where mqscope keeps its journals there.
    public Path journals() {
        return folder.resolve("state/mqscope/journals");
    }

    /// A command line of this machine in which `ssh` is that one.
    public List<String> with(List<String> command) {
        List<String> words = new ArrayList<>(List.of("env", "PATH=" + bin() + ":" + System.getenv("PATH")));
        words.addAll(command);
        return words;
    }

    /// The words before a command line that is run there.
    public List<String> words() {
        return List.of(bin().resolve("ssh").toString(), "loopback");
    }

    /// Whether somebody is logged in.
    public boolean isInUse() {
        return ProcessHandle.of(server.pid()).orElseThrow().children().findAny().isPresent();
    }

    /// The process of a login; the first of several.
    public long session() {
        return ProcessHandle.of(server.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (madeFolder) {
            Files.delete(PRIVILEGE_SEPARATION);
        }
    }
}
