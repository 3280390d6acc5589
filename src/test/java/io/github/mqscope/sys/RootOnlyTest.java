package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.RootFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real files of real owners.
class RootOnlyTest {
    private static final int NOBODY = 65534;

    /// As `setfacl -m u:65534:rwx PATH`.
    private static final String ACL = """
            #include <sys/xattr.h>
            int main(int argc, char **argv) {
                struct { unsigned version; struct { unsigned short tag, perm; unsigned id; } entry[5]; } acl =
                    { 2, { { 1, 7, -1 }, { 2, 7, 65534 }, { 4, 5, -1 }, { 16, 7, -1 }, { 32, 5, -1 } } };
                return setxattr(argv[1], "system.posix_acl_access", &acl, sizeof acl, 0) != 0;
            }
            """;

    private RootFolder folder;
    private Path tree;
    private Path file;

    @BeforeEach
    void makeATree() throws Exception {
        Requires.root();
        folder = RootFolder.create();
        tree = folder.path().resolve("tree");
        file = Files.writeString(Files.createDirectories(tree.resolve("lib")).resolve("program"), "x");
    }

    @AfterEach
    void remove() throws Exception {
        if (folder != null) {
            folder.close();
        }
    }

    private static void mode(Path path, String mode) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void giveAway(Path path) throws Exception {
        Files.setAttribute(path, "unix:uid", NOBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void anInstallationIsAsGoodAsTheJavaItRunsOn() throws Exception {
        Path java = Files.createDirectories(folder.path().resolve("java/bin"));
        Files.writeString(tree.resolve("jdk"), java.getParent() + "\n");
        assertThat(RootOnly.installationFault(tree)).isEmpty();
        giveAway(java);
        assertThat(RootOnly.installationFault(tree).orElseThrow()).isEqualTo(java + " belongs to user " + NOBODY);
        Files.delete(tree.resolve("jdk"));
        assertThat(RootOnly.installationFault(tree).orElseThrow()).startsWith("it cannot be seen who may change it: ");
    }

    @Test
    void rootsOwnIsGood() throws Exception {
        assertThat(RootOnly.fault(tree)).isEmpty();
        assertThat(RootOnly.fault(file)).isEmpty();
        assertThat(RootOnly.fault(Path.of("/usr/bin/env"))).isEmpty();
    }

    @Test
    void aFileOfAnotherIsNamed() throws Exception {
        giveAway(file);
        assertThat(RootOnly.fault(tree)).contains(file + " belongs to user 65534");
    }

    @Test
    void aFolderOfAnotherAboveIsNamed() throws Exception {
        giveAway(tree);
        assertThat(RootOnly.fault(file)).contains(tree + " belongs to user 65534");
    }

    @Test
    void whatAGroupMayWriteIsNamed() throws Exception {
        mode(file, "rw-rw-r--");
        assertThat(RootOnly.fault(tree)).contains("others may write to " + file + ", its mode is 664");
    }

    @Test
    void aStickyFolderIsNoException(@TempDir Path temporary) throws Exception {
        assertThat(RootOnly.fault(Files.writeString(temporary.resolve("program"), "x")))
                .contains("others may write to /tmp, its mode is 1777");
    }

    @Test
    void anAccessControlListIsSeenByItsMask() throws Exception {
        try (Peer acl = CProgram.of(ACL).start(tree.toString())) {
            assumeTrue(acl.exitStatus() == 0, "needs a file system with access control lists");
        }
        assertThat(RootOnly.fault(file)).contains("others may write to " + tree + ", its mode is 775");
    }

    @Test
    void aLinkOfAnotherIsNamedAlsoWhereItLeadsToRootsOwn() throws Exception {
        Path link = Files.createSymbolicLink(folder.path().resolve("link"), tree);
        assertThat(RootOnly.fault(link.resolve("lib/program"))).isEmpty();
        giveAway(link);
        assertThat(RootOnly.fault(link.resolve("lib/program"))).contains(link + " belongs to user 65534");
    }

    @Test
    void whatALinkInItLeadsToIsLookedAt() throws Exception {
        Path elsewhere = Files.createDirectory(folder.path().resolve("elsewhere"));
        Path target = Files.writeString(elsewhere.resolve("target"), "x");
        Files.createSymbolicLink(tree.resolve("lib/link"), Path.of("../../elsewhere/./target"));
        assertThat(RootOnly.fault(tree)).isEmpty();
        giveAway(target);
        assertThat(RootOnly.fault(tree)).contains(target + " belongs to user 65534");
        giveAway(elsewhere);
        assertThat(RootOnly.fault(tree)).contains(elsewhere + " belongs to user 65534");
    }

    @Test
    void aLinkThatLeadsNowhereIsRoots() throws Exception {
        Files.createSymbolicLink(tree.resolve("lib/link"), Path.of("nowhere"));
        assertThat(RootOnly.fault(tree)).isEmpty();
    }

    @Test
    void aFolderThatALinkLeadsToIsLookedThrough() throws Exception {
        Path elsewhere = Files.createDirectory(folder.path().resolve("elsewhere"));
        Path target = Files.writeString(elsewhere.resolve("target"), "x");
        Files.createSymbolicLink(tree.resolve("lib/link"), elsewhere);
        giveAway(target);
        assertThat(RootOnly.fault(tree)).contains(target + " belongs to user 65534");
    }
}
