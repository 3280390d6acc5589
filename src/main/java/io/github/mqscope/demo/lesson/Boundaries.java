package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.ActorChecks.returned;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;
import static io.github.mqscope.demo.stage.QueueChecks.qsize;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.sys.Mq;

/// Messages are not a stream of bytes.
final class Boundaries {
    private Boundaries() {}

    static Lesson lesson() {
        return new Script(
                        "boundaries",
                        "Messages keep their ends",
                        "A queue is no pipe: one receive gives one whole message, also one of no bytes.")
                .cast("sender", "receiver")
                .steps(
                        twoMessages(),
                        oneReceiveWithALargeBuffer(),
                        aMessageOfNoBytes(),
                        receivingNothingSuccessfully());
    }

    private static StepScript twoMessages() {
        return new StepScript("Two messages")
                .say("The sender sends two short messages, one after the other.")
                .c("mq_send(q, \"one\", 3, 0);", "mq_send(q, \"two\", 3, 0);")
                .shell("mqscope send {q} one", "mqscope send {q} two")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 4, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").send(0, "one");
                    stage.actor("sender").send(0, "two");
                })
                .claim("Two messages are in the queue", curmsgs(2))
                .claim("6 bytes in all", qsize(6));
    }

    private static StepScript oneReceiveWithALargeBuffer() {
        return new StepScript("One receive with a large buffer")
                .say("The receiver's buffer has room for both. With a pipe it would get all 6 bytes.")
                .ask(
                        "What does one mq_receive give?",
                        new Answer("Both, 6 bytes", received("receiver", "onetwo")),
                        new Answer("The first message, 3 bytes", received("receiver", "one")))
                .c("ssize_t n = mq_receive(q, buffer, 64, NULL);   // 3")
                .shell("mqscope receive {q}")
                .act(stage -> stage.actor("receiver").receive(64))
                .claim("It gives the first message", received("receiver", "one"))
                .claim("and no more than its 3 bytes", returned("receiver", 3))
                .claim("The second waits for a receive of its own", holds("two"));
    }

    private static StepScript aMessageOfNoBytes() {
        return new StepScript("A message of no bytes")
                .say("A message may be empty. It still is a message: it takes a slot and is received.")
                .c("mq_send(q, \"\", 0, 9);")
                .shell("mqscope send {q} '' --priority 9")
                .act(stage -> stage.actor("sender").send(9, ""))
                .claim("mq_send took it", done("sender"))
                .claim("Two messages are in the queue", curmsgs(2))
                .claim("with 3 bytes in all", qsize(3));
    }

    private static StepScript receivingNothingSuccessfully() {
        return new StepScript("Receiving nothing, successfully")
                .say("It has the higher priority and comes first. For read(2) on a pipe 0 would mean the end; here it"
                        + " is the length of a message.")
                .c("ssize_t n = mq_receive(q, buffer, 64, NULL);   // 0, and no error")
                .shell("mqscope receive {q} --json")
                .act(stage -> stage.actor("receiver").receive(64))
                .claim("mq_receive returned 0", returned("receiver", 0))
                .claim("and it was a success", done("receiver"))
                .claim("One message is left", holds("two"));
    }
}
