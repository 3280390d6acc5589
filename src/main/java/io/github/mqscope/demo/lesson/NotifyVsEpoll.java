package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.lesson.Notifications.A_WHILE;
import static io.github.mqscope.demo.lesson.Notifications.REGISTER;
import static io.github.mqscope.demo.lesson.Notifications.SOON;
import static io.github.mqscope.demo.lesson.Notifications.notSignalled;
import static io.github.mqscope.demo.lesson.Notifications.signalled;
import static io.github.mqscope.demo.stage.ActorChecks.blocked;
import static io.github.mqscope.demo.stage.ActorChecks.gave;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.ActorChecks.returned;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.registered;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.Stage;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.Mq;
import java.io.IOException;
import java.time.Duration;

/// Two ways to be told, side by side on the same traffic.
final class NotifyVsEpoll {
    private static final int EDGE = Epoll.EPOLLIN | Epoll.EPOLLOUT | Epoll.EPOLLET;

    private NotifyVsEpoll() {}

    static Lesson lesson() {
        return new Script(
                        "notify-vs-epoll",
                        "mq_notify and epoll, side by side",
                        "The same traffic, two listeners: what each saw, what each missed, what each cost.")
                .cast("notified", "watcher", "receiver", "sender")
                .steps(
                        twoListeners(),
                        theFirstMessage(),
                        theSecondMessage(),
                        aMessageGoesOut(),
                        reArmedAndEmptied(),
                        whatBothMiss(),
                        theBill());
    }

    private static StepScript twoListeners() {
        return new StepScript("Two listeners")
                .say("One process is registered by mq_notify, one has the queue in an edge-triggered epoll set.")
                .c(REGISTER[1], "epoll_ctl(set, EPOLL_CTL_ADD, q, &(struct epoll_event){EPOLLIN|EPOLLOUT|EPOLLET});")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope notify {q}", "mqscope watch {q}")
                .act(stage -> {
                    stage.actor("notified").create(stage.queue(), 4, 64);
                    stage.actor("watcher").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").open(stage.queue(), Mq.O_WRONLY);
                    stage.actor("notified").notifyBySignal(1);
                    stage.actor("watcher").epollCreate();
                    stage.actor("watcher").epollAdd(EDGE);
                    stage.actor("watcher").epollWait(Duration.ZERO);
                })
                .claim("One is registered", registered("notified"))
                .claim(
                        "The other was told how things stand: room to send",
                        gave("watcher", 1, "events", stage -> Integer.toString(Epoll.EPOLLOUT)));
    }

    private static StepScript theFirstMessage() {
        return new StepScript("The first message")
                .say("The sender sends. Both are told; only mq_notify says who sent.")
                .c("mq_send(q, \"one\", 3, 0);")
                .shell("mqscope send {q} one")
                .act(stage -> {
                    stage.actor("sender").send(0, "one");
                    stage.actor("notified").signal(SOON);
                    look(stage);
                })
                .claim("mq_notify: a signal", signalled("notified"))
                .claim(
                        "with the sender's process id",
                        gave(
                                "notified",
                                2,
                                "ssi_pid",
                                stage -> Long.toString(stage.actor("sender").pid())))
                .claim("epoll: one event", returned("watcher", 1));
    }

    private static StepScript theSecondMessage() {
        return new StepScript("The second message")
                .say("The sender sends again. Neither listener has done anything to go on.")
                .ask(
                        "Who is told?",
                        new Answer("Both", signalled("notified").and(returned("watcher", 1))),
                        new Answer("Only epoll", notSignalled("notified").and(returned("watcher", 1))),
                        new Answer("Only mq_notify", signalled("notified").and(returned("watcher", 0))))
                .c("mq_send(q, \"two\", 3, 0);")
                .shell("mqscope send {q} two")
                .act(stage -> {
                    stage.actor("sender").send(0, "two");
                    silence(stage);
                    look(stage);
                })
                .claim("mq_notify: nothing, it was used up", notSignalled("notified"))
                .claim("epoll: one event", returned("watcher", 1));
    }

    private static StepScript aMessageGoesOut() {
        return new StepScript("A message goes out")
                .say("Somebody receives a message. For mq_notify a removal is no event.")
                .c("mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope receive {q}")
                .act(stage -> {
                    stage.actor("receiver").receive(64);
                    silence(stage);
                    look(stage);
                })
                .claim("mq_notify: nothing", notSignalled("notified"))
                .claim("epoll: one event", returned("watcher", 1))
                .claim("One message is left", curmsgs(1));
    }

    private static StepScript reArmedAndEmptied() {
        return new StepScript("Re-armed, and emptied")
                .say("The notified process registers again, and the queue is emptied: now it would be told.")
                .c(REGISTER[1], "mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope notify {q}", "mqscope receive {q}")
                .act(stage -> {
                    stage.actor("notified").notifyBySignal(1);
                    stage.actor("receiver").receive(64);
                    look(stage);
                })
                .claim("It is registered", registered("notified"))
                .claim("The queue is empty", curmsgs(0));
    }

    private static StepScript whatBothMiss() {
        return new StepScript("What both miss")
                .say("The receiver waits in mq_receive, and a message is handed to it.")
                .ask(
                        "Who is told?",
                        new Answer("Both", signalled("notified").and(returned("watcher", 1))),
                        new Answer("Only epoll", notSignalled("notified").and(returned("watcher", 1))),
                        new Answer("Neither", notSignalled("notified").and(returned("watcher", 0))))
                .c("mq_receive(q, buffer, 64, NULL);   // waits", "mq_send(q, \"three\", 5, 0);")
                .shell("mqscope receive {q}", "mqscope send {q} three")
                .act(stage -> {
                    stage.actor("receiver").beginReceive(64);
                    Waits.until(stage, blocked("receiver", "mq_timedreceive"));
                    stage.actor("sender").send(0, "three");
                    silence(stage);
                    look(stage);
                })
                .claim("The receiver has it", received("receiver", "three"))
                .claim("mq_notify: nothing", notSignalled("notified"))
                .claim("epoll: nothing", returned("watcher", 0));
    }

    private static StepScript theBill() {
        return new StepScript("The bill")
                .say("Three messages went in and three out. mq_notify needs two calls for each event that it tells: to"
                        + " read the signal, and to register again. epoll was set up once and needs one call a look.")
                .act(stage -> stage.actor("watcher").getattr())
                .claim("mq_notify told of one message", CallChecks.told("notified", "read", 1))
                .claim("for two registrations", CallChecks.made("notified", "mq_notify", 2))
                .claim(
                        "epoll told of four changes, and of how it stood at first",
                        CallChecks.told("watcher", "epoll_wait", 5))
                .claim("for one epoll_ctl", CallChecks.made("watcher", "epoll_ctl", 1));
    }

    private static void silence(Stage stage) throws IOException, InterruptedException {
        stage.actor("notified").signal(A_WHILE);
    }

    private static void look(Stage stage) throws IOException, InterruptedException {
        stage.actor("watcher").epollWait(A_WHILE);
    }
}
