package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.failed;
import static io.github.mqscope.demo.stage.ActorChecks.gave;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;
import static io.github.mqscope.demo.stage.QueueChecks.holds;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Mq;

/// Higher first, and first come first served among equals.
final class Priority {
    private Priority() {}

    static Lesson lesson() {
        return new Script(
                        "priority",
                        "Priority",
                        "The highest priority is received first; among equals, the one sent first.")
                .cast("sender", "receiver")
                .steps(fourMessagesAreSent(), theFirstReceive(), aLatecomerOvertakes(), allTheOthers(), howHigh());
    }

    private static StepScript fourMessagesAreSent() {
        return new StepScript("Four messages are sent")
                .say("In this order: tea with priority 1, cake with 5, coffee with 1, and soup with 5.")
                .c(
                        "mq_send(q, \"tea\", 3, 1);",
                        "mq_send(q, \"cake\", 4, 5);",
                        "mq_send(q, \"coffee\", 6, 1);",
                        "mq_send(q, \"soup\", 4, 5);")
                .shell(
                        "mqscope send {q} tea --priority 1",
                        "mqscope send {q} cake --priority 5",
                        "mqscope send {q} coffee --priority 1",
                        "mqscope send {q} soup --priority 5")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 6, 64);
                    stage.actor("receiver").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("sender").send(1, "tea");
                    stage.actor("sender").send(5, "cake");
                    stage.actor("sender").send(1, "coffee");
                    stage.actor("sender").send(5, "soup");
                })
                .claim("Four messages are in the queue", curmsgs(4))
                .claim(
                        "They stand in the order in which they will be received",
                        holds("cake", "soup", "tea", "coffee"));
    }

    private static StepScript theFirstReceive() {
        return new StepScript("The first receive")
                .say("tea was sent first. cake and soup have the higher priority.")
                .ask(
                        "Which message comes first?",
                        new Answer("tea, sent first", received("receiver", "tea")),
                        new Answer("cake, the first of the highest priority", received("receiver", "cake")),
                        new Answer("soup, the newest of the highest priority", received("receiver", "soup")))
                .c("mq_receive(q, buffer, 64, &priority);")
                .shell("mqscope receive {q} --json")
                .act(stage -> stage.actor("receiver").receive(64))
                .claim("It is cake", received("receiver", "cake"))
                .claim("with its priority", gave("receiver", 0, "priority", stage -> "5"));
    }

    private static StepScript aLatecomerOvertakes() {
        return new StepScript("A latecomer overtakes")
                .say("Now an alarm is sent, with priority 31. It goes before all that waits.")
                .c("mq_send(q, \"alarm\", 5, 31);")
                .shell("mqscope send {q} alarm --priority 31")
                .act(stage -> stage.actor("sender").send(31, "alarm"))
                .claim("It stands at the head", holds("alarm", "soup", "tea", "coffee"));
    }

    private static StepScript allTheOthers() {
        return new StepScript("All the others")
                .say("Four receives give the rest. Among the two of priority 1, tea is still the older.")
                .c("while (mq_receive(q, buffer, 64, &priority) >= 0) …")
                .shell("mqscope receive {q} --drain")
                .act(stage -> {
                    for (int i = 0; i < 4; i++) {
                        stage.actor("receiver").receive(64);
                    }
                })
                .claim("First alarm", received("receiver", 3, "alarm"))
                .claim("then soup", received("receiver", 2, "soup"))
                .claim("then tea", received("receiver", 1, "tea"))
                .claim("and coffee last", received("receiver", 0, "coffee"));
    }

    private static StepScript howHigh() {
        return new StepScript("How high?")
                .say("Linux has priorities 0 to 32767. POSIX promises only 0 to 31.")
                .c("mq_send(q, \"top\", 3, 32767);", "mq_send(q, \"too high\", 8, 32768);   // -1, EINVAL")
                .shell("mqscope send {q} top --priority 32767")
                .act(stage -> {
                    stage.actor("sender").send(32767, "top");
                    stage.actor("sender").send(32768, "too high");
                })
                .claim("32767 is taken", done("sender", 1))
                .claim("32768 is EINVAL", failed("sender", Errno.EINVAL))
                .claim("Only the first is in the queue", holds("top"));
    }
}
