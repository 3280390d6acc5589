package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.RootFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When a window without the privilege offers the privileged step: a program of its own, with the right taken away.
class ProbingOfferTest {
    private static final int NOBODY = 65534;

    /// usage: STARTER; prints what the window would be told.
    static void main(String[] args) throws Exception {
        EventLog log = new EventLog();
        try (EventLoop loop = new EventLoop((what, why) -> {});
                LocalProbing probing = new LocalProbing(
                        QueueAccess.open(),
                        new LocalTracing(loop, new TraceLog(), log),
                        log,
                        Optional.of(Path.of(args[0])))) {
            probing.open();
            Await.until("it is known", () -> !(probing.state() instanceof ProbeStatus.Opening));
            System.out.println(probing.state());
        }
    }

    @BeforeEach
    void needs() {
        Requires.root();
        Requires.tool("setpriv");
        Requires.bpf();
    }

    private static Path install(Path home) throws Exception {
        for (String program : new String[] {"bin/mqscope-enable", "lib/runtime/bin/java"}) {
            Path file = home.resolve(program);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return home.resolve("bin/mqscope-enable");
    }

    private static String state(Path starter) throws Exception {
        try (Peer window = JavaProgram.start(Launcher.withoutRights(), ProbingOfferTest.class, starter.toString())) {
            return window.line();
        }
    }

    @Test
    void itIsOfferedWhereRootAloneCanChangeWhatItRuns() throws Exception {
        try (RootFolder folder = RootFolder.create()) {
            Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(state(install(folder.path())))
                    .contains("NOT_PRIVILEGED", "askable=true", "Enable peek and trace once");
        }
    }

    @Test
    void elsewhereTheReasonIsGivenAndTheWayThatServes() throws Exception {
        try (RootFolder folder = RootFolder.create()) {
            Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
            Path starter = install(folder.path());
            Path runtime = folder.path().resolve("lib/runtime");
            Files.setAttribute(runtime, "unix:uid", NOBODY);
            assertThat(state(starter))
                    .contains(
                            "NOT_PRIVILEGED", "askable=false", runtime + " belongs to user 65534. Install the package");
        }
    }
}
