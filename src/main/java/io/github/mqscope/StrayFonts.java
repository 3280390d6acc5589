package io.github.mqscope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The copies of the icons' fonts that windows of this user have left in the folder for temporary files.
///
/// JavaFX reads a font out of a file of its own and deletes that as its process ends, which SIGKILL does not let
/// happen. The file's name tells nothing of the process; but as long as that lives, the file is mapped there.
record StrayFonts(Path folder) {
    private static final String NAMES = "+JXF*.tmp";
    private static final List<String> FONTS = List.of(
            "META-INF/resources/feather/4.28/fonts/feather.ttf", "META-INF/resources/ikonli/0.0.0/fonts/ikonli.ttf");

    /// Longer than from the file's beginning to its being mapped.
    static final Duration MADE_BEFORE = Duration.ofSeconds(10);

    StrayFonts() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Deletes those that no living process has mapped. What cannot be read or deleted stays.
    void delete() {
        try {
            List<Path> strays = candidates();
            if (!strays.isEmpty()) {
                strays.removeAll(mapped(strays));
            }
            for (Path stray : strays) {
                Files.deleteIfExists(stray);
            }
        } catch (IOException unreadable) {
            // They are no worse than before.
        }
    }

    private List<Path> candidates() throws IOException {
        List<Path> candidates = new ArrayList<>();
        Instant before = Instant.now().minus(MADE_BEFORE);
        Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        List<byte[]> fonts = fonts();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAMES)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.getAttribute(file, "unix:uid").equals(uid)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)
                        && isOneOf(fonts, file)) {
                    candidates.add(file);
                }
            }
        }
        return candidates;
    }

    static List<byte[]> fonts() throws IOException {
        List<byte[]> fonts = new ArrayList<>();
        for (String name : FONTS) {
            try (InputStream font = StrayFonts.class.getClassLoader().getResourceAsStream(name)) {
                if (font != null) {
                    fonts.add(font.readAllBytes());
                }
            }
        }
        return fonts;
    }

    // A window that is killed early leaves only the beginning of one.
    private static boolean isOneOf(List<byte[]> fonts, Path file) throws IOException {
        int longest = fonts.stream().mapToInt(font -> font.length).max().orElse(0);
        if (Files.size(file) > longest) {
            return false;
        }
        byte[] found = Files.readAllBytes(file);
        return fonts.stream().anyMatch(font -> isBeginning(found, font));
    }

    private static boolean isBeginning(byte[] found, byte[] font) {
        return found.length <= font.length && Arrays.equals(found, 0, found.length, font, 0, found.length);
    }

    private static List<Path> mapped(List<Path> files) throws IOException {
        List<Path> mapped = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                String maps = maps(process);
                files.stream().filter(file -> maps.contains(file.toString())).forEach(mapped::add);
            }
        }
        return mapped;
    }

    private static String maps(Path process) {
        try {
            return Files.readString(process.resolve("maps"), StandardCharsets.ISO_8859_1);
        } catch (IOException anothersOrGone) {
            return "";
        }
    }
}
