package io.github.mqscope.cli;

import io.github.mqscope.local.NotifySession;
import io.github.mqscope.local.Receiver;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope notify`: registers with mq_notify and tells of each notification.
///
/// The loop's thread only says that there is something to look at; registering, receiving and printing, which
/// may hang, are the main thread's.
@Command(
        name = "notify",
        description = {
            "Registers for notification on a queue with mq_notify, and tells when a message comes to the empty"
                    + " queue: the time, and with --via signal who sent it.",
            "",
            "A notification works once: this ends after the first, unless --rearm. It comes only when the queue was"
                    + " empty and no receiver was waiting. A queue has room for one who registers. SIGINT or SIGTERM"
                    + " unregisters and ends it in order; while registered, no descriptor of the queue is closed."
        },
        footer = {"", "Example: mqscope notify /jobs --rearm --drain"})
final class NotifyCommand extends PromptCommand.OfQueue {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Semaphore news = new Semaphore(0);

    /// How the kernel tells, as written at the prompt.
    enum How {
        signal,
        thread,
        none;

        NotifyVia via() {
            return NotifyVia.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }

    @Option(
            names = "--via",
            paramLabel = "HOW",
            defaultValue = "signal",
            description = "How the kernel tells: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given. By signal"
                    + " the sender is known; thread is a netlink socket, which tells of a removal at once; none holds"
                    + " the place and waits for nothing.")
    @SuppressWarnings("NullAway.Init") // Set by picocli: it has a default.
    private How how;

    @Option(
            names = "--signal",
            paramLabel = "N",
            description = "The real-time signal, 35 to 60; else the first that is free. It must be blocked in every"
                    + " thread, as SIGRTMIN+2 (36) is.")
    private @Nullable Integer signal;

    @Option(names = "--rearm", description = "Register again each time, until signalled.")
    private boolean rearm;

    @Option(
            names = "--drain",
            description = "Receive and print what is in the queue after each registration and each notification:"
                    + " re-armed first, drained then, so that no message is missed. A journal keeps each until it is"
                    + " written whole, as for receive.")
    private boolean drain;

    @Option(names = "--json", description = "One JSON object a line, for each event and each message.")
    private boolean json;

    NotifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NotifyRequest request = request();
        NotifyReport report = new NotifyReport(terminal, name, json);
        try (Interruption interruption = Interruption.whilePrinting(terminal, news::release);
                NotifySession session = NotifySession.begin(this::open, request, report, this::receiver)) {
            report.holds(session.queue(), drain);
            watch(session, interruption.loop());
            follow(session, report, interruption);
            return report.status(interruption).code();
        }
    }

    private NotifyRequest request() {
        if (signal != null && (signal < Signal.FIRST_REAL_TIME || signal > Signal.LAST_REAL_TIME)) {
            throw wrong("--signal " + signal + " is EINVAL, or not ours to use: it must be " + Signal.FIRST_REAL_TIME
                    + " to " + Signal.LAST_REAL_TIME);
        }
        if (signal != null && how != How.signal) {
            throw wrong("--signal goes with --via signal");
        }
        OptionalInt by = signal == null ? OptionalInt.empty() : OptionalInt.of(signal);
        return new NotifyRequest(how.via(), by, rearm, drain);
    }

    private Receiver receiver(MessageQueue queue) throws IOException {
        Kept kept = new Kept(terminal);
        Receiver receiver = kept.receiver(queue, queue.attributes().msgsize());
        kept.tell(name);
        return receiver;
    }

    private MessageQueue open(Access access) throws QueueException {
        return QueueOpen.of(name).access(access).nonBlocking().open();
    }

    // Edge-triggered: the main thread reads until nothing is left, whenever it comes to it.
    private void watch(NotifySession session, EventLoop loop) {
        boolean _ = loop.post(() -> {
            try {
                if (session.fd().isPresent()) {
                    loop.watch(session.fd().get(), Epoll.EPOLLIN | Epoll.EPOLLET, ready -> news.release());
                }
                loop.every(LOOK, n -> news.release());
            } catch (IOException e) {
                terminal.complain("notify: " + e.getMessage());
            }
        });
    }

    private void follow(NotifySession session, NotifyReport report, Interruption interruption)
            throws IOException, InterruptedException {
        do {
            session.look();
            report.linked(session.queue());
            if (!session.isOver() && !session.hasMore() && !interruption.isAsked()) {
                news.acquire();
                news.drainPermits();
            }
        } while (!session.isOver() && !interruption.isAsked());
        session.end();
    }
}
