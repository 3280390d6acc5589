package io.github.mqscope.demo.stage;

import io.github.mqscope.model.queue.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a step left the stage, so that the next one can see whether somebody has changed it since.
final class Expectation {
    private final Map<String, State> actors = new LinkedHashMap<>();
    private final boolean queueThere;
    private final List<Message> messages;
    private final List<String> seen;
    private final int registeredPid;
    private final boolean calm;

    private record State(boolean alive, String call, boolean nonBlocking) {}

    private Expectation(Stage stage) throws IOException, InterruptedException {
        for (Actor actor : stage.actors()) {
            actors.put(actor.name(), state(actor));
        }
        var sight = stage.sight(stage.queue());
        queueThere = sight.isPresent() && sight.get().isLinked();
        messages = Ledger.of(stage.counted(), stage.queue()).messages();
        seen = queueThere ? seen(stage) : List.of();
        registeredPid = queueThere ? stage.sight().status().notifyPid() : 0;
        calm = registeredPid == 0
                && seen.size() == messages.size()
                && actors.values().stream().allMatch(state -> state.call.isEmpty())
                && stage.actors().stream().noneMatch(Actor::isListening);
    }

    /// What is there now.
    static Expectation of(Stage stage) throws IOException, InterruptedException {
        return new Expectation(stage);
    }

    private static State state(Actor actor) throws IOException, InterruptedException {
        if (!actor.peer().isAlive()) {
            return new State(false, "", false);
        }
        ThreadState thread = ThreadState.read(actor.pid(), actor.tid());
        return new State(true, thread.isInQueueCall() ? thread.call() : "", Views.isNonBlocking(actor));
    }

    // One line a message: with peek the real ones, else as many as are counted.
    private static List<String> seen(Stage stage) throws IOException {
        Contents contents = stage.sight().contents(stage.counted());
        List<String> lines = new ArrayList<>();
        contents.tiles().forEach(tile -> lines.add(tile.priority() + " " + tile.text()));
        if (!contents.whole()) {
            lines.clear();
            long count = stage.sight().attributes().curmsgs();
            for (long i = 0; i < count; i++) {
                lines.add("unknown");
            }
        }
        return lines;
    }

    /// What has changed since, in sentences that nothing but playing again can mend.
    List<String> lost(Stage stage) throws IOException, InterruptedException {
        Expectation now = of(stage);
        List<String> lost = new ArrayList<>();
        if (queueThere != now.queueThere) {
            lost.add("the queue is no longer there under its name");
        }
        actors.forEach((name, then) -> change(name, then, now.actors.get(name)).ifPresent(lost::add));
        if (registeredPid != now.registeredPid) {
            lost.add("the registration for notification is another than before");
        }
        if (!seen.equals(now.seen) && !calm) {
            lost.add(messagesChanged(now));
        }
        return lost;
    }

    private static java.util.Optional<String> change(
            String name, State then, @org.jspecify.annotations.Nullable State now) {
        if (now == null || then.alive != now.alive) {
            return java.util.Optional.of(name + " has ended");
        }
        if (!then.call.equals(now.call)) {
            return java.util.Optional.of(
                    then.call.isEmpty() ? name + " waits in a call" : name + " no longer waits: its call has returned");
        }
        return java.util.Optional.empty();
    }

    private String messagesChanged(Expectation now) {
        return now.seen.size() < seen.size()
                ? "somebody took a message"
                : now.seen.size() > seen.size() ? "somebody sent a message" : "the messages are others than before";
    }

    /// Puts the messages and modes back where that disturbs nobody, and says what it found; empty for nothing.
    String mend(Stage stage) throws IOException, InterruptedException {
        Expectation now = of(stage);
        List<String> found = new ArrayList<>();
        for (Actor actor : stage.actors()) {
            State then = actors.get(actor.name());
            State there = now.actors.get(actor.name());
            if (then != null && there != null && there.alive && then.nonBlocking != there.nonBlocking) {
                actor.nonBlocking(then.nonBlocking);
                found.add("The mode of " + actor.name() + "'s descriptor was changed; setting it back.");
            }
        }
        if (!seen.equals(now.seen)) {
            sendAgain(stage);
            String what = messagesChanged(now);
            found.add(Character.toUpperCase(what.charAt(0)) + what.substring(1) + "; putting back what was there.");
        }
        return String.join(" ", found);
    }

    private void sendAgain(Stage stage) throws IOException {
        Hand lesson = new Hand(stage, "lesson");
        for (long left = stage.sight().attributes().maxmsg(); left > 0 && lesson.receive(); left--) {}
        stage.countFromNow();
        for (Message message : messages) {
            lesson.send(message);
        }
    }
}
