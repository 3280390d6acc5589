package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.LearnerAct;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.LessonResources;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Player;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.log.Threads;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/// The lesson that is played now, if any: its newest scene, and what can be asked of its player.
///
/// Players are begun and ended by one thread of its own, in the order in which that was asked for: both take a
/// moment, and the FX thread waits for neither.
final class LessonPlay {
    private static final Words WORDS = Words.of(LessonPlay.class);
    private static final long END_SECONDS = 6;

    private final ErrorSink errors;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Threads.daemon("lessons").factory(),
            new ThreadPoolExecutor.DiscardPolicy()); // A last scene may come after the end.
    private final ReadOnlyObjectWrapper<@Nullable Scene> scene = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final BooleanBinding waiting =
            Bindings.createBooleanBinding(() -> playing.get() && phase() == Phase.ASKED, playing, scene);
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private SceneBridge bridge = new SceneBridge(this::show);
    private @Nullable LessonResources resources; // The worker's.
    private @Nullable Player player; // The worker's.

    LessonPlay(ErrorSink errors) {
        this.errors = errors;
        speed.addListener((o, was, now) -> tell(p -> p.speed(now.doubleValue())));
    }

    /// Begins a lesson in place of the one before.
    void open(Lesson lesson) {
        SceneBridge own = renew();
        double factor = speed.get();
        worker.execute(() -> begin(lesson, own, factor));
    }

    private void begin(Lesson lesson, SceneBridge own, double factor) {
        endPlayer();
        try {
            Player begun = Player.open(lesson, resources(), own::publish);
            begun.speed(factor);
            player = begun;
        } catch (IOException e) {
            errors.show(WORDS.get("error.begin", lesson.title()), e);
        }
    }

    private LessonResources resources() throws IOException {
        LessonResources shared = resources;
        if (shared == null) {
            shared = LessonResources.open();
            resources = shared;
        }
        return shared;
    }

    /// Ends the lesson; its processes and queues go.
    void end() {
        SceneBridge _ = renew();
        worker.execute(this::endPlayer);
    }

    /// Ends the lesson and the processes that were started ahead for the next.
    void rest() {
        SceneBridge _ = renew();
        worker.execute(this::endAll);
    }

    private SceneBridge renew() {
        bridge.shut();
        bridge = new SceneBridge(this::show);
        playing.set(false);
        scene.set(null);
        return bridge;
    }

    private void endPlayer() {
        if (player != null) {
            player.close();
            player = null;
        }
    }

    private void endAll() {
        endPlayer();
        if (resources != null) {
            resources.close();
            resources = null;
        }
    }

    private void show(Scene newest) {
        scene.set(newest);
        if (playing.get() && newest.phase().rests() && !newest.phase().goesOn()) {
            pause();
        }
    }

    private void tell(Consumer<Player> what) {
        worker.execute(() -> {
            if (player != null) {
                what.accept(player);
            }
        });
    }

    void next() {
        tell(Player::next);
    }

    void back() {
        pause();
        tell(Player::back);
    }

    void restart() {
        pause();
        tell(Player::restart);
    }

    void answer(int choice) {
        tell(p -> p.answer(choice));
    }

    void learn(LearnerAct act) {
        tell(p -> p.learn(act));
    }

    /// Goes on by itself or stays; at a question, goes on without an answer; at the end of the lesson, begins again.
    void toggle() {
        boolean asked = phase() == Phase.ASKED;
        if (playing.get() && !asked) {
            pause();
            return;
        }
        playing.set(true);
        if (asked) {
            tell(Player::skip);
        } else if (phase() == Phase.FINISHED) {
            tell(Player::restart);
            tell(Player::next);
        } else if (phase() == Phase.READY) {
            tell(Player::next);
        }
        tell(Player::play);
    }

    private void pause() {
        playing.set(false);
        tell(Player::pause);
    }

    private @Nullable Phase phase() {
        Scene now = scene.get();
        return now == null ? null : now.phase();
    }

    /// The newest scene; null while there is no lesson.
    ReadOnlyObjectProperty<@Nullable Scene> scene() {
        return scene.getReadOnlyProperty();
    }

    /// Whether it goes on by itself; set by [#toggle].
    BooleanProperty playing() {
        return playing;
    }

    /// Whether it would go on by itself but for a question that is open.
    BooleanBinding waiting() {
        return waiting;
    }

    /// How fast it goes on by itself: 2 for half the time to read.
    DoubleProperty speed() {
        return speed;
    }

    /// Ends everything and waits for the end, for a bounded time. Not on the FX thread while a lesson acts.
    void close() {
        worker.execute(this::endAll);
        worker.shutdown();
        try {
            boolean _ = worker.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
