package io.github.mqscope.demo.lesson;

import static io.github.mqscope.demo.stage.ActorChecks.blocked;
import static io.github.mqscope.demo.stage.ActorChecks.done;
import static io.github.mqscope.demo.stage.ActorChecks.free;
import static io.github.mqscope.demo.stage.ActorChecks.pending;
import static io.github.mqscope.demo.stage.ActorChecks.received;
import static io.github.mqscope.demo.stage.QueueChecks.curmsgs;

import io.github.mqscope.demo.stage.Answer;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.Stage;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.sys.Mq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// mq_receive on an empty queue waits; who waits is served by scheduling priority, then in turn.
final class Empty {
    private static final int NICE = 10;

    private Empty() {}

    static Lesson lesson() {
        return new Script(
                        "empty",
                        "Empty: the receivers wait",
                        "mq_receive on an empty queue blocks; of several receivers the more urgent is served first.")
                .cast("sender", "receiver-1", "receiver-2")
                .steps(
                        nothingToReceive(),
                        aSecondReceiver(),
                        oneMessageTwoWhoWait(),
                        andTheNext(),
                        receiver1MakesItselfLessUrgent(),
                        oneMessageAgain());
    }

    private static StepScript nothingToReceive() {
        return new StepScript("Nothing to receive")
                .say("The queue is empty. receiver-1 calls mq_receive.")
                .c("mq_receive(q, buffer, 64, NULL);   // does not return")
                .shell("mqscope create {q} --maxmsg 4 --msgsize 64", "mqscope receive {q}")
                .act(stage -> {
                    stage.actor("sender").create(stage.queue(), 4, 64);
                    stage.actor("receiver-1").open(stage.queue(), Mq.O_RDONLY);
                    stage.actor("receiver-2").open(stage.queue(), Mq.O_RDONLY);
                    begin(stage, "receiver-1");
                })
                .claim("It sits in the system call behind mq_receive", blocked("receiver-1", "mq_timedreceive"))
                .claim("mq_receive has not returned", pending("receiver-1"));
    }

    private static StepScript aSecondReceiver() {
        return new StepScript("A second receiver")
                .say("receiver-2 calls mq_receive too. Both have the same scheduling priority.")
                .c("mq_receive(q, buffer, 64, NULL);   // does not return")
                .shell("mqscope info {q}")
                .act(stage -> begin(stage, "receiver-2"))
                .claim("receiver-2 waits", blocked("receiver-2", "mq_timedreceive"))
                .claim("receiver-1 still waits", blocked("receiver-1", "mq_timedreceive"));
    }

    private static StepScript oneMessageTwoWhoWait() {
        return new StepScript("One message, two who wait")
                .say("The sender sends one message.")
                .ask(
                        "Who gets it?",
                        new Answer("receiver-1, who has waited longer", received("receiver-1", "tea")),
                        new Answer("receiver-2, who came last", received("receiver-2", "tea")),
                        new Answer("Both are woken and race for it, so it stays in the queue", curmsgs(1)))
                .c("mq_send(q, \"tea\", 3, 0);")
                .shell("mqscope send {q} tea")
                .act(stage -> stage.actor("sender").send(0, "tea"))
                .claim("receiver-1 has it", received("receiver-1", "tea"))
                .claim("receiver-2 waits on", blocked("receiver-2", "mq_timedreceive"))
                .claim("It was handed over: the queue holds nothing", curmsgs(0));
    }

    private static StepScript andTheNext() {
        return new StepScript("And the next")
                .say("The next message goes to receiver-2. Now nobody waits.")
                .c("mq_send(q, \"cake\", 4, 0);")
                .shell("mqscope send {q} cake")
                .act(stage -> stage.actor("sender").send(0, "cake"))
                .claim("receiver-2 has it", received("receiver-2", "cake"))
                .claim("receiver-1 is free", free("receiver-1"))
                .claim("receiver-2 is free", free("receiver-2"));
    }

    private static StepScript receiver1MakesItselfLessUrgent() {
        return new StepScript("receiver-1 makes itself less urgent")
                .say(
                        "receiver-1 raises its nice value, which anybody may. Then it waits first, and receiver-2 after it.")
                .c("setpriority(PRIO_PROCESS, 0, 10);", "mq_receive(q, buffer, 64, NULL);")
                .shell("nice -n 10 mqscope receive {q}", "mqscope receive {q}")
                .act(stage -> {
                    stage.actor("receiver-1").nice(NICE);
                    begin(stage, "receiver-1");
                    Waits.untilBlocked(stage, "receiver-1");
                    begin(stage, "receiver-2");
                })
                .claim("receiver-1 is nice", nice("receiver-1"))
                .claim("receiver-1 waits, longer than the other", blocked("receiver-1", "mq_timedreceive"))
                .claim("receiver-2 waits", blocked("receiver-2", "mq_timedreceive"));
    }

    private static StepScript oneMessageAgain() {
        return new StepScript("One message again")
                .say("receiver-1 has waited longer. receiver-2 is the more urgent.")
                .ask(
                        "Who gets it now?",
                        new Answer("receiver-1, who has waited longer", received("receiver-1", "soup")),
                        new Answer("receiver-2, who is more urgent", received("receiver-2", "soup")))
                .c("mq_send(q, \"soup\", 4, 0);")
                .shell("mqscope send {q} soup")
                .act(stage -> stage.actor("sender").send(0, "soup"))
                .claim("mq_send has returned", done("sender"))
                .claim("receiver-2 has it: scheduling priority comes before turn", received("receiver-2", "soup"))
                .claim("receiver-1 waits on", blocked("receiver-1", "mq_timedreceive"));
    }

    private static void begin(Stage stage, String receiver) throws IOException {
        stage.actor(receiver).beginReceive(64);
    }

    private static Check nice(String actor) {
        return stage -> {
            Path stat = Path.of("/proc/" + stage.actor(actor).pid() + "/task/" + Waits.tid(stage, actor) + "/stat");
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Evidence.same(stat + ", field nice", Integer.toString(NICE), fields[16]);
        };
    }
}
