package io.github.mqscope.cli;

import io.github.mqscope.local.KeptJournals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope train`, which help does not list: the run from which the JVM makes its cache when mqscope is built.
///
/// A cache holds the classes that its training run has loaded. So this runs the commands that end by themselves,
/// also into a failure, on a queue of its own, and the tour. What they say goes nowhere; what the machine does
/// not allow is passed over.
@Command(
        name = "train",
        hidden = true,
        description = "Runs every part of the program once, for the cache of its start.")
final class TrainCommand extends PromptCommand {
    private static final Pattern FAR = Pattern.compile(".*/mqscope/(relay|pipe|place)/[^-]*\\.class");

    @Option(names = "--tour", paramLabel = "DIR", description = "Plays the tour too, into this folder.")
    private @Nullable Path tour;

    @Option(names = "--on-display", description = "The tour, in a window that is seen: it starts as any other does.")
    private boolean onDisplay;

    @Option(names = "--classes", paramLabel = "F", description = "Loads these classes too: those of a graphics card.")
    private @Nullable Path classes;

    TrainCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException, ClassNotFoundException {
        Path journals = Files.createTempDirectory("mqscope-train-");
        Commands silent = new Commands(new Terminal(nowhere(journals)));
        for (String line : lines("/mqscope-train-" + ProcessHandle.current().pid())) {
            silent.execute(line.split(" ", -1));
        }
        Files.delete(journals);
        Optional<WindowOpener> opener = terminal.context().window();
        if (opener.isPresent()) {
            opener.get().rehearse();
        }
        load();
        if (classes != null) {
            for (String name : Files.readAllLines(classes)) {
                Class.forName(name, false, getClass().getClassLoader());
            }
        }
        return tour == null ? 0 : opener.orElseThrow().tour(tour, onDisplay);
    }

    // What only a start on another machine reaches.
    private void load() throws IOException, ClassNotFoundException {
        Path jar = Path.of(URI.create(
                getClass().getProtectionDomain().getCodeSource().getLocation().toString()));
        if (Files.isRegularFile(jar)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (String entry : file.stream().map(JarEntry::getName).toList()) {
                    if (FAR.matcher(entry).matches()) {
                        Class.forName(
                                entry.replace('/', '.').replaceFirst("\\.class$", ""),
                                false,
                                getClass().getClassLoader());
                    }
                }
            }
        }
    }

    private static List<String> lines(String queue) {
        String words = """
                --help
                list
                create QUEUE --maxmsg 4 --msgsize 64
                send QUEUE hello --priority 3
                send QUEUE again --timeout 1s
                list
                list --json
                info QUEUE
                info QUEUE --json
                peek QUEUE
                peek QUEUE --json
                receive QUEUE --nonblock
                receive QUEUE --json --timeout 1s
                receive QUEUE --nonblock
                send --help
                unlink QUEUE
                info QUEUE
                """;
        return words.replace("QUEUE", queue).lines().toList();
    }

    private static CommandContext nowhere(Path journals) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new CommandContext(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                () -> new KeptJournals(journals),
                words -> new IOException("nothing else is run"),
                status -> {});
    }
}
