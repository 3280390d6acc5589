package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.QueueChecks.exists;
import static io.github.mqscope.demo.stage.QueueChecks.sizes;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.Stage;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.mqueue.Limits;
import io.github.mqscope.sys.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What bounds a queue, and why the kernel then says "Too many open files".
final class QueueLimits {
    private static final long MAXMSG = 10;
    private static final long MSGSIZE = 128;
    private static final long TIGHT = 1000;
    private static final long BEYOND_ALL = 65537;
    private static final int CAP_SYS_RESOURCE = 24;

    private QueueLimits() {}

    static Lesson lesson() {
        return new Script(
                        "limits",
                        "Limits",
                        "msg_max, msgsize_max, queues_max, RLIMIT_MSGQUEUE; \"Too many open files\" explained.")
                .needs("/proc/sys/fs/mqueue")
                .cast("maker")
                .steps(whatTheSystemAllows(), moreThanMsgMax(), aBudgetOfBytes(), whatAQueueCosts());
    }

    private static StepScript whatTheSystemAllows() {
        return new StepScript("What the system allows")
                .say(
                        "msg_max bounds mq_maxmsg, msgsize_max bounds mq_msgsize, queues_max the number of queues in this IPC"
                                + " namespace. (Beyond the last mq_open is ENOSPC; that is not tried here, it would take all"
                                + " the queues there are.)")
                .shell(
                        "cat /proc/sys/fs/mqueue/msg_max",
                        "cat /proc/sys/fs/mqueue/msgsize_max",
                        "cat /proc/sys/fs/mqueue/queues_max")
                .claim("mq_maxmsg may be up to msg_max", known("msg_max", Limits::msgMax))
                .claim("mq_msgsize up to msgsize_max", known("msgsize_max", Limits::msgsizeMax))
                .claim("There may be queues_max queues", known("queues_max", Limits::queuesMax));
    }

    private static StepScript moreThanMsgMax() {
        return new StepScript("More than msg_max")
                .say(
                        "A process asks for one message more than msg_max. Who has CAP_SYS_RESOURCE may; root in a container"
                                + " often has not.")
                .ask(
                        "What does mq_open say here?",
                        new Answer("EINVAL", failed("maker", Errno.EINVAL)),
                        new Answer("It makes the queue", done("maker")),
                        new Answer("EMFILE", failed("maker", Errno.EMFILE)))
                .c("attr.mq_maxmsg = msg_max + 1;", "mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);")
                .act(stage -> {
                    stage.actor("maker").create(stage.queue("probe"), BEYOND_ALL, 8);
                    stage.actor("maker")
                            .create(stage.queue("over"), Limits.read().msgMax() + 1, 8);
                })
                .claim("More than 65536 is EINVAL for everybody", failed("maker", 1, Errno.EINVAL))
                .claim("msg_max + 1 is what the process's rights make it", asItsRightsSay());
    }

    private static StepScript aBudgetOfBytes() {
        return new StepScript("A budget of bytes")
                .say(
                        "Each user also has a budget for all queues together: RLIMIT_MSGQUEUE. This process lowers its own to"
                                + " 1000 bytes, then asks for 10 messages of 128 bytes.")
                .ask(
                        "What does mq_open say?",
                        new Answer("ENOMEM: Cannot allocate memory", failed("maker", Errno.ENOMEM)),
                        new Answer("ENOSPC: No space left on device", failed("maker", Errno.ENOSPC)),
                        new Answer("EMFILE: Too many open files", failed("maker", Errno.EMFILE)),
                        new Answer("It makes the queue", done("maker")))
                .c(
                        "setrlimit(RLIMIT_MSGQUEUE, &(struct rlimit){1000, hard});",
                        "mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // -1, EMFILE")
                .shell("prlimit --msgqueue=1000: mqscope create {q} --maxmsg 10 --msgsize 128")
                .act(stage -> {
                    stage.actor("maker").limit(TIGHT);
                    stage.actor("maker").create(stage.queue(), MAXMSG, MSGSIZE);
                })
                .claim("Too many open files, says errno", failed("maker", Errno.EMFILE))
                .claim("The process has few files open: it is about the budget", fewFiles())
                .claim("The queue would cost more than it may", tooDear())
                .claim("There is no queue", exists(false));
    }

    private static StepScript whatAQueueCosts() {
        return new StepScript("What a queue costs")
                .say(
                        "The bytes are taken when the queue is made, full or not: mq_maxmsg times mq_msgsize, and 96 bytes for"
                                + " each message. Half the queue costs half.")
                .c("cost = maxmsg * msgsize + maxmsg * 48 + maxmsg * 48;", "getrlimit(RLIMIT_MSGQUEUE, &limit);")
                .shell("ulimit -q", "mqscope info {q}")
                .act(stage -> {
                    stage.actor("maker").limit(Limits.read().rlimitMsgqueue());
                    stage.actor("maker").create(stage.queue(), MAXMSG, MSGSIZE);
                })
                .claim("With its old limit the same call succeeds", done("maker"))
                .claim("and the queue is as asked for", sizes(MAXMSG, MSGSIZE));
    }

    private static Check known(String name, ToLongFunction<Limits> limit) {
        return stage -> {
            long read = limit.applyAsLong(Limits.read());
            return new Evidence("/proc/sys/fs/mqueue/" + name, "a limit", Long.toString(read), read > 0);
        };
    }

    private static Check asItsRightsSay() {
        return stage -> {
            boolean may = mayExceed(stage) && Limits.read().msgMax() < BEYOND_ALL - 1;
            Evidence made = done("maker").look(stage);
            return new Evidence(
                    made.source() + "; CAP_SYS_RESOURCE in /proc/" + pid(stage) + "/status",
                    may ? "success, with CAP_SYS_RESOURCE" : "-1 EINVAL, without CAP_SYS_RESOURCE",
                    made.read(),
                    may
                            ? made.holds()
                            : failed("maker", Errno.EINVAL).look(stage).holds());
        };
    }

    private static boolean mayExceed(Stage stage) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid(stage) + "/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(set -> (set >> CAP_SYS_RESOURCE & 1) != 0);
    }

    private static long pid(Stage stage) throws IOException {
        return stage.actor("maker").pid();
    }

    private static Check fewFiles() {
        return stage -> {
            Path directory = Path.of("/proc/" + pid(stage) + "/fd");
            try (Stream<Path> files = Files.list(directory)) {
                long open = files.count();
                long limit = Limits.read().rlimitNofile();
                return new Evidence(
                        directory.toString(),
                        "fewer than RLIMIT_NOFILE",
                        open + " descriptors of " + limit,
                        open < limit);
            }
        };
    }

    private static Check tooDear() {
        return stage -> {
            long limit = stage.actor("maker").call(1).reply().orElseThrow().number(0);
            long cost = Limits.cost(MAXMSG, MSGSIZE);
            return new Evidence(
                    "getrlimit(RLIMIT_MSGQUEUE) of the process", "less than " + cost, limit + " bytes", limit < cost);
        };
    }
}
