package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.lesson.Notifications.A_WHILE;
import static io.github.mqscope.demo.lesson.Notifications.REGISTER;
import static io.github.mqscope.demo.lesson.Notifications.SOON;
import static io.github.mqscope.demo.lesson.Notifications.notSignalled;
import static io.github.mqscope.demo.lesson.Notifications.signalled;
import static io.github.mqscope.demo.stage.ActorChecks.gave;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.nobodyRegistered;
import static io.github.mqscope.demo.stage.QueueChecks.registered;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.sys.Mq;

/// mq_notify tells once, of the first message.
final class Notify {
    private static final int VALUE = 7;

    private Notify() {}

    static Lesson lesson() {
        return new Script(
                        "notify",
                        "mq_notify tells once",
                        "A notification comes when an empty queue gets a message, and the registration is then gone.")
                .cast("listener", "sender")
                .steps(
                        registering(),
                        theFirstMessage(),
                        theSecondMessage(),
                        registeringAgainIsNotEnough(),
                        emptyItFirst());
    }

    private static StepScript registering() {
        return new StepScript("Registering")
                .say("The listener does not want to wait in mq_receive. It registers with mq_notify: the kernel shall"
                        + " send it a signal when a message comes.")
                .c(REGISTER)
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope notify {q} --via signal")
                .act(stage -> {
                    stage.actor("listener").create(stage.queue(), 4, 64);
                    stage.actor("sender").open(stage.queue(), Mq.O_RDWR);
                    stage.actor("listener").notifyBySignal(VALUE);
                })
                .claim("The queue's file names the listener", registered("listener"))
                .claim("The queue is empty", curmsgs(0));
    }

    private static StepScript theFirstMessage() {
        return new StepScript("The first message")
                .say("The sender sends. The listener reads the signal from a signalfd, which also tells who sent.")
                .c(
                        "mq_send(q, \"one\", 3, 0);                // the sender",
                        "read(signalfd, &info, sizeof info);    // the listener")
                .shell("mqscope send {q} one")
                .act(stage -> {
                    stage.actor("sender").send(0, "one");
                    stage.actor("listener").signal(SOON);
                })
                .claim("A signal came, from a message queue", signalled("listener"))
                .claim(
                        "It names the sender",
                        gave(
                                "listener",
                                2,
                                "ssi_pid",
                                stage -> Long.toString(stage.actor("sender").pid())))
                .claim("and carries the listener's own value", gave("listener", 4, "ssi_int", stage -> "7"))
                .claim("The registration is gone: it was for one message", nobodyRegistered())
                .claim("The message is still in the queue: nothing was received", curmsgs(1));
    }

    private static StepScript theSecondMessage() {
        return new StepScript("The second message")
                .say("The sender sends again. The listener has done nothing since.")
                .ask(
                        "Will another signal come?",
                        new Answer("Yes, each message brings one", signalled("listener")),
                        new Answer(
                                "No, nobody is registered any more",
                                notSignalled("listener").and(nobodyRegistered())))
                .c("mq_send(q, \"two\", 3, 0);")
                .shell("mqscope send {q} two")
                .act(stage -> {
                    stage.actor("sender").send(0, "two");
                    stage.actor("listener").signal(A_WHILE);
                })
                .claim("No signal came: nobody was registered any more", notSignalled("listener"))
                .claim("NOTIFY_PID is 0", nobodyRegistered())
                .claim("Two messages lie in the queue", curmsgs(2));
    }

    private static StepScript registeringAgainIsNotEnough() {
        return new StepScript("Registering again is not enough")
                .say("The listener registers again, and a third message is sent. Two are still in the queue.")
                .ask(
                        "Will a signal come now?",
                        new Answer("Yes, the listener is registered again", signalled("listener")),
                        new Answer("No, the queue was not empty", notSignalled("listener")))
                .c(REGISTER[1], "mq_send(q, \"three\", 5, 0);")
                .shell("mqscope notify {q}", "mqscope send {q} three")
                .act(stage -> {
                    stage.actor("listener").notifyBySignal(VALUE);
                    stage.actor("sender").send(0, "three");
                    stage.actor("listener").signal(A_WHILE);
                })
                .claim("No signal came: only a message into an empty queue brings one", notSignalled("listener"))
                .claim("The listener is still registered", registered("listener"))
                .claim("Three messages lie there", curmsgs(3));
    }

    private static StepScript emptyItFirst() {
        return new StepScript("Empty it first")
                .say("The listener receives all three. It is registered, and the queue is empty: now the next message"
                        + " tells again.")
                .c("while (mq_receive(q, buffer, 64, NULL) >= 0) …", "mq_send(q, \"four\", 4, 0);")
                .shell("mqscope receive {q} --drain", "mqscope send {q} four")
                .act(stage -> {
                    for (int i = 0; i < 3; i++) {
                        stage.actor("listener").receive(64);
                    }
                    stage.actor("sender").send(0, "four");
                    stage.actor("listener").signal(SOON);
                })
                .claim("A signal came", signalled("listener"))
                .claim("and the registration is gone once more", nobodyRegistered());
    }
}
