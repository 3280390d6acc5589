package io.github.mqscope.testing;

import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A C program that knows nothing of mqscope, compiled with `cc` when first needed, once a JVM.
public final class CProgram {
    private static final String HOLDER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_RDWR);
                printf("%d\\n", q);
                fflush(stdout);
                return getchar() == 0;
            }
            """;

    private static final Map<String, CProgram> COMPILED = new ConcurrentHashMap<>();

    private final Path executable;

    private CProgram(Path executable) {
        this.executable = executable;
    }

    /// A process that holds a queue open for reading and writing until its input ends; it does when this returns.
    public static Peer holding(QueueName name) throws IOException, InterruptedException {
        Peer holder = of(HOLDER).start(name.toString());
        holder.line();
        return holder;
    }

    /// The program of a source. Skips the test where there is no `cc`; a [JavaProgram], which cannot skip it, takes
    /// the [#executable] from its test.
    public static CProgram of(String source) {
        Requires.tool("cc");
        return COMPILED.computeIfAbsent(source, CProgram::compile);
    }

    private static CProgram compile(String source) {
        try {
            Path directory = Files.createTempDirectory("mqscope-peer");
            Path executable = directory.resolve("peer");
            Path code = Files.writeString(directory.resolve("peer.c"), source);
            deleteAtExit(directory, code, executable);
            try (Peer cc = Peer.start("cc", "-O2", "-pthread", "-o", executable.toString(), code.toString())) {
                List<String> errors = cc.errors();
                if (cc.exitStatus() != 0) {
                    throw new AssertionError("cc: " + String.join("\n", errors));
                }
            }
            return new CProgram(executable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while compiling", e);
        }
    }

    private static void deleteAtExit(Path... directoryFirst) {
        Arrays.asList(directoryFirst).forEach(path -> path.toFile().deleteOnExit());
    }

    /// Starts it as a process of its own.
    public Peer start(String... arguments) throws IOException {
        return Peer.start(command(arguments));
    }

    /// Runs it to its end and gives what it printed.
    /// @throws AssertionError if it does not exit with 0
    public List<String> run(String... arguments) throws IOException, InterruptedException {
        try (Peer peer = start(arguments)) {
            List<String> lines = peer.lines();
            if (peer.exitStatus() != 0) {
                throw new AssertionError("exit status " + peer.exitStatus() + ": " + lines + peer.errors());
            }
            return lines;
        }
    }

    /// Its command line, to be run under another program.
    public List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /// Its file.
    public Path executable() {
        return executable;
    }
}
