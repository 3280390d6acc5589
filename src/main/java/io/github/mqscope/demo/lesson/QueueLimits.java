package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.gave;

import io.github.mqscope.demo.peer.OwnNamespace;
import io.github.mqscope.demo.stage.Actor;
import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.Stage;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.sys.Mq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What bounds a queue, and why the kernel then says "Too many open files".
final class QueueLimits {
    private static final long MAXMSG = 10;
    private static final long MSGSIZE = 128;
    private static final long COST = Limits.cost(MAXMSG, MSGSIZE);
    private static final long BEYOND_ALL = 65537;
    private static final long WIDEST = 16 << 20;
    private static final long FEW = 3;
    private static final String FIRST_USER_NAMESPACE = "user:[4026531837]"; // PROC_USER_INIT_INO.
    private static final int CAP_SYS_RESOURCE = 24;

    private QueueLimits() {}

    static Lesson lesson() {
        return new Script(
                        "limits",
                        "Limits",
                        "msg_max, msgsize_max, queues_max, RLIMIT_MSGQUEUE; \"Too many open files\" explained.")
                .needs("/proc/sys/fs/mqueue")
                .cast("maker", "guest")
                .steps(
                        whatTheSystemAllows(),
                        moreThanMsgMax(),
                        aBudgetOfBytes(),
                        toTheByte(),
                        theBudgetRaised(),
                        oneQueueTooMany(),
                        roomAgain());
    }

    private static StepScript whatTheSystemAllows() {
        return new StepScript("What the system allows")
                .say(
                        "msg_max bounds mq_maxmsg, msgsize_max bounds mq_msgsize, queues_max the number of queues in this IPC"
                                + " namespace.")
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
                .say("The maker asks for one message more than msg_max, and for one byte more than msgsize_max. Who has"
                        + " CAP_SYS_RESOURCE may; root in a container often has not.")
                .ask(
                        "What does mq_open say here?",
                        new Answer("EINVAL", failed("maker", Errno.EINVAL)),
                        new Answer("It makes the queue", done("maker")),
                        new Answer("EMFILE", failed("maker", Errno.EMFILE)))
                .c(
                        "struct mq_attr attr = {.mq_maxmsg = msg_max + 1, .mq_msgsize = 8};",
                        "mq_open(\"{q}-over\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);")
                .shell("mqscope create {q}-over2 --maxmsg $(($(cat /proc/sys/fs/mqueue/msg_max) + 1)) --msgsize 8")
                .act(stage -> {
                    Actor maker = stage.actor("maker");
                    Limits limits = SystemLimits.read();
                    maker.create(stage.queue("probe"), BEYOND_ALL, 8);
                    maker.create(stage.queue("wide"), 1, limits.msgsizeMax() + 1);
                    maker.create(stage.queue("over"), limits.msgMax() + 1, 8);
                })
                .claim("More than 65536 is EINVAL for everybody", failed("maker", 2, Errno.EINVAL))
                .claim(
                        "msgsize_max + 1 is what the process's rights make it",
                        asItsRightsSay(1, Limits::msgsizeMax, WIDEST))
                .claim("and so is msg_max + 1", asItsRightsSay(0, Limits::msgMax, BEYOND_ALL - 1));
    }

    private static StepScript aBudgetOfBytes() {
        return new StepScript("A budget of bytes")
                .say("Each user has one budget for all queues together: RLIMIT_MSGQUEUE. The maker makes a queue of 10"
                        + " messages of 128 bytes, lowers its own limit to the bytes that one such queue costs, and asks"
                        + " for a second.")
                .ask(
                        "What does mq_open say?",
                        new Answer("ENOMEM: Cannot allocate memory", failed("maker", Errno.ENOMEM)),
                        new Answer("ENOSPC: No space left on device", failed("maker", Errno.ENOSPC)),
                        new Answer("EMFILE: Too many open files", failed("maker", Errno.EMFILE)),
                        new Answer("It makes the queue", done("maker")))
                .c(
                        "setrlimit(RLIMIT_MSGQUEUE, &(struct rlimit){" + COST + ", hard});",
                        "mq_open(\"{q}-second\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // -1, EMFILE")
                .shell("prlimit --msgqueue=" + COST + ": mqscope create {q}-second --maxmsg 10 --msgsize 128")
                .act(stage -> {
                    Actor maker = stage.actor("maker");
                    maker.create(stage.queue(), MAXMSG, MSGSIZE);
                    maker.limit(COST);
                    maker.create(stage.queue("second"), MAXMSG, MSGSIZE);
                })
                .claim("The first was made", done("maker", 2))
                .claim("The second: too many open files, says errno", failed("maker", Errno.EMFILE))
                .claim("The process has few files open: it is about the budget", fewFiles())
                .claim("which would be enough for one", enoughForOne());
    }

