package io.github.mqscope.cli;

import io.github.mqscope.local.StuckLook;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.finding.Finding;
import io.github.mqscope.model.finding.Findings;
import io.github.mqscope.model.finding.Observation;
import io.github.mqscope.model.finding.Severity;
import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope why`.
@Command(
        name = "why",
        description = {
            "Tells what is stuck, on these queues or on all, and why: the worst first, each with what was seen and where"
                    + " it was read, and what to do next.",
            "",
            "Looks twice at the queues and at the processes that hold them: what stayed the same is stuck. A queue"
                    + " that moves, a daemon that waits for work, and a reader that has not received for two seconds are"
                    + " no findings. Calls that fail again and again are not looked at: see `trace`. Takes nothing out"
                    + " of a queue. Needs to list queues, see `list`."
        },
        footer = {"", "Example: mqscope why --json --fail critical"})
final class WhyCommand extends PromptCommand.OfQueues {
    private static final Duration USUAL = Duration.ofMillis(300);

    @Option(names = "--json", description = "One JSON object a line, for each finding.")
    private boolean json;

    @Option(
            names = "--for",
            paramLabel = "D",
            converter = Durations.class,
            description = "So long between the looks, such as 5s; 0.3 s unless given.")
    private Duration between = USUAL;

    @Option(
            names = "--fail",
            paramLabel = "SEVERITY",
            description = "End with 8 where something at least so severe was found: critical, warning or note.")
    private @Nullable String fail;

    @Option(names = "--watch", description = "Go on looking, and tell findings as they come and go.")
    private boolean watch;

    WhyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Severity> failing = failing();
        try (Interruption interruption = Interruption.whilePrinting(terminal, () -> {});
                StuckLook look = new StuckLook()) {
            Observation before = look.look();
            Optional<QueueName> missing = missing(before);
            if (missing.isPresent() && !watch) {
                throw new QueueException(Cause.NOT_FOUND.of(new FailedCall("why", missing.get(), Errno.ENOENT)));
            }
            if (interruption.pause(between)) {
                return interruption.status("looked once").code();
            }
            Observation now = look.look();
            List<Finding> found = wanted(Findings.of(before, now));
            new FindingReport(terminal, json).print(found, now);
            return watch
                    ? follow(interruption, look, now, found).code()
                    : (found.stream().anyMatch(one -> failing.contains(one.severity()))
                                    ? ExitStatus.FOUND
                                    : ExitStatus.DONE)
                            .code();
        }
    }

    private Optional<QueueName> missing(Observation seen) {
        return names.stream()
                .filter(name -> seen.snapshot().queues().stream()
                        .noneMatch(queue -> queue.name().equals(name)))
                .findFirst();
    }

    private List<Severity> failing() {
        if (fail == null) {
            return List.of();
        }
        List<String> words = List.of("critical", "warning", "note");
        int last = words.indexOf(fail.toLowerCase(Locale.ROOT));
        if (last < 0) {
            throw wrong("--fail takes critical, warning or note");
        }
        return List.of(Severity.values()).subList(0, last + 1);
    }

    private List<Finding> wanted(List<Finding> all) {
        return all.stream()
                .filter(one -> names.isEmpty() || one.involved().stream().anyMatch(names::contains))
                .toList();
    }

    private ExitStatus follow(Interruption interruption, StuckLook look, Observation first, List<Finding> told)
            throws IOException, InterruptedException {
        FindingReport report = new FindingReport(terminal, json);
        Observation before = first;
        List<Finding> known = new ArrayList<>(told);
        while (!interruption.pause(Duration.ofSeconds(1).plus(between))) {
            Observation now = look.look();
            List<Finding> found = wanted(Findings.of(before, now));
            report.changes(known, found);
            known = found;
            before = now;
        }
        return interruption.status("looked");
    }
}
