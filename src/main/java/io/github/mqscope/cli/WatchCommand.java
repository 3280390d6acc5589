package io.github.mqscope.cli;

import io.github.mqscope.files.EventLine;
import io.github.mqscope.local.WatchOptions;
import io.github.mqscope.local.Watcher;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope watch`: the loop and the watcher of the window, and its events as lines.
///
/// The loop's thread only says that there is something new; printing, which may hang, is the main thread's.
@Command(
        name = "watch",
        description = {
            "Prints the events of the epoll loop as lines, until SIGINT or SIGTERM: ready, timer statistics,"
                    + " created, deleted, full, empty, blocked, holder (a process opened a queue, closed it or ended),"
                    + " signal.",
            "",
            "Nothing is taken out of a queue and nobody is woken. It cannot see a message handed straight to a"
                    + " receiver that waits in mq_receive, since that is never in the queue, nor a receive whose slot"
                    + " a blocked sender fills in the same moment."
        },
        footer = {"", "Example: mqscope watch /jobs --interval 5s"})
final class WatchCommand extends PromptCommand.OfQueues {
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final EventLog log = new EventLog();
    private final Semaphore news = new Semaphore(0);
    private final AtomicReference<@Nullable Snapshot> first = new AtomicReference<>();

    @Option(
            names = "--interval",
            paramLabel = "D",
            defaultValue = "1s",
            converter = Durations.class,
            description = "Between two statistics; ${DEFAULT-VALUE} unless given.")
    @SuppressWarnings("NullAway.Init") // Set by picocli: it has a default.
    private Duration interval;

    @Option(names = "--json", description = "One JSON object a line, for each event.")
    private boolean json;

    private long printed;

    WatchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw wrong("--interval must be between 10ms and a year");
        }
        try (Interruption interruption = Interruption.whilePrinting(terminal, news::release)) {
            new Watcher(interruption.loop(), new WatchOptions(names, interval), this::published, log).start();
            watch(interruption);
            return (interruption.signal().isPresent() ? ExitStatus.DONE : ExitStatus.FAILED).code();
        }
    }

    private void published(Snapshot snapshot) {
        first.compareAndSet(null, snapshot);
        news.release();
    }

    private void watch(Interruption interruption) throws IOException, InterruptedException {
        boolean begun = false;
        while (!interruption.isAsked()) {
            news.acquire();
            news.drainPermits();
            Snapshot now = first.get();
            if (!begun && now != null) {
                begin(now);
                begun = true;
            }
            printNews();
        }
        interruption.signal().ifPresent(words -> log.add(LoopEvent.Kind.SIGNAL, Optional.empty(), words));
        printNews();
    }

    private void begin(Snapshot snapshot) throws QueueException {
        if (names.isEmpty() && snapshot.visibility() instanceof Visibility.NamesOnly(var why)) {
            throw new QueueException(why);
        }
        if (snapshot.visibility() instanceof Visibility.Unproved(var doubt, HiddenHolders _)) {
            terminal.complain("watch: " + doubt);
        }
        for (QueueName name : names) {
            if (snapshot.queues().stream().noneMatch(queue -> queue.name().equals(name))) {
                terminal.complain("watch " + name + ": " + Unseen.why(name));
            }
        }
        Unseen.ofAll(snapshot.queues()).ifPresent(which -> terminal.complain("watch: " + which));
    }

    private void printNews() throws IOException {
        EventLog.Batch batch = log.since(printed);
        if (batch.lost() > 0) {
            terminal.complain("watch: " + batch.lost() + " events came faster than they were printed, and are lost");
        }
        for (LoopEvent event : batch.events()) {
            terminal.print(json ? EventLine.json(event, terminal.namespace()) : EventLine.text(event));
            printed = event.number();
        }
    }
}
