package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.blocked;
import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.free;
import static io.github.mqscope.demo.stage.ActorChecks.pending;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// mq_send on a full queue waits.
final class Full {
    private Full() {}

    static Lesson lesson() {
        return new Script("full", "Full: the sender waits", "mq_send on a full queue blocks; one receive releases it.")
                .cast("sender", "receiver")
                .steps(threeSlotsThreeMessages(), oneTooMany(), oneReceive(), seenFromOutsideNothingHappened());
    }

    private static StepScript threeSlotsThreeMessages() {
        return new StepScript("Three slots, three messages")
                .say("The queue holds three messages. The sender sends three, and each mq_send returns at once.")
                .c("mq_send(q, \"one\", 3, 0);", "mq_send(q, \"two\", 3, 0);", "mq_send(q, \"three\", 5, 0);")
                .shell(
                        "mqscope create {q} --maxmsg 3 --msgsize 64",
                        "mqscope send {q} one",
                        "mqscope send {q} two",
                        "mqscope send {q} three")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 3, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").send(0, "one");
                    stage.actor("sender").send(0, "two");
                    stage.actor("sender").send(0, "three");
                })
                .claim("The queue is full, 3 of 3", curmsgs(3))
                .claim("The sender is free", free("sender"));
    }

    private static StepScript oneTooMany() {
        return new StepScript("One too many")
                .say("The sender sends a fourth message. Nobody receives.")
                .ask(
                        "What will the fourth mq_send do?",
                        new Answer("It waits", blocked("sender", "mq_timedsend")),
                        new Answer("It fails with EAGAIN", failed("sender", Errno.EAGAIN)),
                        new Answer("It returns, and the oldest message is dropped", done("sender")))
                .c("mq_send(q, \"four\", 4, 0);   // does not return")
                .shell("mqscope send {q} four")
                .act(stage -> stage.actor("sender").beginSend(0, "four"))
                .claim("The sender's thread sits in the system call behind mq_send", blocked("sender", "mq_timedsend"))
                .claim("mq_send has not returned", pending("sender"))
                .claim("Nothing was dropped, nothing came in", holds("one", "two", "three"));
    }

    private static StepScript oneReceive() {
        return new StepScript("One receive")
                .say("The receiver takes one message. That leaves two, and a sender who waits.")
                .ask(
                        "How many messages are in the queue after the receive?",
                        new Answer("Two", curmsgs(2)),
                        new Answer("Three", curmsgs(3)))
                .c("mq_receive(q, buffer, 64, NULL);")
                .shell("mqscope receive {q}")
                .act(stage -> stage.actor("receiver").receive(64))
                .claim("The receiver has the oldest", received("receiver", "one"))
                .claim("The fourth mq_send has returned", done("sender"))
                .claim("Its message took the free slot in the same moment", holds("two", "three", "four"))
                .claim("The sender waits no more", free("sender"));
    }

    private static StepScript seenFromOutsideNothingHappened() {
        return new StepScript("Seen from outside, nothing happened")
                .say("mq_curmsgs was 3 and is 3. Who only watches the depth cannot see a queue that is full and busy."
                        + " Look for blocked senders instead.")
                .shell("mqscope info {q}")
                .act(stage -> stage.actor("receiver").getattr())
                .claim("The queue is full again", curmsgs(3));
    }
}
