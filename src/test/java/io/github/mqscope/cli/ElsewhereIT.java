package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.LoopbackSsh;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The options before a command that say where it runs, with the launcher: other namespaces, another machine, root.
@Timeout(120)
class ElsewhereIT {
    private final String name = TestQueue.uniqueName().toString();

    @TempDir
    private Path folder;

    /// A shell in an IPC namespace of its own, which says that it is there and ends with its input.
    private static Peer container() throws Exception {
        List<String> words = new ArrayList<>(Requires.privateNamespace());
        words.add("echo there; read end");
        Peer container = Peer.start(words);
        assertThat(container.line()).isEqualTo("there");
        return container;
    }

    private static List<String> lines(List<String> command) throws Exception {
        try (Peer peer = Peer.start(command)) {
            List<String> lines = peer.lines();
            assertThat(peer.errors()).isEmpty();
            assertThat(peer.exitStatus()).isZero();
            return lines;
        }
    }

    private static String error(int status, String... words) throws Exception {
        try (Peer peer = Launcher.start(words)) {
            List<String> errors = peer.errors();
            assertThat(peer.exitStatus()).isEqualTo(status);
            assertThat(errors).hasSize(1);
            return errors.getFirst();
        }
    }

    @Test
    void aCommandRunsInTheNamespaceOfAProcess() throws Exception {
        Requires.tool("nsenter");
        try (Peer container = container()) {
            String pid = Long.toString(container.pid());
            assertThat(lines(Launcher.command("--in", pid, "create", name))).hasSize(1);
            lines(Launcher.command("--in=" + pid, "send", name, "it's in"));
            assertThat(lines(Launcher.command("--in", pid, "list")).get(1)).startsWith(name + " ");
            assertThat(lines(Launcher.command("--in", pid, "receive", name))).containsExactly("it's in");
            assertThat(error(5, "info", name)).contains("ENOENT");
            assertThat(error(3, "--in", pid, "receive", name, "--nonblock")).contains("EAGAIN");
        }
    }

    @Test
    void theQueuesOfAllNamespacesAreListed() throws Exception {
        Requires.root();
        try (Peer container = container();
                TestQueue queue = TestQueue.create()) {
            String pid = Long.toString(container.pid());
            lines(Launcher.command("--in", pid, "create", name));
            String number =
                    Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/ipc")).toString();
            String ns = "\"ns\":" + number.replaceAll("\\D", "") + ",";
            try (Peer list = Launcher.start("list", "--everywhere", "--json")) {
                List<String> lines = list.lines();
                assertThat(lines).anyMatch(line -> line.contains("\"name\":\"" + name + "\"," + ns));
                assertThat(lines).anyMatch(line -> line.contains(queue.name().toString()) && !line.contains(ns));
            }
            try (Peer list = Launcher.start("list", "--everywhere")) {
                assertThat(list.lines())
                        .anyMatch(line -> line.startsWith("this namespace: IPC namespace "))
                        .anyMatch(line -> line.contains("IPC namespace " + number.replaceAll("\\D", "")))
                        .anyMatch(line -> line.startsWith(name + " "));
            }
        }
    }

    // A user without any right enters what is his own, and is told of what he may not see.
    @Test
    void anOrdinaryUserListsHisOwnContainers() throws Exception {
        Requires.userNamespace();
        try (Peer container = Launcher.startAsOrdinaryUser(folder, "--version")) {
            assertThat(container.exitStatus()).isZero();
        }
        String line = "unshare -Uri sh -c '\"$0\" create " + name + " >/dev/null && echo there && read end' \"$0\"";
        try (Peer container = ordinary(line);
                Peer list = startWhenThere(container, "--everywhere")) {
            assertThat(list.lines()).anyMatch(each -> each.startsWith(name + " "));
            assertThat(list.errors()).anyMatch(each -> each.contains("in namespaces that this user may not see"));
        }
    }

