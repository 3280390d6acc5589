package io.github.mqscope.cli;

import io.github.mqscope.files.TraceForm;
import io.github.mqscope.files.TraceJson;
import io.github.mqscope.files.TraceText;
import io.github.mqscope.local.LocalIdentity;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.probe.Trace;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.probe.TraceState;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope trace`.
///
/// The loop's thread only says that there is something to read; the main thread reads the ring and prints.
/// So when printing is slow the ring fills, and the kernel counts what it could not write.
@Command(
        name = "trace",
        description = {
            "Prints every call on a queue when it returns, of all processes of the machine: mq_open, mq_unlink,"
                    + " mq_timedsend, mq_timedreceive, mq_notify, mq_getsetattr, with what was sent and received,"
                    + " and the descriptor, its access mode, the attributes, flags and times that it was given."
                    + " mq_send and mq_receive are the timed calls without a time; of a time is told how much was"
                    + " left at entry. A call that does not return is a line too, when it has waited for a moment"
                    + " or when the trace ends. After the name of a queue of"
                    + " another IPC namespace stands its namespace, as in /proc/PID/ns/ipc.",
            "",
            "Ends with the counts of calls seen and lost, on SIGINT or SIGTERM, or after --count or --duration."
                    + " Takes nothing out of a queue and wakes nobody. Needs"
                    + " the privilege to load BPF programs, such as root has."
        },
        footer = {"", "Example: mqscope trace /jobs --json"})
final class TraceCommand extends PromptCommand.OfQueues {
    private static final int AT_ONCE = 64; // The longest payloads of so many are some megabytes of JSON.
    private static final int WRITE_AT = 1 << 16;

    private final Semaphore news = new Semaphore(0);

    @Option(
            names = "--snap",
            paramLabel = "N",
            description = "Bytes of each payload to keep, at most " + TraceOptions.SNAP_MOST
                    + "; ${DEFAULT-VALUE} unless given.")
    private int snap = TraceOptions.SNAP_DEFAULT;

    @Option(names = "--count", paramLabel = "N", description = "End after so many calls.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--duration", paramLabel = "D", converter = Durations.class, description = "End after a time.")
    private @Nullable Duration duration;

    @Option(names = "--json", description = "One JSON object a line, for each call.")
    private boolean json;

    private TraceForm form = new TraceJson();
    private long printed;
    private long lost;
    private volatile boolean isOver;

    TraceCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkUsage();
        if (!json) {
            form = new TraceText(LocalIdentity.namespace());
        }
        TraceProgram.Audience audience = new TraceProgram.Audience(Self.euid() == 0, Self.euid());
        return switch (TraceProgram.load(audience)) {
            case TraceState.Ready(TraceProgram program) -> run(program).code();
            case TraceState.Absent(ProbeUnavailable because) -> end(because).code();
        };
    }

    private ExitStatus run(TraceProgram loaded) throws IOException, InterruptedException {
        try (TraceProgram program = loaded;
                Interruption interruption = Interruption.whilePrinting(terminal, news::release);
                Trace trace = program.start(TraceTargets.find(names, snap, terminal))) {
            watch(trace, interruption);
            String which = names.stream().map(QueueName::toString).collect(Collectors.joining(", "));
            terminal.complain("trace: " + (names.isEmpty() ? "every queue" : which) + ", until SIGINT");
            print(trace, interruption);
            return isOver || interruption.signal().isPresent() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private void checkUsage() {
        if (snap < 0 || snap > TraceOptions.SNAP_MOST) {
            throw wrong("--snap must be between 0 and " + TraceOptions.SNAP_MOST);
        }
        if (count < 1) {
            throw wrong("--count must be at least 1");
        }
        if (duration != null && duration.isZero()) {
            throw wrong("--duration must be more than nothing");
        }
    }

    private void watch(Trace trace, Interruption interruption) throws IOException {
        interruption.loop().watch(trace.fd(), Epoll.EPOLLIN | Epoll.EPOLLET, events -> news.release());
        interruption.loop().every(Duration.ofMillis(Trace.TICK_MILLIS), n -> news.release());
        if (duration != null) {
            interruption.loop().after(duration, () -> {
                isOver = true;
                news.release();
            });
        }
    }

    private void print(Trace trace, Interruption interruption) throws IOException, InterruptedException {
        while (!isOver && !interruption.isAsked()) {
            news.acquire();
            news.drainPermits();
            while (!isOver && !interruption.isAsked() && printSome(trace)) {
                interruption.goesOn();
            }
        }
        trace.stop();
        while (printed < count && printSome(trace)) {
            interruption.goesOn();
        }
        trace.finish(this::add);
        form.end(printed < count ? trace.counts() : new TraceCounts(printed, lost));
        write(0);
    }

    // Whether there may be more at once.
    private boolean printSome(Trace trace) throws IOException {
        boolean more = trace.read(AT_ONCE, this::add) == AT_ONCE;
        write(more ? WRITE_AT : 1);
        return more;
    }

    private void add(TraceEvent event) {
        if (printed < count) {
            form.add(event, Math.max(0, event.lostBefore() - lost));
            lost = Math.max(lost, event.lostBefore());
            printed++;
            isOver |= printed == count;
        }
    }

    private void write(int atLeast) throws OutputException {
        if (form.size() >= atLeast) {
            terminal.print(form.take());
        }
    }
}
