package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.blocked;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.ActorChecks.returned;
import static io.github.mqscope.demo.stage.ActorChecks.waiting;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.Mq;
import java.time.Duration;

/// On Linux a queue's descriptor can be watched by epoll.
final class EpollEvents {
    private static final Duration LONG = Duration.ofSeconds(8);
    private static final Duration A_WHILE = Duration.ofMillis(100);
    private static final int EDGE = Epoll.EPOLLIN | Epoll.EPOLLOUT | Epoll.EPOLLET;

    private EpollEvents() {}

    static Lesson lesson() {
        return new Script(
                        "epoll",
                        "epoll on a queue",
                        "Level tells what is, edge tells what changed; a message that is handed over tells neither.")
                .cast("watcher", "receiver", "sender")
                .steps(
                        aDescriptorInAnEpollSet(),
                        aMessageWakesIt(),
                        levelWhatIs(),
                        edgeWhatChanged(),
                        eachChangeIsAnEvent(),
                        twoChangesOneLook(),
                        whatEpollCannotSee());
    }

    private static StepScript aDescriptorInAnEpollSet() {
        return new StepScript("A descriptor in an epoll set")
                .say("On Linux an mqd_t is a file descriptor. The watcher puts it into an epoll set and waits for a"
                        + " message.")
                .c(
                        "int set = epoll_create1(EPOLL_CLOEXEC);",
                        "struct epoll_event e = {.events = EPOLLIN};",
                        "epoll_ctl(set, EPOLL_CTL_ADD, q, &e);",
                        "epoll_wait(set, events, 8, -1);   // does not return")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope watch {q}")
                .act(stage -> {
                    stage.actor("watcher").create(stage.queue(), 4, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").open(stage.queue(), Mq.O_WRONLY);
                    stage.actor("watcher").epollCreate();
                    stage.actor("watcher").epollAdd(Epoll.EPOLLIN);
                    stage.actor("watcher").epollWait(Duration.ZERO);
                })
                .claim("epoll_wait without waiting finds nothing", returned("watcher", 0))
                .claim("The queue is empty", curmsgs(0));
    }

    private static StepScript aMessageWakesIt() {
        return new StepScript("A message wakes it")
                .say("The watcher waits in epoll_wait, and the sender sends.")
                .c("epoll_wait(set, events, 8, -1);   // 1, EPOLLIN")
                .shell("mqscope send {q} one")
                .act(stage -> {
                    var wait = stage.actor("watcher").beginEpollWait(LONG);
                    Waits.until(stage, waiting("watcher"));
                    stage.actor("sender").send(0, "one");
                    wait.await();
                })
                .claim("epoll_wait returned one event", returned("watcher", 1))
                .claim("The message is still in the queue: epoll takes nothing", holds("one"));
    }

    private static StepScript levelWhatIs() {
        return new StepScript("Level: what is")
                .say("Nobody has received. The watcher asks again, twice.")
                .ask(
                        "What do further calls of epoll_wait give?",
                        new Answer("One event again, each time", returned("watcher", 1)),
                        new Answer("Nothing until something changes", returned("watcher", 0)))
                .c("epoll_wait(set, events, 8, 100);", "epoll_wait(set, events, 8, 100);")
                .act(stage -> {
                    stage.actor("watcher").epollWait(A_WHILE);
                    stage.actor("watcher").epollWait(A_WHILE);
                })
                .claim("The event is there as long as the message is", returned("watcher", 1));
    }

    private static StepScript edgeWhatChanged() {
        return new StepScript("Edge: what changed")
                .say("Now the watcher makes a set with EPOLLET. The first call tells how things stand.")
                .ask(
                        "What will the second call give?",
                        new Answer("One event again", returned("watcher", 1)),
                        new Answer("Nothing", returned("watcher", 0)))
                .c(
                        "e.events = EPOLLIN | EPOLLOUT | EPOLLET;",
                        "epoll_ctl(set, EPOLL_CTL_ADD, q, &e);",
                        "epoll_wait(set, events, 8, 100);   // 1",
                        "epoll_wait(set, events, 8, 100);")
                .act(stage -> {
                    stage.actor("watcher").epollCreate();
                    stage.actor("watcher").epollAdd(EDGE);
                    stage.actor("watcher").epollWait(A_WHILE);
                    stage.actor("watcher").epollWait(A_WHILE);
                })
                .claim("Nothing has changed, and nothing is told", returned("watcher", 0))
                .claim("though the message is there", curmsgs(1));
    }

    private static StepScript eachChangeIsAnEvent() {
        return new StepScript("Each change is an event")
                .say("The sender sends a second message, into a queue that is not empty. mq_notify would be silent.")
                .c("mq_send(q, \"two\", 3, 0);", "epoll_wait(set, events, 8, 100);   // 1")
                .shell("mqscope send {q} two")
                .act(stage -> {
                    stage.actor("sender").send(0, "two");
                    stage.actor("watcher").epollWait(A_WHILE);
                })
                .claim("The watcher is told", returned("watcher", 1));
    }

    private static StepScript twoChangesOneLook() {
        return new StepScript("Two changes, one look")
                .say("Two receives, and only then a look: events add up to one.")
                .c(
                        "mq_receive(q, buffer, 64, NULL);",
                        "mq_receive(q, buffer, 64, NULL);",
                        "epoll_wait(set, events, 8, 100);   // 1",
                        "epoll_wait(set, events, 8, 100);   // 0")
                .shell("mqscope receive {q} --count 2")
                .act(stage -> {
                    stage.actor("receiver").receive(64);
                    stage.actor("receiver").receive(64);
                    stage.actor("watcher").epollWait(A_WHILE);
                    stage.actor("watcher").epollWait(A_WHILE);
                })
                .claim("The first look finds one event", CallChecks.gave("watcher", 1, 1))
                .claim("the second none", returned("watcher", 0))
                .claim("The queue is empty", curmsgs(0));
    }

    private static StepScript whatEpollCannotSee() {
        return new StepScript("What epoll cannot see")
                .say("The receiver waits in mq_receive. The sender sends.")
                .ask(
                        "What does the watcher see of this message?",
                        new Answer("One event", returned("watcher", 1)),
                        new Answer("Nothing at all", returned("watcher", 0)))
                .c(
                        "mq_receive(q, buffer, 64, NULL);   // waits",
                        "mq_send(q, \"three\", 5, 0);",
                        "epoll_wait(set, events, 8, 100);")
                .shell("mqscope receive {q}", "mqscope send {q} three")
                .act(stage -> {
                    stage.actor("receiver").beginReceive(64);
                    Waits.until(stage, blocked("receiver", "mq_timedreceive"));
                    stage.actor("sender").send(0, "three");
                    stage.actor("watcher").epollWait(A_WHILE);
                })
                .claim("The receiver has the message", received("receiver", "three"))
                .claim("The watcher saw nothing: it was handed over and never in the queue", returned("watcher", 0));
    }
}