    private Peer startWhenThere(Peer container, String option) throws Exception {
        assertThat(container.line()).isEqualTo("there");
        return Launcher.startAsOrdinaryUser(folder, "list", option);
    }

    private Peer ordinary(String line) throws Exception {
        List<String> words = new ArrayList<>();
        String launcher = Launcher.file().toString();
        if (Self.euid() == 0) {
            words.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
            launcher = folder.resolve("mqscope/bin/mqscope").toString();
        }
        words.addAll(List.of("env", "HOME=/nonexistent", "sh", "-c", line, launcher));
        return Peer.start(words);
    }

    @Test
    void whatWaitsThereEndsWithASignal() throws Exception {
        Requires.tool("nsenter");
        try (Peer container = container()) {
            String pid = Long.toString(container.pid());
            lines(Launcher.command("--in", pid, "create", name));
            try (Peer receive = Launcher.start("--in", pid, "receive", name)) {
                Await.until("it waits", () -> Blocked.isAnyThread(receive.pid()));
                Signals.kill((int) receive.pid(), Signal.SIGTERM);
                assertThat(receive.exitStatus()).isZero();
                assertThat(receive.errors()).singleElement().asString().contains("SIGTERM");
            }
        }
    }

    @Test
    void anotherMachineIsReachedBySsh() throws Exception {
        Path programs = Launcher.file().getParent();
        try (LoopbackSsh ssh = LoopbackSsh.start(folder, programs + ":" + System.getenv("PATH"));
                TestQueue queue = TestQueue.create()) {
            String here = queue.name().toString();
            Path file = folder.resolve("it's a file");
            Files.write(file, new byte[] {0, (byte) 0xff, '\''});
            String hostile = "$(echo no) `echo no` 'quoted' \"double\" \\ %s !x";
            lines(on(ssh, "send", here, hostile));
            lines(on(ssh, "send", here, "--file", file.toString()));
            assertThat(lines(on(ssh, "receive", here))).containsExactly(hostile);
            assertThat(lines(on(ssh, "receive", here, "--json")).getFirst()).contains("\"base64\":\"AP8n\"");
            assertThat(lines(on(ssh, "--in", Integer.toString(Self.pid()), "info", here)))
                    .contains(here);
        }
    }

    private static List<String> on(LoopbackSsh ssh, String... words) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "PATH=" + ssh.bin() + ":" + System.getenv("PATH"),
                Launcher.file().toString()));
        command.addAll(List.of("--on", "loopback"));
        command.addAll(List.of(words));
        return command;
    }

    @Test
    void aMachineWithoutMqscopeSaysSo() throws Exception {
        try (LoopbackSsh ssh = LoopbackSsh.start(folder, "/usr/local/bin:/usr/bin:/bin");
                Peer list = Peer.start(on(ssh, "list"))) {
            assertThat(list.errors()).singleElement().asString().contains("there is no mqscope on ");
            assertThat(list.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeReachedIsSaidInOneLine() throws Exception {
        assertThat(error(1, "--in", "999999999", "list")).contains("there is no process 999999999");
        assertThat(error(1, "--in", "no-such-container", "list")).contains("called no-such-container", "--everywhere");
        assertThat(error(2, "--in")).contains("--in wants a value");
        assertThat(error(2, "--in", "1", "--in", "2", "list")).contains("--in is given twice");
        assertThat(error(2, "list", "--in", "1")).contains("'--in' comes before the command");
        assertThat(error(2, "--on", "a", "--log", "x", "list")).contains("cannot be combined");
    }

    @Test
    void rootRunsNothingThatAnotherCanChange() throws Exception {
        try (Peer list = Launcher.startAsOrdinaryUser(folder, "--as-root", "list")) {
            assertThat(list.errors()).singleElement().asString().contains("--as-root: ");
            assertThat(list.exitStatus()).isEqualTo(6);
        }
    }
}
