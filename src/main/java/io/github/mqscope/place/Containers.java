package io.github.mqscope.place;

import io.github.mqscope.sys.Self;
import io.github.mqscope.text.Escaped;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Which IPC namespace a person means.
final class Containers {
    private static final int PATIENCE_SECONDS = 10;
    private static final int LONGEST_ANSWER = 64;

    private Containers() {}

    /// The one of a PID, or of a container's name or ID, or of a unit.
    static IpcNamespace find(String word) throws IOException {
        if (word.matches("\\d{1,9}")) {
            return ofProcess(Integer.parseInt(word));
        }
        IpcNamespaces.Found found = IpcNamespaces.read();
        List<IpcNamespace> called =
                found.namespaces().stream().filter(each -> each.isCalled(word)).toList();
        if (called.size() > 1) {
            throw new PlaceException(Escaped.of(word) + " is " + called.size() + " namespaces: "
                    + called.stream().map(one -> "--in " + one.pid()).collect(Collectors.joining(", ")));
        }
        if (called.size() == 1) {
            return called.getFirst();
        }
        Optional<Integer> pid = asked("podman", word).or(() -> asked("docker", word));
        if (pid.isPresent()) {
            return ofProcess(pid.get());
        }
        throw new PlaceException("no container or unit that can be seen is called " + Escaped.of(word)
                + " and has an IPC namespace of its own"
                + (found.unseen() > 0
                        ? "; " + found.unseen() + (found.unseen() == 1 ? " process of another" : " processes of others")
                                + " may not be seen"
                        : "")
                + "; `mqscope list --everywhere` shows those there are");
    }

    private static IpcNamespace ofProcess(int pid) throws IOException {
        try {
            return IpcNamespaces.of(pid);
        } catch (AccessDeniedException e) {
            throw new PlaceException(
                    "the namespace of process " + pid + " may not be seen by this user; "
                            + (Self.euid() == 0 ? "the kernel refuses it here, even to root" : "with --as-root it may"),
                    true);
        } catch (NoSuchFileException e) {
            throw new PlaceException("there is no process " + pid);
        }
    }

    // Names that only the engine knows; it answers with the container's first process.
    private static Optional<Integer> asked(String engine, String word) {
        try {
            Process process = new ProcessBuilder(engine, "inspect", "--format", "{{.State.Pid}}", "--", word)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(new File("/dev/null"))
                    .start();
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly); // They hold what it writes to.
                process.destroyForcibly();
                return process;
            });
            byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
            String pid = new String(answer, StandardCharsets.US_ASCII).strip();
            return Optional.of(pid)
                    .filter(number -> number.matches("[1-9]\\d{0,8}"))
                    .map(Integer::parseInt)
                    .filter(IpcNamespaces::isContainers); // An engine may be one of another machine.
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
