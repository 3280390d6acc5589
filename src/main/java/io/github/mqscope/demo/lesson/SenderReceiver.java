package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.ended;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.free;
import static io.github.mqscope.demo.stage.ActorChecks.pending;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.exists;
import static io.github.mqscope.demo.stage.QueueChecks.holds;
import static io.github.mqscope.demo.stage.QueueChecks.sizes;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// Two processes that know nothing of each other but a name.
final class SenderReceiver {
    private SenderReceiver() {}

    static Lesson lesson() {
        return new Script(
                        "sender-receiver",
                        "Sender and receiver",
                        "Two independent processes, one queue: the message waits in the kernel.")
                .cast("sender", "receiver")
                .steps(
                        oneProcessMakesTheQueue(),
                        anotherProcessOpensItByName(),
                        theSenderSendsAndNobodyWaits(),
                        theSenderEnds(),
                        theReceiverReceives(),
                        theNameGoes());
    }

    private static StepScript oneProcessMakesTheQueue() {
        return new StepScript("One process makes the queue")
                .say("The sender creates a queue. It lives in the kernel, not in the sender; what others need to know"
                        + " is its name.")
                .c(
                        "struct mq_attr attr = {.mq_maxmsg = 6, .mq_msgsize = 128};",
                        "mqd_t q = mq_open(\"{q}\", O_RDWR|O_CREAT|O_EXCL, 0600, &attr);")
                .shell("mqscope create {q} --maxmsg 6 --msgsize 128")
                .act(stage -> stage.actor("sender").create(stage.queue(), 6, 128))
                .claim("The queue is there under its name", exists(true))
                .claim("It holds 6 messages of up to 128 bytes", sizes(6, 128))
                .claim("It is empty", curmsgs(0))
                .claim("The sender has a descriptor of it", DescriptorChecks.leadsToQueue("sender"));
    }

    private static StepScript anotherProcessOpensItByName() {
        return new StepScript("Another process opens it by name")
                .say("The receiver is another process. It was told nothing but the name.")
                .c("mqd_t q = mq_open(\"{q}\", O_RDONLY);")
                .shell("mqscope info {q}")
                .act(stage -> stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY))
                .claim("The receiver has a descriptor of the same queue", DescriptorChecks.leadsToQueue("receiver"));
    }

    private static StepScript theSenderSendsAndNobodyWaits() {
        return new StepScript("The sender sends, and nobody waits")
                .say("The message is copied into the kernel and mq_send returns. The receiver need not be there yet.")
                .c("mq_send(q, \"tea\", 3, 1);")
                .shell("mqscope send {q} tea --priority 1")
                .act(stage -> stage.actor("sender").send(1, "tea"))
                .claim("mq_send has returned", done("sender"))
                .claim("One message is in the queue", curmsgs(1))
                .claim("It is the one that was sent", holds("tea"))
                .claim("The receiver does not wait in any call", free("receiver"));
    }

    private static StepScript theSenderEnds() {
        return new StepScript("The sender ends")
                .say("The sender exits. Its descriptor is closed; the queue and its message are the kernel's.")
                .c("exit(0);")
                .shell("mqscope list")
                .act(stage -> stage.actor("sender").exit())
                .claim("The process is gone", ended("sender", 0))
                .claim("The message is still there", curmsgs(1));
    }

    private static StepScript theReceiverReceives() {
        return new StepScript("The receiver receives")
                .say("The sender is gone. The receiver calls mq_receive.")
                .ask(
                        "What does mq_receive give now?",
                        new Answer("The message, as if the sender were there", received("receiver", "tea")),
                        new Answer("It fails, since the sender has gone", failed("receiver", Errno.EBADF)),
                        new Answer("It waits for the sender", pending("receiver")))
                .c(
                        "char buffer[128];",
                        "unsigned priority;",
                        "ssize_t n = mq_receive(q, buffer, sizeof buffer, &priority);")
                .shell("mqscope receive {q}")
                .act(stage -> stage.actor("receiver").receive(128))
                .claim("The receiver has the message", received("receiver", "tea"))
                .claim("The queue is empty again", curmsgs(0));
    }

    private static StepScript theNameGoes() {
        return new StepScript("The name goes")
                .say("A queue stays until somebody unlinks it, even with no process left. So the receiver unlinks it.")
                .c("mq_unlink(\"{q}\");")
                .shell("mqscope unlink {q}")
                .act(stage -> stage.actor("receiver").unlink(stage.queue()))
                .claim("Nobody can open it any more", exists(false));
    }
}
