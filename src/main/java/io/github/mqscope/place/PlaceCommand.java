package io.github.mqscope.place;

import io.github.mqscope.sys.RootOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The command line that takes this program one step towards a place; what is left of the way it finds itself there.
///
/// @param home        the folder of this program, whose bin/mqscope starts it
/// @param isRoot      whether this process is root
/// @param hasTerminal whether a password can be asked for at a terminal; else sudo serves where it asks for none, and
///                    else pkexec with its own dialog
public record PlaceCommand(Path home, boolean isRoot, boolean hasTerminal) {
    /// Run by the other machine's shell, whichever it is; the words of the command come after it.
    private static final String THERE = "command -v mqscope >/dev/null || PATH=$PATH:/opt/mqscope/bin; "
            + "command -v mqscope >/dev/null || { "
            + "echo \"mqscope: there is no mqscope on $(uname -n): install the same version there\" >&2; exit 1; }; "
            + "exec mqscope \"$@\"";

    private static final long ANSWER_SECONDS = 10;

    private static final byte[] APOSTROPHE = {'\'', '\\', '\'', '\''};

    /// The words, empty where the place is reached.
    /// @param rest what is to run there
    /// @throws PlaceException where there is no way
    public Optional<List<byte[]>> next(Place place, List<byte[]> rest) throws IOException {
        if (place.host().isPresent()) {
            return Optional.of(ssh(place.host().get(), place.onItsHost(), rest));
        }
        if (place.asRoot() && !isRoot) {
            return Optional.of(asRoot(own(place.byRoot(), rest)));
        }
        if (place.inside().isPresent()) {
            IpcNamespace there = Containers.find(place.inside().get());
            return there.isOurs() ? Optional.empty() : Optional.of(join(enter(there), own(Place.HERE, rest)));
        }
        return Optional.empty();
    }

    private List<byte[]> own(Place left, List<byte[]> rest) {
        return join(words(home.resolve("bin/mqscope").toString()), options(left), rest);
    }

    private static List<byte[]> options(Place place) {
        return words(place.options().toArray(String[]::new));
    }

    private List<byte[]> ssh(String host, Place left, List<byte[]> rest) {
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        for (byte[] word : join(words("exec", "sh", "-c", THERE, "mqscope"), options(left), rest)) {
            quote(script, word);
            script.write(' ');
        }
        boolean askThere = left.asRoot() && hasTerminal;
        List<byte[]> ssh = askThere ? words("ssh", "-t", "--", host) : words("ssh", "--", host);
        return join(ssh, List.of(script.toByteArray()));
    }

    // For any shell: bytes of whatever encoding, between apostrophes.
    private static void quote(ByteArrayOutputStream script, byte[] word) {
        script.write('\'');
        for (byte each : word) {
            if (each == '\'') {
                script.writeBytes(APOSTROPHE);
            } else {
                script.write(each);
            }
        }
        script.write('\'');
    }

    private List<byte[]> asRoot(List<byte[]> command) throws IOException {
        Optional<String> fault = RootOnly.installationFault(home);
        if (fault.isPresent()) {
            throw new PlaceException(
                    "--as-root: root runs nothing that another can change, and " + fault.get()
                            + "; install the package, or use sudo with a copy of mqscope that is root's",
                    true);
        }
        boolean sudo = isThere("sudo");
        if (sudo && hasTerminal) {
            return join(words("sudo", "--"), command);
        }
        if (sudo && asksNothing()) {
            return join(words("sudo", "-n", "--"), command);
        }
        if (!isThere("pkexec")) {
            throw new PlaceException(
                    "--as-root: "
                            + (sudo
                                    ? "sudo has no terminal to ask for a password at, and there is no pkexec"
                                    : "there is no sudo and no pkexec")
                            + " here; become root by another way, on another machine as root@HOST, and run mqscope then",
                    true);
        }
        return join(words("pkexec"), command);
    }

    // Without a terminal sudo can serve only whom it trusts without a password.
    private static boolean asksNothing() throws IOException {
        try {
            Process sudo = new ProcessBuilder("sudo", "-n", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            sudo.getOutputStream().close();
            if (!sudo.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                sudo.destroy();
                return false;
            }
            return sudo.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static boolean isThere(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(":"))
                .filter(folder -> folder.startsWith("/"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    // A user without rights is root in a user namespace of his own; there he may mount what shows its queues.
    private List<byte[]> enter(IpcNamespace there) throws PlaceException {
        List<byte[]> ipc = words("nsenter", "--target", Integer.toString(there.pid()), "--ipc");
        if (isRoot) {
            return join(ipc, words("--"));
        }
        if (there.isInOurUserNamespace()) {
            throw new PlaceException(
                    "the IPC namespace of process " + there.pid() + " (" + there.label()
                            + ") was made by root, and only root may enter it: use --as-root too",
                    true);
        }
        List<byte[]> keep = there.isSetgroupsDenied() ? words("--preserve-credentials") : words();
        return join(join(ipc, words("--user")), keep, words("--", "unshare", "--mount", "--"));
    }

    private static List<byte[]> words(String... words) {
        return Stream.of(words)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<byte[]> join(List<byte[]> first, List<byte[]> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static List<byte[]> join(List<byte[]> first, List<byte[]> then, List<byte[]> last) {
        return join(join(first, then), last);
    }
}