    private static StepScript toTheByte() {
        return new StepScript("What a queue costs, to the byte")
                .needs(OwnNamespace::refusal)
                .say(
                        "The bytes are taken when the queue is made, full or not: mq_maxmsg times mq_msgsize, and 96 for each"
                                + " message. The guest is a process in a namespace of its own, where nothing is spent yet: with"
                                + " exactly those bytes it may, with one less it may not.")
                .c(
                        "cost = maxmsg * msgsize + maxmsg * 48 + maxmsg * 48;   // " + COST,
                        "setrlimit(RLIMIT_MSGQUEUE, &(struct rlimit){cost, hard});",
                        "mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // a descriptor",
                        "setrlimit(RLIMIT_MSGQUEUE, &(struct rlimit){cost - 1, hard});",
                        "mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // -1, EMFILE")
                .shell(
                        "unshare -Uri prlimit --msgqueue=" + COST + ": mqscope create /q --maxmsg 10 --msgsize 128",
                        "unshare -Uri prlimit --msgqueue=" + (COST - 1)
                                + ": mqscope create /q --maxmsg 10 --msgsize 128")
                .act(stage -> {
                    Actor guest = stage.actor("guest");
                    guest.limit(COST);
                    guest.create(stage.queue("guest"), MAXMSG, MSGSIZE);
                    guest.unlink(stage.queue("guest"));
                    guest.close();
                    guest.limit(COST - 1);
                    guest.create(stage.queue("guest"), MAXMSG, MSGSIZE);
                })
                .claim("The guest is in another IPC namespace than we", elsewhere())
                .claim("With a budget of " + COST + " bytes the queue is made", done("guest", 4))
                .claim("with " + (COST - 1) + " it is not", failed("guest", Errno.EMFILE));
    }

    private static StepScript theBudgetRaised() {
        return new StepScript("The budget raised")
                .say(
                        "Up to its hard limit a process raises its own budget, and the same call succeeds. For a service it is"
                                + " LimitMSGQUEUE= of systemd, for a login limits.conf(5).")
                .c(
                        "setrlimit(RLIMIT_MSGQUEUE, &(struct rlimit){soft, hard});   // as before",
                        "mq_open(\"{q}-second\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // a descriptor")
                .shell("prlimit --msgqueue", "mqscope info {q}-second")
                .act(stage -> {
                    Actor maker = stage.actor("maker");
                    maker.limit(SystemLimits.read().rlimitMsgqueue());
                    maker.create(stage.queue("second"), MAXMSG, MSGSIZE);
                    maker.getattr();
                })
                .claim("The second queue is made", done("maker", 1))
                .claim("for as many messages as asked for", gave("maker", 1, "mq_maxmsg", stage -> "" + MAXMSG))
                .claim("of that size", gave("maker", 2, "mq_msgsize", stage -> "" + MSGSIZE));
    }

    private static StepScript oneQueueTooMany() {
        return new StepScript("One queue too many")
                .needs(OwnNamespace::refusal)
                .say(
                        "queues_max counts the queues of a namespace, whoever made them. In its own the guest lowers it to 3 (a"
                                + " kernel before 6.9 does not let it, and then it is 256), and makes as many as there may be.")
                .ask(
                        "What does the next mq_open say?",
                        new Answer("EMFILE: Too many open files", failed("guest", Errno.EMFILE)),
                        new Answer("ENOSPC: No space left on device", failed("guest", Errno.ENOSPC)),
                        new Answer("It makes the queue", done("guest")))
                .c(
                        "for (n = 0; mq_open(name(n), O_RDWR|O_CREAT|O_EXCL, 0600, &attr) != -1; n++);",
                        "perror(\"mq_open\");   // No space left on device")
                .shell("unshare -Uri sh -c 'echo 3 > /proc/sys/fs/mqueue/queues_max;"
                        + " for n in 1 2 3 4; do mqscope create /q$n --maxmsg 1 --msgsize 1; done'")
                .act(stage -> {
                    Actor guest = stage.actor("guest");
                    guest.limit(SystemLimits.read().rlimitMsgqueue());
                    guest.queuesMax(FEW);
                    guest.queuesMax();
                    guest.createAll(stage.queue("n"));
                    guest.create(stage.queue("n-more"), 1, 1);
                })
                .claim("It made as many as its queues_max", asManyAsAllowed())
                .claim("No space left on device, says errno for the next", failed("guest", Errno.ENOSPC))
                .claim("That is its own queues_max, not ours", elsewhere());
    }

