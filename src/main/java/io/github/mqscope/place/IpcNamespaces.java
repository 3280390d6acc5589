package io.github.mqscope.place;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.ProgramFile;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The IPC namespaces of this machine that processes are in, read from `/proc`, as this user may see them.
///
/// Takes some milliseconds. A namespace that no process is in, held only by a mount or a descriptor, is not found. See
/// namespaces(7) and proc_pid_ns(5).
public final class IpcNamespaces {
    private static final Path PROC = Path.of("/proc");
    private static final Path SELF = PROC.resolve("self");
    private static final int SHORT_ID = 12;

    private final Map<String, Monitored> podman = new HashMap<>();
    private final Map<Long, List<Integer>> processes = new TreeMap<>();
    private int unseen;

    private IpcNamespaces() {}

    // What podman's monitor of a container calls it, and the monitor: the parent of the container's first process.
    private record Monitored(String name, int monitor) {}

    /// What was found.
    ///
    /// @param namespaces ours first
    /// @param unseen     processes whose namespace this user may not see
    public record Found(List<IpcNamespace> namespaces, int unseen) {}

    /// Looks through all processes.
    public static Found read() throws IOException {
        IpcNamespaces reading = new IpcNamespaces();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path process : all) {
                reading.process(process);
            }
        }
        List<IpcNamespace> found = new ArrayList<>();
        for (Map.Entry<Long, List<Integer>> each : reading.processes.entrySet()) {
            int all = each.getValue().size();
            reading.described(each.getKey(), oldest(each.getValue()), all)
                    .ifPresent(one -> found.add(one.isOurs() ? 0 : found.size(), one));
        }
        return new Found(found, reading.unseen);
    }

    /// Those but this process's, and which of them has a queue, as one of its processes sees `/dev/mqueue`.
    ///
    /// @param others how many there are
    /// @param having those in which it was found; in others it may be all the same
    public record Elsewhere(int others, List<IpcNamespace> having) {}

    /// Looks for a queue by its file's name.
    public static Elsewhere elsewhere(String file) {
        try {
            List<IpcNamespace> others =
                    read().namespaces().stream().filter(one -> !one.isOurs()).toList();
            List<IpcNamespace> having = others.stream()
                    .filter(one -> Files.exists(
                            PROC.resolve(one.pid() + "/root/dev/mqueue").resolve(file)))
                    .toList();
            return new Elsewhere(others.size(), having);
        } catch (IOException unreadable) {
            return new Elsewhere(0, List.of());
        }
    }

    // Not one of ours, which may look in from outside.
    private static int oldest(List<Integer> pids) {
        return pids.stream()
                .filter(pid -> !isMqscope(pid))
                .min(Comparator.naturalOrder())
                .orElseGet(() -> pids.stream().min(Comparator.naturalOrder()).orElseThrow());
    }

    private static boolean isMqscope(int pid) {
        try (Directory process = Directory.open("/proc/" + pid)) {
            return ProgramFile.isMqscope(process);
        } catch (ErrnoException gone) {
            return false;
        }
    }

    /// Whether a process of this machine is in a container, by its control group.
    static boolean isContainers(int pid) {
        return cgroup(pid)
                .filter(name -> name.id().isPresent() || name.name().isPresent())
                .isPresent();
    }

    /// This process's own, by the other processes in it; empty where `/proc` cannot be read.
    public static Optional<IpcNamespace> own() {
        try {
            return read().namespaces().stream().filter(IpcNamespace::isOurs).findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// That of one process.
    /// @throws AccessDeniedException where this user may not see it
    /// @throws IOException           where there is no such process
    static IpcNamespace of(int pid) throws IOException {
        IpcNamespaces reading = new IpcNamespaces();
        long number = number(PROC.resolve(Integer.toString(pid)), "ipc");
        return reading.described(number, pid, 1).orElseThrow(() -> new IOException("process " + pid + " has ended"));
    }

    private void process(Path process) {
        try {
            long number = number(process, "ipc");
            int pid = Integer.parseInt(process.getFileName().toString());
            processes.computeIfAbsent(number, key -> new ArrayList<>()).add(pid);
            if (text(process.resolve("comm")).strip().equals("conmon")) {
                conmon(pid, text(process.resolve("cmdline")).split("\0"));
            }
        } catch (AccessDeniedException e) {
            unseen += isKernels(process) ? 0 : 1;
        } catch (IOException | NumberFormatException gone) {
            // It has ended meanwhile.
        }
    }

    // `conmon -c ID … -n NAME …`.
    private void conmon(int pid, String[] words) {
        String id = "";
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].equals("-c")) {
                id = words[i + 1];
            } else if (words[i].equals("-n") && !id.isEmpty()) {
                podman.put(id, new Monitored(words[i + 1], pid));
            }
        }
    }

    private static boolean isKernels(Path process) {
        try {
            return text(process.resolve("cmdline")).isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Optional<IpcNamespace> described(long number, int pid, int count) {
        Path process = PROC.resolve(Integer.toString(pid));
        try {
            boolean isOurs = number == number(SELF, "ipc");
            ContainerName name = name(processes.getOrDefault(number, List.of(pid)));
            Optional<String> container = name.name()
                    .or(() -> name.id().flatMap(id -> monitored(id, pid)))
                    .or(() -> name.id().map(id -> id.substring(0, SHORT_ID)));
            return Optional.of(new IpcNamespace(
                    number,
                    pid,
                    Escaped.of(text(process.resolve("comm")).strip()),
                    (int) Files.getAttribute(process, "unix:uid"),
                    count,
                    isOurs,
                    number(process, "user") == number(SELF, "user"),
                    isDenied(process),
                    container.map(Escaped::of),
                    name.id(),
                    name.unit().map(Escaped::of)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Optional<String> monitored(String id, int pid) {
        return Optional.ofNullable(podman.get(id))
                .filter(said -> parent(pid) == said.monitor())
                .map(Monitored::name);
    }

    private static int parent(int pid) {
        try {
            String stat = text(PROC.resolve(Integer.toString(pid)).resolve("stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1]);
        } catch (IOException gone) {
            return 0;
        }
    }

    // A container where any is one's: a program may have come in from outside. A unit where all are of one.
    private static ContainerName name(List<Integer> pids) {
        List<ContainerName> names = pids.stream()
                .filter(pid -> !isMqscope(pid))
                .sorted()
                .flatMap(pid -> cgroup(pid).stream())
                .toList();
        boolean sameUnit = names.stream().map(ContainerName::unit).distinct().count() == 1;
        return names.stream()
                .filter(name -> name.unit().isEmpty()
                        && (name.id().isPresent() || name.name().isPresent()))
                .findFirst()
                .or(() -> sameUnit ? Optional.of(names.getFirst()) : Optional.empty())
                .orElse(ContainerName.NONE);
    }

    // The link reads `ipc:[4026531839]`.
    private static long number(Path process, String kind) throws IOException {
        String link =
                Files.readSymbolicLink(process.resolve("ns").resolve(kind)).toString();
        return Long.parseLong(link.replaceAll("\\D", ""));
    }

    private static boolean isDenied(Path process) {
        try {
            return text(process.resolve("setgroups")).strip().equals("deny");
        } catch (IOException unknown) {
            return false;
        }
    }

    // A line a hierarchy, `N:CONTROLLERS:/path`. One that tells of a container goes first, then systemd's own.
    private static Optional<ContainerName> cgroup(int pid) {
        try {
            List<String> lines = text(PROC.resolve(Integer.toString(pid)).resolve("cgroup"))
                    .lines()
                    .sorted(Comparator.comparing(line -> !line.startsWith("0::/") && !line.contains(":name=systemd:")))
                    .toList();
            List<ContainerName> names = lines.stream()
                    .map(line -> ContainerName.of(line.replaceFirst("^\\d+:[^:]*:", "")))
                    .toList();
            return names.stream()
                    .filter(name -> name.id().isPresent() || name.name().isPresent())
                    .findFirst()
                    .or(() -> names.stream()
                            .filter(name -> name.unit().isPresent())
                            .findFirst())
                    .or(() -> names.stream().findFirst());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
