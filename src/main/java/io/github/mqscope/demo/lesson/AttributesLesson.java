package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.gave;
import static io.github.mqscope.demo.stage.ActorChecks.nonBlocking;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.qsize;
import static io.github.mqscope.demo.stage.QueueChecks.sizes;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// What mq_getattr tells, and what of it can change.
final class AttributesLesson {
    private AttributesLesson() {}

    static Lesson lesson() {
        return new Script(
                        "attributes",
                        "The four attributes",
                        "mq_maxmsg, mq_msgsize, mq_curmsgs, mq_flags: what each is, and which can change.")
                .cast("owner", "other")
                .steps(
                        twoAreFixedWhenTheQueueIsMade(),
                        mqCurmsgsCounts(),
                        canTheCapacityGrow(),
                        mqFlagsIsNotTheQueues(),
                        creatingAgainChangesNothing());
    }

    private static StepScript twoAreFixedWhenTheQueueIsMade() {
        return new StepScript("Two are fixed when the queue is made")
                .say("mq_maxmsg is how many messages fit, mq_msgsize how long each may be. Both are given to mq_open.")
                .c(
                        "struct mq_attr attr = {.mq_maxmsg = 4, .mq_msgsize = 64};",
                        "mqd_t q = mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);",
                        "mq_getattr(q, &attr);")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope info {q}")
                .act(stage -> {
                    stage.actor("owner").create(stage.queue(), 4, 64);
                    stage.actor("other").open(stage.queue(), Mq.O_RDWR);
                    stage.actor("owner").getattr();
                })
                .claim("mq_getattr tells the owner 4 messages", gave("owner", 1, "mq_maxmsg", stage -> "4"))
                .claim("of 64 bytes", gave("owner", 2, "mq_msgsize", stage -> "64"))
                .claim("none is in it", gave("owner", 3, "mq_curmsgs", stage -> "0"))
                .claim("and the descriptor has no flags", gave("owner", 0, "mq_flags", stage -> "0"));
    }

    private static StepScript mqCurmsgsCounts() {
        return new StepScript("mq_curmsgs counts")
                .say("mq_curmsgs is the number of messages now. The bytes in them stand in the queue's file, as QSIZE.")
                .c("mq_send(q, \"three\", 5, 0);", "mq_getattr(q, &attr);")
                .shell("mqscope send {q} three", "mqscope info {q}")
                .act(stage -> {
                    stage.actor("owner").send(0, "three");
                    stage.actor("owner").getattr();
                })
                .claim("mq_curmsgs is 1", gave("owner", 3, "mq_curmsgs", stage -> "1"))
                .claim("QSIZE is the 5 bytes of it", qsize(5));
    }

    private static StepScript canTheCapacityGrow() {
        return new StepScript("Can the capacity grow?")
                .say("The owner asks mq_setattr for 8 messages, and for O_NONBLOCK, in one call.")
                .ask(
                        "What will mq_setattr do?",
                        new Answer("It fails with EINVAL", failed("owner", Errno.EINVAL)),
                        new Answer("It makes room for 8 messages", done("owner").and(sizes(8, 64))),
                        new Answer(
                                "It succeeds, and the capacity stays 4",
                                done("owner").and(sizes(4, 64))))
                .c("attr.mq_flags = O_NONBLOCK;", "attr.mq_maxmsg = 8;", "mq_setattr(q, &attr, NULL);")
                .act(stage -> stage.actor("owner").setattr(Mq.O_NONBLOCK, 8, 64))
                .claim("mq_setattr succeeded", done("owner"))
                .claim("The queue still holds 4 messages", sizes(4, 64))
                .claim("O_NONBLOCK, the one thing it can change, is set", nonBlocking("owner", true));
    }

    private static StepScript mqFlagsIsNotTheQueues() {
        return new StepScript("mq_flags is not the queue's")
                .say("The flag belongs to the owner's open description. The other process opened the queue itself and"
                        + " has its own.")
                .c("mq_getattr(q, &attr);   // in the other process")
                .shell("mqscope info {q}")
                .act(stage -> stage.actor("other").getattr())
                .claim("The other process sees no O_NONBLOCK", gave("other", 0, "mq_flags", stage -> "0"))
                .claim("and the kernel lists none for it", nonBlocking("other", false));
    }

    private static StepScript creatingAgainChangesNothing() {
        return new StepScript("Creating again changes nothing")
                .say("mq_open with O_CREAT and other sizes, of a queue that exists, just opens it. The sizes are not"
                        + " looked at.")
                .c(
                        "struct mq_attr more = {.mq_maxmsg = 8, .mq_msgsize = 32};",
                        "mqd_t q2 = mq_open(\"{q}\", O_RDWR|O_CREAT, 0600, &more);")
                .act(stage -> stage.actor("other").open(stage.queue(), Mq.O_RDWR | Mq.O_CREAT, 8, 32))
                .claim("mq_open succeeded", done("other"))
                .claim("The sizes are those of the first", sizes(4, 64))
                .claim("and the message is still there", curmsgs(1));
    }
}
