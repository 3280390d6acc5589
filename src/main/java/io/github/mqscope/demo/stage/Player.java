package io.github.mqscope.demo.stage;

import io.github.mqscope.log.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Plays a lesson on a thread of its own. All methods return at once and may be called by any thread.
///
/// Between the steps it looks at the stage ten times a second, so the scenes show what the learner does meanwhile.
/// [#back], [#restart] and [#close] cut short whatever is under way.
public final class Player implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final Performance performance;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean playing;
    private volatile boolean closed;
    private volatile double speed = 1;
    private boolean busy; // Guarded by this.
    private long restingSince = System.nanoTime(); // The player's thread.

    private interface Command {
        void run() throws InterruptedException;
    }

    private Player(Lesson lesson, LessonResources resources, Consumer<Scene> listener) {
        performance = new Performance(lesson, resources, listener);
        thread = Threads.daemon("lesson " + lesson.id()).unstarted(this::run);
    }

    /// Begins a lesson: its processes start, and it waits for [#next] or [#play].
    /// @param listener told each new scene, on the player's thread
    public static Player open(Lesson lesson, LessonResources resources, Consumer<Scene> listener) throws IOException {
        resources.pool().warm();
        Player player = new Player(lesson, resources, listener);
        player.commands.add(player.performance::open);
        player.thread.start();
        return player;
    }

    /// Shows the question of the next step, or plays it; the one asked about without an answer.
    public void next() {
        commands.add(this::advance);
    }

    /// Answers the question and plays the step.
    public void answer(int choice) {
        commands.add(() -> {
            if (performance.phase() == Phase.ASKED) {
                performance.perform(OptionalInt.of(choice));
            }
        });
    }

    /// Plays the step that is asked about without an answer; nothing where none is.
    public void skip() {
        commands.add(() -> {
            if (performance.phase() == Phase.ASKED) {
                performance.perform(OptionalInt.empty());
            }
        });
    }

    /// Goes back by a step, which plays the lesson again up to there.
    public void back() {
        instead(performance::back);
    }

    /// Begins again.
    public void restart() {
        instead(performance::open);
    }

    /// Goes on by itself, step after step, with time to read; at a question it waits for [#answer] or [#skip].
    public void play() {
        playing = true;
    }

    /// Stays at the step that is shown.
    public void pause() {
        playing = false;
    }

    /// How fast it goes on by itself.
    /// @param factor 1 for the time a person needs to read, 2 for half of it
    public void speed(double factor) {
        speed = factor;
    }

    /// Does what the learner asks for, after the step that is under way.
    public void learn(LearnerAct act) {
        commands.add(() -> performance.learn(act));
    }

    // Interrupts before it adds, with the lock held: the new command must not be the one that is cut short.
    private synchronized void instead(Command command) {
        commands.clear();
        if (busy) {
            thread.interrupt();
        }
        commands.add(command);
    }

    private synchronized void busy(boolean now) {
        busy = now;
    }

    private void advance() throws InterruptedException {
        if (!performance.ask()) {
            performance.perform(OptionalInt.empty());
        }
    }

    private void run() {
        try (performance) {
            while (!closed) {
                turn();
            }
        }
        performance.end("The lesson was closed.");
    }

    // An interrupt cuts a command short; what comes instead is in the queue, or closed is set.
    private void turn() {
        try {
            Command command = commands.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (command != null) {
                carryOut(command);
            } else if (playing && performance.phase().goesOnUnasked() && isRead()) {
                carryOut(this::advance);
            } else {
                performance.refresh();
            }
        } catch (InterruptedException instead) {
            restingSince = System.nanoTime();
        }
    }

    private void carryOut(Command command) throws InterruptedException {
        busy(true);
        try {
            command.run();
        } finally {
            busy(false);
            restingSince = System.nanoTime();
        }
    }

    private boolean isRead() {
        Duration reading =
                performance.scene().flatMap(Scene::now).map(Step::readingTime).orElse(Duration.ofSeconds(2));
        return System.nanoTime() - restingSince > reading.toNanos() / speed;
    }

    /// Ends the lesson: its processes and queues are gone when this returns.
    @Override
    public void close() {
        closed = true;
        commands.clear();
        thread.interrupt();
        try {
            boolean _ = thread.join(END_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
