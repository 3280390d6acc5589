package io.github.mqscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files that programs of ours, their Java and its libraries are known to leave behind where nobody looks.
///
/// @param kinds what the names in a folder are like
record LeftoverFiles(Map<Path, List<String>> kinds) {
    /// Looks nowhere.
    static final LeftoverFiles NONE = new LeftoverFiles(Map.of());

    /// Where this user's programs leave them. The folder for temporary files is fixed in HotSpot.
    static LeftoverFiles ofUser() {
        return below(Path.of("/tmp"), Path.of(System.getProperty("user.home")));
    }

    static LeftoverFiles below(Path temporary, Path home) {
        return new LeftoverFiles(Map.of(
                temporary,
                List.of(".java_pid*", "hsperfdata_*", "+JXF*.tmp"),
                home.resolve(".openjfx"),
                List.of("cache"),
                home.resolve(".cache"),
                List.of("JNA"),
                home.resolve(".local/state/mqscope"),
                List.of("hs_err_*"),
                home.resolve(".local/state/mqscope/journals"),
                List.of("*")));
    }

    /// Those that are there now, but for the fonts of living processes, which delete them as they end.
    Set<Path> present() {
        Set<Path> present = new TreeSet<>();
        kinds.forEach((folder, names) -> names.forEach(name -> present.addAll(matching(folder, name))));
        present.removeIf(file -> file.getFileName().toString().startsWith("+JXF") && isMapped(file));
        return present;
    }

    private static boolean isMapped(Path file) {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes.anyMatch(process -> maps(process.pid()).contains(file.toString()));
        }
    }

    private static String maps(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/maps"), StandardCharsets.ISO_8859_1);
        } catch (IOException anothersOrGone) {
            return "";
        }
    }

    private static List<Path> matching(Path folder, String name) {
        List<Path> matching = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
            files.forEach(matching::add);
            return matching;
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
