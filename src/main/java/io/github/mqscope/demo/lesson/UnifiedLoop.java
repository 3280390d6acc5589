package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.ended;
import static io.github.mqscope.demo.stage.ActorChecks.waiting;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;

import io.github.mqscope.demo.peer.PeerEvent;
import io.github.mqscope.demo.stage.Actor;
import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.Stage;
import io.github.mqscope.demo.stage.StepScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// One thread, one epoll set: messages, time and signals.
final class UnifiedLoop {
    private static final Duration TICK = Duration.ofMillis(200);

    private UnifiedLoop() {}

    static Lesson lesson() {
        return new Script(
                        "unified-loop",
                        "The unified loop",
                        "A queue, a timerfd and a signalfd in one epoll set; and SIGTERM ends it in order.")
                .cast("daemon", "sender")
                .steps(oneSetForAll(), time(), aMessage(), sigterm());
    }

    private static StepScript oneSetForAll() {
        return new StepScript("One set for all")
                .say("A daemon waits for three kinds of things with one thread: messages, time, and signals. Each is a"
                        + " descriptor in one epoll set.")
                .c(
                        "int set = epoll_create1(EPOLL_CLOEXEC);",
                        "add(set, mq_open(\"{q}\", O_RDONLY|O_NONBLOCK));",
                        "add(set, timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK));",
                        "sigprocmask(SIG_BLOCK, &term, NULL);   // in every thread",
                        "add(set, signalfd(-1, &term, SFD_NONBLOCK));",
                        "for (;;) epoll_wait(set, events, 8, -1);")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope watch {q} --interval 200ms")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 4, 64);
                    stage.actor("daemon").beginLoop(stage.queue(), TICK);
                    Waits.until(stage, told("begin", 1));
                })
                .claim("The daemon waits in epoll_wait", waiting("daemon"))
                .claim("Its set holds a queue", holdsDescriptor("/lesson-"))
                .claim("a timerfd", holdsDescriptor("anon_inode:[timerfd]"))
                .claim("and a signalfd", holdsDescriptor("anon_inode:[signalfd]"));
    }

    private static StepScript time() {
        return new StepScript("Time")
                .say("The timerfd becomes readable every 200 ms. In between the loop sleeps.")
                .c("read(timer, &expirations, 8);")
                .act(stage -> Waits.until(stage, told("timerfd", 2)))
                .claim("The daemon told of two ticks", told("timerfd", 2))
                .claim("and waits in epoll_wait in between", waiting("daemon"));
    }

    private static StepScript aMessage() {
        return new StepScript("A message")
                .say("The sender sends two messages. The loop drains the queue as soon as it is ready.")
                .c("while (mq_receive(q, buffer, 64, NULL) >= 0) …   // until EAGAIN")
                .shell("mqscope send {q} tea", "mqscope send {q} cake")
                .act(stage -> {
                    stage.actor("sender").send(0, "tea");
                    stage.actor("sender").send(0, "cake");
                })
                .claim("The daemon received both", told("mqueue", 2))
                .claim("The queue is empty", curmsgs(0))
                .claim("and it waits in epoll_wait again", waiting("daemon"));
    }

    private static StepScript sigterm() {
        return new StepScript("SIGTERM")
                .say(
                        "Now the daemon is asked to end, as by kill or by systemd. All its threads block SIGTERM, so it goes"
                                + " to the signalfd.")
                .ask(
                        "How will the daemon end?",
                        new Answer("Killed by the signal, in the midst of what it does", ended("daemon", 143)),
                        new Answer("In order, with exit status 0", ended("daemon", 0)))
                .c("kill(daemon, SIGTERM);", "read(signals, &info, sizeof info);   // the daemon: ssi_signo = 15")
                .shell("kill -TERM {pid daemon}")
                .act(stage -> {
                    stage.actor("daemon").peer().terminate();
                    Waits.until(stage, told("end", 1));
                })
                .claim("The signal came as an event, with its sender", signalNamesUs())
                .claim("Then the loop closed its set", told("end", 1))
                .claim("The process has exited with 0", ended("daemon", 0));
    }

    private static Check told(String kind, int atLeast) {
        return stage -> {
            List<String> texts = texts(stage, kind);
            return new Evidence(
                    "the daemon's events: " + kind,
                    "at least " + atLeast,
                    texts.size() + ": " + String.join(", ", texts),
                    texts.size() >= atLeast);
        };
    }

    private static List<String> texts(Stage stage, String kind) {
        return stage.events().stream()
                .filter(event -> event.kind().equals(kind))
                .map(PeerEvent::text)
                .toList();
    }

    private static Check signalNamesUs() {
        return stage -> Evidence.same(
                "the daemon's events: signalfd",
                List.of("SIGTERM from process " + ProcessHandle.current().pid()),
                texts(stage, "signalfd"));
    }

    // The set's fdinfo lists its members by number, `/proc/PID/fd` what they are.
    private static Check holdsDescriptor(String prefix) {
        return stage -> {
            Actor daemon = stage.actor("daemon");
            List<String> set = texts(stage, "begin");
            Path info = Path.of("/proc/" + daemon.pid() + "/fdinfo/" + (set.isEmpty() ? "none" : set.getFirst()));
            List<String> members = Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("tfd:"))
                    .map(line -> line.substring(4).strip().split(" ")[0])
                    .map(fd -> link(daemon, fd))
                    .toList();
            return new Evidence(
                    info.toString(),
                    prefix,
                    String.join(", ", members),
                    members.stream().anyMatch(member -> member.startsWith(prefix)));
        };
    }

    private static String link(Actor daemon, String fd) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + daemon.pid() + "/fd/" + fd))
                    .toString();
        } catch (IOException closed) {
            return "closed";
        }
    }
}
