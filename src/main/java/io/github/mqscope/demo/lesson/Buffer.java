package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;
import static io.github.mqscope.demo.stage.QueueChecks.sizes;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// The size that counts is the queue's, not the message's.
final class Buffer {
    private Buffer() {}

    static Lesson lesson() {
        return new Script(
                        "buffer",
                        "The buffer rule",
                        "A receive buffer smaller than mq_msgsize is EMSGSIZE, however short the message.")
                .cast("sender", "receiver")
                .steps(
                        aShortMessageInAQueueForLongOnes(),
                        aBufferThatWouldDoForTheMessage(),
                        aBufferOfMqMsgsize(),
                        theSameWordAtTheOtherEnd(),
                        exactlyAsLongAsItMayBe());
    }

    private static StepScript aShortMessageInAQueueForLongOnes() {
        return new StepScript("A short message in a queue for long ones")
                .say("The queue takes messages of up to 64 bytes. In it is one of 3 bytes.")
                .c("mq_send(q, \"tea\", 3, 0);")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope send {q} tea")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 4, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").send(0, "tea");
                })
                .claim("mq_msgsize is 64", sizes(4, 64))
                .claim("One message of 3 bytes is there", holds("tea"));
    }

    private static StepScript aBufferThatWouldDoForTheMessage() {
        return new StepScript("A buffer that would do for the message")
                .say("The receiver offers a buffer of 16 bytes, five times what the message needs.")
                .ask(
                        "What will mq_receive do?",
                        new Answer("Give the 3 bytes", received("receiver", "tea")),
                        new Answer("Fail with EMSGSIZE", failed("receiver", Errno.EMSGSIZE)),
                        new Answer("Fail with EINVAL", failed("receiver", Errno.EINVAL)))
                .c("char small[16];", "mq_receive(q, small, sizeof small, NULL);   // -1, EMSGSIZE")
                .shell("mqscope receive {q} --buffer 16")
                .act(stage -> stage.actor("receiver").receive(16))
                .claim("EMSGSIZE: the kernel compares with mq_msgsize alone", failed("receiver", Errno.EMSGSIZE))
                .claim("The message is not lost", curmsgs(1));
    }

    private static StepScript aBufferOfMqMsgsize() {
        return new StepScript("A buffer of mq_msgsize")
                .say("So ask mq_getattr first, and offer mq_msgsize bytes.")
                .c(
                        "char *buffer = malloc(attr.mq_msgsize);",
                        "ssize_t n = mq_receive(q, buffer, attr.mq_msgsize, NULL);")
                .shell("mqscope receive {q}")
                .act(stage -> stage.actor("receiver").receive(64))
                .claim("Now it comes", received("receiver", "tea"))
                .claim("and the queue is empty", curmsgs(0));
    }

    private static StepScript theSameWordAtTheOtherEnd() {
        return new StepScript("The same word at the other end")
                .say("A message longer than mq_msgsize is EMSGSIZE too, for the sender. It is not cut.")
                .c("mq_send(q, text, 65, 0);   // -1, EMSGSIZE")
                .act(stage -> stage.actor("sender").send(0, "x".repeat(65)))
                .claim("65 bytes do not go in", failed("sender", Errno.EMSGSIZE))
                .claim("and nothing of them is there", curmsgs(0));
    }

    private static StepScript exactlyAsLongAsItMayBe() {
        return new StepScript("Exactly as long as it may be")
                .say("64 bytes are allowed.")
                .c("mq_send(q, text, 64, 0);   // 0")
                .act(stage -> stage.actor("sender").send(0, "x".repeat(64)))
                .claim("64 bytes do", done("sender"))
                .claim("One message is in the queue", curmsgs(1));
    }
}
