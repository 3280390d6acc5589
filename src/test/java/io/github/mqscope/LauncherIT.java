package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The staged launcher, with the real Java and with a stand-in that tells how it was started.
@Timeout(120)
class LauncherIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("mqscope.launcher"));

    private static final Path HOME = LAUNCHER.resolve("../..").normalize();

    // Reads its mask without a child: dash changes it around one.
    private static final String TELLING_JAVA = """
            #!/bin/sh
            while read -r key value; do [ "$key" != SigBlk: ] || echo "$key $value"; done < /proc/$$/status
            for argument; do printf '<%s>\\n' "$argument"; done
            """;

    @TempDir
    Path directory;

    private Path jdk(String version) throws IOException {
        Path jdk = directory.resolve("jdk-" + version);
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, TELLING_JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private List<String> told(Path launcher, Path jdk, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "MQSCOPE_JAVA=" + jdk, launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        try (Peer peer = Peer.start(command)) {
            List<String> lines = peer.lines();
            assertThat(peer.errors()).isEmpty();
            assertThat(peer.exitStatus()).isZero();
            return lines;
        }
    }

    @Test
    void printsItsUsageAndNothingElse() throws Exception {
        try (Peer peer = Peer.start(LAUNCHER.toString(), "--help")) {
            assertThat(peer.lines()).anyMatch(line -> line.startsWith("Usage: mqscope"));
            assertThat(peer.errors()).isEmpty();
            assertThat(peer.exitStatus()).isZero();
        }
    }

    @Test
    void aDisplayThatCannotBeReachedIsToldInOneLine() throws Exception {
        try (Peer peer = Peer.start("env", "-u", "WAYLAND_DISPLAY", "DISPLAY=:4711", LAUNCHER.toString())) {
            assertThat(peer.errors())
                    .singleElement()
                    .asString()
                    .startsWith("mqscope: window: ")
                    .doesNotContain("Exception");
            assertThat(peer.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneLine() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (Peer peer = Peer.start(LAUNCHER.toString(), "tour", "--out", file.toString())) {
            assertThat(peer.errors()).containsExactly("mqscope: cannot use " + file + ": it is no folder");
            assertThat(peer.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void printsNoWarningWhereItWasMovedSinceTheCacheWasMade() throws Exception {
        Path moved = directory.resolve("with a space");
        try (Peer copy = Peer.start("cp", "-r", HOME.toString(), moved.toString())) {
            assertThat(copy.exitStatus()).isZero();
        }
        try (Peer peer = Peer.start(moved.resolve("bin/mqscope").toString(), "--help")) {
            assertThat(peer.lines()).first().asString().startsWith("Usage: mqscope");
            assertThat(peer.errors()).isEmpty();
        }
    }

    // With AOTMode=on the JVM ends where it refuses its cache, without it goes on in silence.
    private static int statusWithCacheOnly(Path launcher) throws Exception {
        try (Peer peer = Peer.start("env", "JAVA_TOOL_OPTIONS=-XX:AOTMode=on", launcher.toString(), "--help")) {
            return peer.exitStatus();
        }
    }

    @Test
    void startsFromItsCache() throws Exception {
        assertThat(statusWithCacheOnly(LAUNCHER)).isZero();
    }

    @Test
    void startsAlsoWhereItsCacheIsBroken() throws Exception {
        Path copy = directory.resolve("broken");
        try (Peer cp = Peer.start("cp", "-r", HOME.toString(), copy.toString())) {
            assertThat(cp.exitStatus()).isZero();
        }
        Files.writeString(copy.resolve("mqscope.aot"), "no cache");
        Path launcher = copy.resolve("bin/mqscope");
        assertThat(statusWithCacheOnly(launcher)).isNotZero();
        try (Peer peer = Peer.start(launcher.toString(), "--help")) {
            assertThat(peer.lines()).first().asString().startsWith("Usage: mqscope");
            assertThat(peer.exitStatus()).isZero();
        }
    }

    @Test
    void handsEveryArgumentOnAsItIs() throws Exception {
        List<String> lines = told(LAUNCHER, jdk("25.0.1"), "send", "/a b", "", "*", "-n $HOME");
        assertThat(lines)
                .endsWith("<send>", "</a b>", "<>", "<*>", "<-n $HOME>")
                .contains("<-Xrs>");
    }

    @Test
    void startsJavaWithTheSignalsBlocked() throws Exception {
        try (Peer env = Peer.start("env", "--block-signal=RTMIN+2", "true")) {
            assumeTrue(env.exitStatus() == 0, "needs an env with --block-signal (coreutils 8.31)");
        }
        String mask = told(LAUNCHER, jdk("26")).getFirst().substring("SigBlk:".length());
        assertThat(new SigSet(Long.parseUnsignedLong(mask.strip(), 16)).containsAll(SignalMask.BLOCKED))
                .isTrue();
    }

    @Test
    void findsItsHomeThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("mqs"), LAUNCHER);
        assertThat(told(link, jdk("25"))).contains("<" + HOME.toRealPath().resolve("lib") + ">");
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        List<String> command = List.of("env", "MQSCOPE_JAVA=" + jdk("21.0.2"), LAUNCHER.toString(), "--help");
        try (Peer peer = Peer.start(command)) {
            assertThat(peer.lines()).anyMatch(line -> line.startsWith("Usage: mqscope"));
        }
    }

    @Test
    void saysInOneSentenceWhatToInstallWhereThereIsNoJava() throws Exception {
        List<String> command = new ArrayList<>(Requires.privateNamespace());
        Path bare = Files.createDirectories(directory.resolve("bare/bin")).resolve("mqscope");
        Files.copy(LAUNCHER, bare);
        command.add(
                "if [ -d /usr/lib/jvm ]; then mount -t tmpfs none /usr/lib/jvm || exit 9; fi; exec env -i PATH=\"$PATH\""
                        + " HOME=" + directory + " sh " + bare + " list");
        try (Peer peer = Peer.start(command)) {
            assertThat(peer.errors()).singleElement().asString().contains("Java 25", "install");
            assertThat(peer.exitStatus()).isEqualTo(1);
        }
    }
}
