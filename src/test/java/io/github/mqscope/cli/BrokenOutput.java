package io.github.mqscope.cli;

import io.github.mqscope.Main;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands in a process of their own whose standard output takes nothing.
enum BrokenOutput {
    /// A pipe that nobody reads any more.
    NO_READER("mkfifo \"$0\"/pipe; exec 3<>\"$0\"/pipe; exec 1>\"$0\"/pipe; exec 3<&-; rm \"$0\"/pipe"),
    CLOSED("exec 1>&-"),
    FULL("exec 1>/dev/full");

    private final String shell;

    BrokenOutput(String shell) {
        this.shell = shell;
    }

    /// Starts a command.
    /// @param directory where journals are kept; `$0` for the shell
    Peer start(Path directory, String... words) throws IOException {
        return start(shell, directory, words);
    }

    /// Starts a command behind other words of a shell.
    static Peer start(String shell, Path directory, String... words) throws IOException {
        return start(List.of(), shell, directory, words);
    }

    /// In a mount namespace of its own.
    static Peer inMounts(String shell, Path directory, String... words) throws IOException {
        return start(List.of("unshare", "--mount"), shell, directory, words);
    }

    /// Starts a command under a program such as `strace`.
    static Peer start(List<String> wrapper, String shell, Path directory, String... words) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of("sh", "-c", "export XDG_STATE_HOME=\"$0\" && " + shell + " && exec \"$@\""));
        command.add(directory.toString());
        command.addAll(List.of("env", "--block-signal=INT,TERM,HUP,RTMIN+2,RTMIN+3,RTMIN+4,RTMIN+5"));
        command.addAll(JavaProgram.command(Main.class, words));
        return Peer.start(command);
    }
}
