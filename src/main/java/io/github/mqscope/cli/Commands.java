package io.github.mqscope.cli;

import io.github.mqscope.log.Log;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// The commands by their names. Only the one that was asked for is made: building all costs start-up time.
final class Commands {
    private static final List<String> NAMES = List.of(
            "list", "info", "why", "create", "unlink", "send", "receive", "watch", "peek", "notify", "trace", "demo",
            "tour");
    private static final Map<String, String> STATUSES = statuses();
    private static final int HELP_WIDTH = 100;
    private static final String LOG = "--log";

    private final Terminal terminal;
    private final StringWriter help = new StringWriter(); // picocli would not tell that it cannot be written.
    private final Failures failures;

    Commands(Terminal terminal) {
        this.terminal = terminal;
        this.failures = new Failures(terminal);
    }

    private static Map<String, String> statuses() {
        Map<String, String> statuses = new LinkedHashMap<>();
        String[] words = {
            "done",
            "failed",
            "wrong usage",
            "would block (EAGAIN)",
            "timed out",
            "no such queue",
            "permission denied",
            "not supported here",
            "found what --fail names"
        };
        for (int i = 0; i < words.length; i++) {
            statuses.put(Integer.toString(i), words[i]);
        }
        return statuses;
    }

    /// Runs what the words ask for.
    int execute(String[] given) throws IOException {
        String[] words = logged(given);
        if (words.length == 0) {
            return new RootCommand(terminal).call(); // Nothing to parse: the window is there sooner.
        }
        int status = parsed(words);
        if (!help.toString().isEmpty()) {
            terminal.print(help.toString());
        }
        return status;
    }

    private int parsed(String[] words) {
        Optional<Object> command = named(words[0]);
        if (command.isPresent()) {
            CommandLine one = ready(command.get());
            one.setCommandName("mqscope " + words[0]);
            return one.execute(Arrays.copyOfRange(words, 1, words.length));
        }
        return all().execute(words);
    }

    // Before a command, so that a failure to parse it is told too.
    private String[] logged(String[] words) {
        if (words.length > 0 && words[0].startsWith(LOG + "=")) {
            return logged(words[0].substring(LOG.length() + 1), Arrays.copyOfRange(words, 1, words.length));
        }
        return words.length < 2 || !words[0].equals(LOG)
                ? words
                : logged(words[1], Arrays.copyOfRange(words, 2, words.length));
    }

    private String[] logged(String file, String[] words) {
        log(file, words.length > 0 && NAMES.contains(words[0]) ? words[0] : "none");
        return words;
    }

    private void log(String file, String command) {
        byte[] path = RawArguments.bytes(file);
        try {
            Log.into(Path.of(new String(path, StandardCharsets.UTF_8)));
            Log.info("command: " + command);
        } catch (IOException e) {
            terminal.complain("--log: " + Failures.words(e) + "; going on without");
        } catch (InvalidPathException e) {
            terminal.complain("--log: " + Escaped.of(path) + " cannot be named here; going on without");
        }
    }

    private int run(ParseResult parsed) {
        if (parsed.matchedOptionValue(LOG, null) instanceof String file) {
            log(file, parsed.commandSpec().name().replaceFirst("^mqscope ", ""));
        }
        if (!parsed.isUsageHelpRequested()) {
            QueueNames.check(parsed);
        }
        return new RunLast().execute(parsed);
    }

    /// All of them, under one.
    CommandLine all() {
        CommandLine root = root();
        root.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        NAMES.forEach(name -> root.addSubcommand(name, ready(named(name).orElseThrow())));
        return root;
    }

    private CommandLine root() {
        CommandLine root = ready(new CommandLine(new RootCommand(terminal)), false);
        root.getCommandSpec()
                .addOption(place("--in", "PID|CONTAINER")
                        .description(
                                "Before a command: the queues of the IPC namespace of a process, container or systemd unit.")
                        .build())
                .addOption(place("--on", "HOST")
                        .description("Before a command: the queues of another machine, through ssh and its config.")
                        .build())
                .addOption(OptionSpec.builder("--as-root")
                        .description("Before a command: as root, through sudo or pkexec.")
                        .build());
        return root;
    }

    // Parsed by PlaceOptions; here for the help.
    private static OptionSpec.Builder place(String name, String value) {
        return OptionSpec.builder(name).type(String.class).arity("1").paramLabel(value);
    }

    private Optional<Object> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "list" -> new ListCommand(terminal);
                    case "info" -> new InfoCommand(terminal);
                    case "why" -> new WhyCommand(terminal);
                    case "create" -> new CreateCommand(terminal);
                    case "unlink" -> new UnlinkCommand(terminal);
                    case "send" -> new SendCommand(terminal);
                    case "receive" -> new ReceiveCommand(terminal);
                    case "watch" -> new WatchCommand(terminal);
                    case "peek" -> new PeekCommand(terminal);
                    case "notify" -> new NotifyCommand(terminal);
                    case "trace" -> new TraceCommand(terminal);
                    case "demo" -> new DemoCommand(terminal);
                    case "tour" -> new TourCommand(terminal);
                    case "train" -> new TrainCommand(terminal);
                    default -> null;
                });
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    // The help of the program has it; that of each command need not.
    private static OptionSpec log(boolean hidden) {
        return OptionSpec.builder(LOG)
                .type(String.class)
                .arity("1")
                .paramLabel("FILE")
                .hidden(hidden)
                .description("For each command: write what it does and what goes wrong to a file, without payloads.")
                .build();
    }

    private CommandLine ready(Object command) {
        return ready(new CommandLine(command), true);
    }

    // A payload or name may begin with @, and a failure is one line.
    private CommandLine ready(CommandLine line, boolean one) {
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setOut(new PrintWriter(help));
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        line.setExecutionStrategy(this::run);
        line.getCommandSpec().addOption(help());
        line.getCommandSpec().addOption(log(one));
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit status:%n");
        line.getCommandSpec().usageMessage().exitCodeList(STATUSES);
        return line;
    }
}