    private static StepScript roomAgain() {
        return new StepScript("Room again")
                .needs(OwnNamespace::refusal)
                .say(
                        "A queue counts until it is unlinked and nobody holds it open. The guest unlinks one while it holds"
                                + " it, tries, closes it, and tries again. (Else root raises queues_max.)")
                .c(
                        "mqd_t q = mq_open(\"{q}-n-1\", O_RDONLY);",
                        "mq_unlink(\"{q}-n-1\");",
                        "mq_open(\"{q}-n-more\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // -1, ENOSPC",
                        "mq_close(q);",
                        "mq_open(\"{q}-n-more\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);   // a descriptor")
                .shell(
                        "mqscope list",
                        "sudo sysctl fs.mqueue.queues_max=$(($(cat /proc/sys/fs/mqueue/queues_max) * 2))")
                .act(stage -> {
                    Actor guest = stage.actor("guest");
                    guest.open(stage.queue("n-1"), Mq.O_RDONLY);
                    guest.unlink(stage.queue("n-1"));
                    guest.create(stage.queue("n-more"), 1, 1);
                    guest.close();
                    guest.create(stage.queue("n-more"), 1, 1);
                })
                .claim("Unlinked and held open it still counts", failed("guest", 2, Errno.ENOSPC))
                .claim("closed, it makes room for the one that was refused", done("guest"));
    }

    private static Check known(String name, ToLongFunction<Limits> limit) {
        return stage -> {
            long read = limit.applyAsLong(SystemLimits.read());
            return new Evidence("/proc/sys/fs/mqueue/" + name, "a limit", Long.toString(read), read > 0);
        };
    }

    private static Check asItsRightsSay(int back, ToLongFunction<Limits> limit, long most) {
        return stage -> {
            boolean may = mayExceed(stage) && limit.applyAsLong(SystemLimits.read()) < most;
            Evidence made = done("maker", back).look(stage);
            return new Evidence(
                    made.source() + "; CAP_SYS_RESOURCE in /proc/" + pid(stage, "maker") + "/status",
                    may ? "success, with CAP_SYS_RESOURCE" : "-1 EINVAL, without CAP_SYS_RESOURCE",
                    made.read(),
                    may
                            ? made.holds()
                            : failed("maker", back, Errno.EINVAL).look(stage).holds());
        };
    }

    // A capability counts here only where it is one of the first user namespace: a container's root may have it in
    // vain.
    private static boolean mayExceed(Stage stage) throws IOException {
        Path namespace = Path.of("/proc/" + pid(stage, "maker") + "/ns/user");
        return Files.readSymbolicLink(namespace).toString().equals(FIRST_USER_NAMESPACE) && hasCapability(stage);
    }

    private static boolean hasCapability(Stage stage) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid(stage, "maker") + "/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(set -> (set >> CAP_SYS_RESOURCE & 1) != 0);
    }

    private static long pid(Stage stage, String actor) throws IOException {
        return stage.actor(actor).pid();
    }

    private static Check fewFiles() {
        return stage -> {
            Path directory = Path.of("/proc/" + pid(stage, "maker") + "/fd");
            try (Stream<Path> files = Files.list(directory)) {
                long open = files.count();
                long limit = SystemLimits.read().rlimitNofile();
                return new Evidence(
                        directory.toString(),
                        "fewer than RLIMIT_NOFILE",
                        open + " descriptors of " + limit,
                        open < limit);
            }
        };
    }

    private static Check enoughForOne() {
        return stage -> {
            long limit = stage.actor("maker").call(1).reply().orElseThrow().number(0);
            return Evidence.same("getrlimit(RLIMIT_MSGQUEUE) of the process", Limits.cost(MAXMSG, MSGSIZE), limit);
        };
    }

    private static Check elsewhere() {
        return stage -> {
            Path link = Path.of("/proc/" + pid(stage, "guest") + "/ns/ipc");
            String ours = Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")).toString();
            String read = Files.readSymbolicLink(link).toString();
            return new Evidence("readlink " + link, "another than " + ours, read, !read.equals(ours));
        };
    }

    private static Check asManyAsAllowed() {
        return stage -> {
            Actor guest = stage.actor("guest");
            long most = guest.call(2).reply().orElseThrow().result();
            long made = guest.call(1).reply().orElseThrow().result();
            return Evidence.same("mq_open of the guest, and its queues_max", most + " queues", made + " queues");
        };
    }
}
