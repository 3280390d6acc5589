package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.lesson.Notifications.A_WHILE;
import static io.github.mqscope.demo.lesson.Notifications.REGISTER;
import static io.github.mqscope.demo.lesson.Notifications.notSignalled;
import static io.github.mqscope.demo.lesson.Notifications.signalled;
import static io.github.mqscope.demo.stage.ActorChecks.blocked;
import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.gave;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;
import static io.github.mqscope.demo.stage.QueueChecks.nobodyRegistered;
import static io.github.mqscope.demo.stage.QueueChecks.registered;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.sys.Mq;

/// Why a notification that one waits for does not come.
final class Suppressed {
    private Suppressed() {}

    static Lesson lesson() {
        return new Script(
                        "suppressed",
                        "What suppresses a notification",
                        "A blocked receiver takes the message first, a blocked sender refills the queue, and closing any"
                                + " descriptor drops the registration.")
                .cast("listener", "receiver", "sender")
                .steps(
                        registeredAndSomebodyWaits(),
                        aMessageComesToTheEmptyQueue(),
                        aFullQueueOfOneSlot(),
                        emptyAndFullInOneMoment(),
                        justALook(),
                        whoIsToldOfThat());
    }

    private static StepScript registeredAndSomebodyWaits() {
        return new StepScript("Registered, and somebody waits")
                .say("The listener is registered. But another process waits in mq_receive.")
                .c(REGISTER)
                .shell("mqscope create {q} --maxmsg 1 --msgsize 64", "mqscope notify {q}", "mqscope receive {q}")
                .act(stage -> {
                    stage.actor("listener").create(stage.queue(), 1, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").open(stage.queue(), Mq.O_WRONLY);
                    stage.actor("listener").notifyBySignal(1);
                    stage.actor("receiver").beginReceive(64);
                })
                .claim("The listener is registered", registered("listener"))
                .claim("The receiver waits in mq_receive", blocked("receiver", "mq_timedreceive"));
    }

    private static StepScript aMessageComesToTheEmptyQueue() {
        return new StepScript("A message comes to the empty queue")
                .say("The queue is empty, and the sender sends.")
                .ask(
                        "Who is told?",
                        new Answer(
                                "The receiver gets the message, and the listener its signal",
                                received("receiver", "one").and(signalled("listener"))),
                        new Answer(
                                "Only the receiver: it gets the message",
                                received("receiver", "one").and(notSignalled("listener"))))
                .c("mq_send(q, \"one\", 3, 0);")
                .shell("mqscope send {q} one")
                .act(stage -> {
                    stage.actor("sender").send(0, "one");
                    stage.actor("listener").signal(A_WHILE);
                })
                .claim("The receiver has the message", received("receiver", "one"))
                .claim("The listener got no signal", notSignalled("listener"))
                .claim("The message never was in the queue", curmsgs(0))
                .claim("and the registration stays", registered("listener"));
    }

    private static StepScript aFullQueueOfOneSlot() {
        return new StepScript("A full queue of one slot")
                .say(
                        "The listener takes its registration away. The sender fills the single slot, and waits with a second"
                                + " message. Then the listener registers again.")
                .c("mq_send(q, \"two\", 3, 0);", "mq_send(q, \"three\", 5, 0);   // does not return", REGISTER[1])
                .shell("mqscope send {q} two", "mqscope send {q} three", "mqscope notify {q}")
                .act(stage -> {
                    stage.actor("listener").notifyRemove();
                    stage.actor("sender").send(0, "two");
                    stage.actor("sender").beginSend(0, "three");
                    Waits.untilBlocked(stage, "sender");
                    stage.actor("listener").notifyBySignal(1);
                })
                .claim("The sender waits in mq_send", blocked("sender", "mq_timedsend"))
                .claim("The listener is registered", registered("listener"))
                .claim("The queue is full", holds("two"));
    }

    private static StepScript emptyAndFullInOneMoment() {
        return new StepScript("Empty and full in one moment")
                .say("The receiver takes the only message. The queue is empty, and the waiting one goes in.")
                .ask(
                        "Does the listener get a signal?",
                        new Answer("Yes: a message came to an empty queue", signalled("listener")),
                        new Answer("No: it was handed over", notSignalled("listener")))
                .c("mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope receive {q}")
                .act(stage -> {
                    stage.actor("receiver").receive(64);
                    stage.actor("listener").signal(A_WHILE);
                })
                .claim("The receiver has the first", received("receiver", "two"))
                .claim("The sender's call has returned", done("sender"))
                .claim("Its message is in the queue", holds("three"))
                .claim("The listener got no signal", notSignalled("listener"))
                .claim("and is still registered", registered("listener"));
    }

    private static StepScript justALook() {
        return new StepScript("Just a look")
                .say("The listener opens the queue a second time, looks at it, and closes that second descriptor.")
                .ask(
                        "Is it still registered, by its first descriptor?",
                        new Answer("Yes", registered("listener")),
                        new Answer("No", nobodyRegistered()))
                .c("mqd_t look = mq_open(\"{q}\", O_RDONLY);", "mq_getattr(look, &attr);", "mq_close(look);")
                .act(stage -> {
                    int first = stage.actor("listener").mqd();
                    stage.actor("listener").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("listener").getattr();
                    stage.actor("listener").close();
                    stage.actor("listener").use(first);
                })
                .claim("mq_close has succeeded", done("listener"))
                .claim(
                        "The registration is gone: closing any descriptor of the queue drops the process's",
                        nobodyRegistered());
    }

    private static StepScript whoIsToldOfThat() {
        return new StepScript("Who is told of that?")
                .say(
                        "A signal only tells of messages. The kernel's SIGEV_THREAD goes by a netlink socket, and that tells"
                                + " of a removal too. The listener registers so, and looks and closes again.")
                .c(
                        "int netlink = socket(AF_NETLINK, SOCK_RAW, 0);",
                        "struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_signo = netlink,",
                        "                         .sigev_value.sival_ptr = cookie};   // 32 bytes",
                        "syscall(SYS_mq_notify, q, &event);",
                        "read(netlink, cookie, 32);   // last byte: 1 a message came, 2 removed")
                .shell("mqscope notify {q} --via thread")
                .act(stage -> {
                    int first = stage.actor("listener").mqd();
                    stage.actor("listener").notifyByNetlink(7);
                    stage.actor("listener").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("listener").close();
                    stage.actor("listener").use(first);
                    stage.actor("listener").notice(Notifications.SOON);
                })
                .claim("The socket tells of the removal", gave("listener", 0, "what happened", stage -> "removed"))
                .claim("and nobody is registered", nobodyRegistered());
    }
}
