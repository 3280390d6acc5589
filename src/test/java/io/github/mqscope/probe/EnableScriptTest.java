package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.RootFolder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `mqscope-enable` as root starts it: what it would run is a script that says so.
class EnableScriptTest {
    private static final int NOBODY = 65534;

    private RootFolder folder;
    private Path home;

    @BeforeEach
    void install() throws Exception {
        Requires.root();
        folder = RootFolder.create();
        home = folder.path().resolve("mq scope");
        program("bin/mqscope-enable", Files.readString(Path.of("packaging/launcher/mqscope-enable")));
        program("lib/runtime/bin/java", "#!/bin/sh\necho ran\n");
    }

    @AfterEach
    void remove() throws Exception {
        if (folder != null) {
            folder.close();
        }
    }

    private Path program(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void giveAway(Path path) throws Exception {
        Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }

    private void runs() throws Exception {
        try (Peer enable = Peer.start(home.resolve("bin/mqscope-enable").toString())) {
            assertThat(enable.lines()).containsExactly("ran");
            assertThat(enable.errors()).isEmpty();
        }
        assertThat(Elevation.fault(home.resolve("bin/mqscope-enable"))).isEmpty();
    }

    private void refuses(Path because) throws Exception {
        try (Peer enable = Peer.start(home.resolve("bin/mqscope-enable").toString())) {
            assertThat(enable.errors())
                    .singleElement()
                    .asString()
                    .startsWith("mqscope-enable: others than root can change " + because + "; install the package");
            assertThat(enable.lines()).isEmpty();
            assertThat(enable.exitStatus()).isEqualTo(ProbeStarter.REFUSED);
        }
        assertThat(Elevation.fault(home.resolve("bin/mqscope-enable")))
                .hasValueSatisfying(why -> assertThat(why).contains(because.toString()));
    }

    @Test
    void runsWhatRootAloneCanChange() throws Exception {
        runs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bin", "bin/mqscope-enable", "lib", "lib/runtime", "lib/runtime/bin/java"})
    void refusesWhatAnotherOwns(String what) throws Exception {
        Path path = home.resolve(what);
        giveAway(path);
        refuses(path);
    }

    @Test
    void refusesWhatAGroupMayWrite() throws Exception {
        Path lib = home.resolve("lib");
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxrwxr-x"));
        refuses(lib);
    }

    @Test
    void refusesALinkToWhatAnotherOwns(@TempDir Path temporary) throws Exception {
        Files.createSymbolicLink(home.resolve("lib/extra"), Files.createFile(temporary.resolve("file")));
        refuses(Path.of("/tmp"));
    }

    // What is at its end is root's; but another may have the link lead elsewhere after the check.
    @Test
    void refusesALinkThatLeadsThroughAFolderOfAnother() throws Exception {
        Path own = Files.createFile(folder.path().resolve("own.jar"));
        Path hop = Files.createDirectory(folder.path().resolve("hop"));
        Files.createSymbolicLink(hop.resolve("own.jar"), own);
        Files.createSymbolicLink(home.resolve("lib/own.jar"), hop.resolve("own.jar"));
        runs();
        giveAway(hop);
        refuses(hop);
    }

    @Test
    void refusesALinkThatLeadsThroughALinkInAFolderOfAnother() throws Exception {
        Path own = Files.createDirectory(folder.path().resolve("own"));
        Files.createFile(own.resolve("x.jar"));
        Path hop = Files.createDirectory(folder.path().resolve("hop"));
        Files.createSymbolicLink(hop.resolve("there"), Path.of("../own"));
        Files.createSymbolicLink(home.resolve("lib/x.jar"), hop.resolve("there/x.jar"));
        runs();
        giveAway(hop);
        refuses(hop);
    }

    @Test
    void runsWithALinkThatLeadsNowhere() throws Exception {
        Files.createSymbolicLink(home.resolve("lib/src.zip"), Path.of("../nowhere.zip"));
        runs();
    }

    @Test
    void theJavaOfABuildIsLookedAtAsWell() throws Exception {
        Path jdk = folder.path().resolve("jdk");
        Files.createDirectories(home.resolve("lib"));
        Files.move(home.resolve("lib/runtime"), jdk);
        Files.writeString(home.resolve("jdk"), jdk + "\n");
        runs();
        giveAway(jdk.resolve("bin"));
        refuses(jdk.resolve("bin"));
    }

    @Test
    void theNameOfWhatIsForeignIsShownWithoutWhatATerminalObeys() throws Exception {
        Path hostile = Files.createFile(home.resolve("lib/\u001b]0;x\u0007\\033[1m"));
        giveAway(hostile);
        try (Peer enable = Peer.start(home.resolve("bin/mqscope-enable").toString())) {
            assertThat(enable.errors()).singleElement().asString().contains("lib/]0;x\\033[1m; install");
        }
    }

    @Test
    void aNameWithALineBreakIsRefused() throws Exception {
        home = Files.move(home, folder.path().resolve("mq\nscope"));
        try (Peer enable = Peer.start(home.resolve("bin/mqscope-enable").toString())) {
            assertThat(enable.errors()).singleElement().asString().contains("has a line break");
            assertThat(enable.lines()).isEmpty();
            assertThat(enable.exitStatus()).isEqualTo(ProbeStarter.REFUSED);
        }
    }

    @Test
    void aNameIsNoPatternForAnother() throws Exception {
        Path given = Files.createDirectory(folder.path().resolve("g[ab]"));
        Files.createDirectory(folder.path().resolve("ga"));
        home = Files.move(home, given.resolve("m"));
        runs();
        giveAway(given);
        refuses(given);
    }
}
