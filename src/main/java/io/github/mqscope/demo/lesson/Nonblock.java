package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.blocked;
import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.free;
import static io.github.mqscope.demo.stage.ActorChecks.nonBlocking;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// O_NONBLOCK, and whose it is.
final class Nonblock {
    private Nonblock() {}

    static Lesson lesson() {
        return new Script(
                        "nonblock",
                        "Non-blocking",
                        "EAGAIN instead of waiting; O_NONBLOCK belongs to the open description, not to the queue.")
                .cast("sender", "receiver")
                .steps(
                        twoProcessesTwoModes(),
                        receivingFromAnEmptyQueue(),
                        theSenderChangesItsMode(),
                        andBack(),
                        aReceiveLetsItGo());
    }

    private static StepScript twoProcessesTwoModes() {
        return new StepScript("Two processes, two modes")
                .say("The sender opens the queue as usual, the receiver with O_NONBLOCK.")
                .c("mqd_t q = mq_open(\"{q}\", O_RDONLY|O_NONBLOCK);   // the receiver")
                .shell("mqscope create {q} --maxmsg 2 --msgsize 64", "mqscope info {q}")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 2, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY | Mq.O_NONBLOCK);
                })
                .claim("The receiver's descriptor has O_NONBLOCK", nonBlocking("receiver", true))
                .claim("The sender's has not", nonBlocking("sender", false));
    }

    private static StepScript receivingFromAnEmptyQueue() {
        return new StepScript("Receiving from an empty queue")
                .say("The queue is empty. The receiver calls mq_receive.")
                .ask(
                        "What will mq_receive do?",
                        new Answer("Wait", blocked("receiver", "mq_timedreceive")),
                        new Answer("Fail with EAGAIN", failed("receiver", Errno.EAGAIN)),
                        new Answer("Return 0", done("receiver")))
                .c("mq_receive(q, buffer, 64, NULL);   // -1, EAGAIN")
                .shell("mqscope receive {q} --nonblock; echo $?   # 3")
                .act(stage -> stage.actor("receiver").receive(64))
                .claim("EAGAIN: it would have blocked", failed("receiver", Errno.EAGAIN))
                .claim("The receiver is free for other work", free("receiver"));
    }

    private static StepScript theSenderChangesItsMode() {
        return new StepScript("The sender changes its mode")
                .say("mq_setattr sets O_NONBLOCK on the sender's descriptor too. Then it sends three messages into two"
                        + " slots.")
                .c(
                        "struct mq_attr attr = {.mq_flags = O_NONBLOCK};",
                        "mq_setattr(q, &attr, NULL);",
                        "mq_send(q, \"three\", 5, 0);   // -1, EAGAIN")
                .shell("mqscope send {q} three --nonblock")
                .act(stage -> {
                    stage.actor("sender").nonBlocking(true);
                    stage.actor("sender").send(0, "one");
                    stage.actor("sender").send(0, "two");
                    stage.actor("sender").send(0, "three");
                })
                .claim("The sender's descriptor has O_NONBLOCK", nonBlocking("sender", true))
                .claim("The third mq_send is EAGAIN", failed("sender", Errno.EAGAIN))
                .claim("Two messages are in the queue", holds("one", "two"));
    }

    private static StepScript andBack() {
        return new StepScript("And back")
                .say("The sender clears its flag and tries again. The receiver's flag is still set, on the same queue.")
                .ask(
                        "What will the sender's mq_send do?",
                        new Answer("Wait", blocked("sender", "mq_timedsend")),
                        new Answer("Fail with EAGAIN, as the receiver is non-blocking", failed("sender", Errno.EAGAIN)))
                .c(
                        "attr.mq_flags = 0;",
                        "mq_setattr(q, &attr, NULL);",
                        "mq_send(q, \"three\", 5, 0);   // does not return")
                .shell("mqscope send {q} three")
                .act(stage -> {
                    stage.actor("sender").nonBlocking(false);
                    stage.actor("sender").beginSend(0, "three");
                })
                .claim("The sender waits in mq_send", blocked("sender", "mq_timedsend"))
                .claim("The receiver's flag did not change that", nonBlocking("receiver", true));
    }

    private static StepScript aReceiveLetsItGo() {
        return new StepScript("A receive lets it go")
                .say("A non-blocking receive with a message there is a receive like any other.")
                .c("mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope receive {q} --nonblock")
                .act(stage -> stage.actor("receiver").receive(64))
                .claim("The receiver has the first message", received("receiver", "one"))
                .claim("The sender's call has returned", done("sender"))
                .claim("The queue is full again", curmsgs(2));
    }
}
