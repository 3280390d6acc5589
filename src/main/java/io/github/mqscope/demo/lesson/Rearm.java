package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.lesson.Notifications.A_WHILE;
import static io.github.mqscope.demo.lesson.Notifications.REGISTER;
import static io.github.mqscope.demo.lesson.Notifications.SOON;
import static io.github.mqscope.demo.lesson.Notifications.notSignalled;
import static io.github.mqscope.demo.lesson.Notifications.signalled;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;
import static io.github.mqscope.demo.stage.QueueChecks.nobodyRegistered;
import static io.github.mqscope.demo.stage.QueueChecks.registered;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.Stage;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;
import java.io.IOException;

/// Re-arm first, then drain.
final class Rearm {
    private Rearm() {}

    static Lesson lesson() {
        return new Script(
                        "rearm",
                        "Re-arm first, then drain",
                        "Registering again after emptying the queue can lose a wake-up; the other order cannot.")
                .cast("listener", "sender")
                .steps(
                        aSignalComes(),
                        theWrongOrderDrain(),
                        thenReArmAMomentTooLate(),
                        andItStaysAsleep(),
                        beginAgainAndLetASignalCome(),
                        theRightOrderReArm(),
                        thenDrain(),
                        nothingIsLost());
    }

    private static StepScript aSignalComes() {
        return new StepScript("A signal comes")
                .say("The listener is registered, its descriptor is non-blocking. A message comes, and the signal.")
                .c(REGISTER)
                .shell(
                        "mqscope create {q} --maxmsg 4 --msgsize 64",
                        "mqscope notify {q} --rearm --drain",
                        "mqscope send {q} one")
                .act(stage -> {
                    stage.actor("listener").create(stage.queue(), 4, 64);
                    stage.actor("listener").nonBlocking(true);
                    stage.actor("sender").open(stage.queue(), Mq.O_WRONLY);
                    arm(stage);
                    stage.actor("sender").send(0, "one");
                    stage.actor("listener").signal(SOON);
                })
                .claim("The signal came", signalled("listener"))
                .claim("The registration is used up", nobodyRegistered());
    }

    private static StepScript theWrongOrderDrain() {
        return new StepScript("The wrong order: drain …")
                .say("The listener first receives until EAGAIN. The queue is empty, and nobody is registered.")
                .c("while (mq_receive(q, buffer, 64, NULL) >= 0) …   // until EAGAIN")
                .shell("mqscope receive {q} --drain")
                .act(stage -> {
                    stage.actor("listener").receive(64);
                    stage.actor("listener").receive(64);
                })
                .claim("It has the message", received("listener", 1, "one"))
                .claim("and then EAGAIN", failed("listener", Errno.EAGAIN))
                .claim("Nobody is registered", nobodyRegistered());
    }

    private static StepScript thenReArmAMomentTooLate() {
        return new StepScript("… then re-arm, a moment too late")
                .say("Just now a message comes. Then the listener registers again and waits for the signal.")
                .ask(
                        "Will the listener be woken?",
                        new Answer("Yes: it is registered, and a message is there", signalled("listener")),
                        new Answer("No: the message came before the registration", notSignalled("listener")))
                .c("mq_send(q, \"two\", 3, 0);   // the sender, in between", REGISTER[1])
                .shell("mqscope send {q} two", "mqscope notify {q}")
                .act(stage -> {
                    stage.actor("sender").send(0, "two");
                    arm(stage);
                    stage.actor("listener").signal(A_WHILE);
                })
                .claim("No signal comes", notSignalled("listener"))
                .claim("A message is in the queue", holds("two"))
                .claim("and the listener is registered: it would sleep beside it for ever", registered("listener"));
    }

    private static StepScript andItStaysAsleep() {
        return new StepScript("And it stays asleep")
                .say("Another message does not help. The queue is not empty, so nothing tells of it.")
                .c("mq_send(q, \"three\", 5, 0);")
                .shell("mqscope send {q} three")
                .act(stage -> {
                    stage.actor("sender").send(0, "three");
                    stage.actor("listener").signal(A_WHILE);
                })
                .claim("Still no signal", notSignalled("listener"))
                .claim("Two messages wait", curmsgs(2));
    }

    private static StepScript beginAgainAndLetASignalCome() {
        return new StepScript("Begin again, and let a signal come")
                .say(
                        "We help the listener: it drains once by hand. It is registered already, so the next message brings"
                                + " its signal.")
                .c("while (mq_receive(q, buffer, 64, NULL) >= 0) …", "mq_send(q, \"four\", 4, 0);")
                .shell("mqscope receive {q} --drain", "mqscope send {q} four")
                .act(stage -> {
                    drain(stage);
                    stage.actor("sender").send(0, "four");
                    stage.actor("listener").signal(SOON);
                })
                .claim("The signal came", signalled("listener"))
                .claim("The registration is used up", nobodyRegistered());
    }

    private static StepScript theRightOrderReArm() {
        return new StepScript("The right order: re-arm …")
                .say("This time the listener registers first. And again a message comes just now.")
                .c(REGISTER[1], "mq_send(q, \"five\", 4, 0);   // the sender, in between")
                .shell("mqscope notify {q} --rearm --drain", "mqscope send {q} five")
                .act(stage -> {
                    arm(stage);
                    stage.actor("sender").send(0, "five");
                })
                .claim("The listener is registered", registered("listener"))
                .claim("Both messages are in the queue", holds("four", "five"));
    }

    private static StepScript thenDrain() {
        return new StepScript("… then drain")
                .say("Draining until EAGAIN takes the latecomer too. Nothing is left, and the registration is set.")
                .c("while (mq_receive(q, buffer, 64, NULL) >= 0) …   // until EAGAIN")
                .shell("mqscope receive {q} --drain")
                .act(Rearm::drain)
                .claim("The latecomer was received", received("listener", 1, "five"))
                .claim("until EAGAIN", failed("listener", Errno.EAGAIN))
                .claim("The listener is registered", registered("listener"));
    }

    private static StepScript nothingIsLost() {
        return new StepScript("Nothing is lost")
                .say("The next message finds an empty queue and a registration. The listener wakes.")
                .c("mq_send(q, \"six\", 3, 0);")
                .shell("mqscope send {q} six")
                .act(stage -> {
                    stage.actor("sender").send(0, "six");
                    stage.actor("listener").signal(SOON);
                })
                .claim("The signal came", signalled("listener"));
    }

    private static void arm(Stage stage) throws IOException, InterruptedException {
        stage.actor("listener").notifyBySignal(1);
    }

    private static void drain(Stage stage) throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            stage.actor("listener").receive(64);
        }
    }
}
