package io.github.mqscope.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The BPF programs, maps and links that a process holds, as `prog 12`.
public final class KernelObjects {
    private static final Pattern LINE = Pattern.compile("(?m)^(prog|map|link)_id:\\s+(\\d+)$");

    private KernelObjects() {}

    /// Those of a process.
    public static List<String> of(long pid) throws IOException {
        try (var files = Files.list(Path.of("/proc/" + pid + "/fdinfo"))) {
            return files.flatMap(file -> LINE.matcher(read(file))
                            .results()
                            .limit(1)
                            .map(found -> found.group(1) + " " + found.group(2)))
                    .distinct()
                    .toList();
        }
    }

    // A link's file names its program too.
    private static String read(Path file) {
        try {
            String text = Files.readString(file);
            int link = text.indexOf("link_id:");
            return link < 0 ? text : text.substring(link);
        } catch (IOException closed) {
            return "";
        }
    }

    /// Whether the kernel still has one. Needs bpftool.
    public static boolean exists(String object) {
        String[] words = object.split(" ", 2);
        try (Peer bpftool = Peer.start("bpftool", words[0], "show", "id", words[1])) {
            return bpftool.exitStatus() == 0;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
