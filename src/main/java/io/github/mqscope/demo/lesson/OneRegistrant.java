package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.lesson.Notifications.REGISTER;
import static io.github.mqscope.demo.lesson.Notifications.SOON;
import static io.github.mqscope.demo.lesson.Notifications.signalled;
import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.QueueChecks.nobodyRegistered;
import static io.github.mqscope.demo.stage.QueueChecks.registered;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// One registration a queue.
final class OneRegistrant {
    private OneRegistrant() {}

    static Lesson lesson() {
        return new Script(
                        "one-registrant",
                        "One registrant",
                        "Only one process can be registered; the next gets EBUSY, and the queue's file tells who has it.")
                .cast("first", "second")
                .steps(
                        theFirstRegisters(),
                        theSecondTries(),
                        theSameProcessAgain(),
                        takingAwayWhatIsNotYours(),
                        theOwnerTakesItAway(),
                        itWorks(),
                        theDeadHaveNone());
    }

    private static StepScript theFirstRegisters() {
        return new StepScript("The first registers")
                .say("A queue has one place for a registration. The first process takes it.")
                .c(REGISTER)
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope notify {q}")
                .act(stage -> {
                    stage.actor("first").create(stage.queue(), 4, 64);
                    stage.actor("second").open(stage.queue(), Mq.O_RDWR);
                    stage.actor("first").notifyBySignal(1);
                })
                .claim("The queue's file names it", registered("first"));
    }

    private static StepScript theSecondTries() {
        return new StepScript("The second tries")
                .say("Another process registers for the same queue.")
                .ask(
                        "What will mq_notify do?",
                        new Answer("Register both", done("second").and(registered("first"))),
                        new Answer("Replace the first", done("second").and(registered("second"))),
                        new Answer("Fail with EBUSY", failed("second", Errno.EBUSY)))
                .c("mq_notify(q, &event);   // -1, EBUSY")
                .shell("mqscope notify {q}")
                .act(stage -> stage.actor("second").notifyBySignal(2))
                .claim("EBUSY", failed("second", Errno.EBUSY))
                .claim("The first is still the one; NOTIFY_PID tells who to ask", registered("first"));
    }

    private static StepScript theSameProcessAgain() {
        return new StepScript("The same process again")
                .say("The first registers once more, with another value. That is no update.")
                .c("event.sigev_value.sival_int = 3;", "mq_notify(q, &event);   // -1, EBUSY")
                .act(stage -> stage.actor("first").notifyBySignal(3))
                .claim("EBUSY for it too", failed("first", Errno.EBUSY));
    }

    private static StepScript takingAwayWhatIsNotYours() {
        return new StepScript("Taking away what is not yours")
                .say("mq_notify with a null pointer takes the registration away. The second calls it.")
                .ask(
                        "What happens to the first's registration?",
                        new Answer("It is taken away", nobodyRegistered()),
                        new Answer(
                                "Nothing, and mq_notify says success",
                                done("second").and(registered("first"))),
                        new Answer("Nothing, and mq_notify fails", failed("second", Errno.EBUSY)))
                .c("mq_notify(q, NULL);")
                .act(stage -> stage.actor("second").notifyRemove())
                .claim("It returns 0", done("second"))
                .claim("and the first is still registered", registered("first"));
    }

    private static StepScript theOwnerTakesItAway() {
        return new StepScript("The owner takes it away")
                .say("The first does the same. Now the place is free, and the second can have it.")
                .c("mq_notify(q, NULL);     // the first", "mq_notify(q, &event);   // the second")
                .act(stage -> {
                    stage.actor("first").notifyRemove();
                    stage.actor("second").notifyBySignal(2);
                })
                .claim("The second registered", done("second"))
                .claim("and is the one", registered("second"));
    }

    private static StepScript itWorks() {
        return new StepScript("It works")
                .say("A message comes, and it is the second who is told.")
                .c("mq_send(q, \"tea\", 3, 0);")
                .shell("mqscope send {q} tea")
                .act(stage -> {
                    stage.actor("first").send(0, "tea");
                    stage.actor("second").signal(SOON);
                })
                .claim("The second got the signal", signalled("second"));
    }

    private static StepScript theDeadHaveNone() {
        return new StepScript("The dead have none")
                .say(
                        "The second registers again, and is killed. The kernel closes its descriptors, and with them goes the"
                                + " registration.")
                .c("kill(second, SIGKILL);")
                .shell("kill -KILL {pid second}")
                .act(stage -> {
                    stage.actor("second").notifyBySignal(2);
                    Waits.until(stage, registered("second"));
                    stage.actor("second").peer().kill();
                })
                .claim("Nobody is registered", nobodyRegistered());
    }
}
