package io.github.mqscope.ui.tour;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.shell.Shell;
import io.github.mqscope.ui.theme.Theme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Acts in the window from the tour's thread, waits until the window shows what is awaited, and takes pictures.
final class WindowDriver {
    private static final long PATIENCE_SECONDS = 20;
    private static final long STEP_NANOS = 20_000_000;
    private static final long SETTLE_NANOS = 250_000_000;
    private static final int REDRESSED_FRAMES = 4;

    private final Shell shell;
    private final Path out;
    private final UsualScreen screen;
    private final List<Path> pictures;

    WindowDriver(Shell shell, Path out) throws IOException {
        this(shell, out, new ArrayList<>());
    }

    private WindowDriver(Shell shell, Path out, List<Path> pictures) throws IOException {
        this.shell = shell;
        this.out = out;
        this.pictures = pictures;
        this.screen = get(() -> new UsualScreen(shell.scene()));
    }

    /// One of another window, whose pictures come after those taken so far.
    WindowDriver of(Shell other) throws IOException {
        return new WindowDriver(other, out, pictures);
    }

    void act(Runnable onFx) throws IOException {
        String _ = get(() -> {
            onFx.run();
            return "";
        });
    }

    static <T> T get(Callable<T> onFx) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(onFx.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result(result);
    }

    private static <T> T result(CompletableFuture<T> result) throws IOException {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the tour was interrupted", e);
        } catch (TimeoutException e) {
            throw new IOException("the window did not answer in " + PATIENCE_SECONDS + " s", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("the window failed: " + e.getCause(), e.getCause());
        }
    }

    /// Waits until the window's own snapshot has the queue in a state.
    void await(QueueName name, String what, Predicate<QueueState> state) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (queue(name).filter(state).isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(name + " was not " + what + " within " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    void awaitSnapshot() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (shell.selection().snapshot().get() == null) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the window had no snapshot within " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /// Waits until something is to be seen.
    void awaitSight(String selector) throws IOException {
        await(selector + " in sight", () -> isInSight(shell.scene().lookup(selector)));
    }

    /// Presses what can be seen, as a person would.
    void press(String selector) throws IOException {
        awaitSight(selector);
        act(() -> {
            Node node = Objects.requireNonNull(shell.scene().lookup(selector));
            if (node instanceof ToggleButton toggle) {
                toggle.setSelected(true);
                toggle.fireEvent(new ActionEvent());
            } else if (node instanceof ButtonBase button) {
                button.fire();
            }
        });
    }

    /// Waits until something holds on the FX thread.
    void await(String what, BooleanSupplier condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!get(condition::getAsBoolean)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(what + " did not come about within " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private static boolean isInSight(@Nullable Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    Optional<QueueState> queue(QueueName name) throws IOException {
        return get(() -> {
            Snapshot now = shell.selection().snapshot().get();
            return now == null
                    ? Optional.<QueueState>empty()
                    : now.queues().stream().filter(q -> q.name().equals(name)).findFirst();
        });
    }

    void select(QueueName name) throws IOException {
        QueueState state = queue(name).orElseThrow(() -> new IOException(name + " is gone"));
        act(() -> shell.selection().key().set(state.key()));
    }

    /// Waits for some frames: what is drawn by hand takes the colours of a theme a frame later than what is styled.
    static void awaitFrames() throws IOException {
        CompletableFuture<Boolean> drawn = new CompletableFuture<>();
        AnimationTimer frames = new AnimationTimer() {
            private int left = REDRESSED_FRAMES;

            @Override
            public void handle(long now) {
                left--;
                if (left == 0) {
                    stop();
                    drawn.complete(true);
                }
            }
        };
        Platform.runLater(frames::start);
        boolean _ = result(drawn);
    }

    /// A picture of the window now, in both themes.
    void picture(String name) throws IOException {
        LockSupport.parkNanos(SETTLE_NANOS);
        for (Theme.Choice choice : nearestFirst()) {
            act(() -> shell.theme().choice().set(choice));
            awaitFrames();
            WritableImage image = get(screen::picture);
            String file = String.format(
                    Locale.ROOT,
                    "%02d-%s-%s.png",
                    pictures.size() / 2 + 1,
                    name,
                    choice.name().toLowerCase(Locale.ROOT));
            Path path = out.resolve(file);
            try (OutputStream stream = Files.newOutputStream(path)) {
                PngWriter.write(image, stream);
            }
            pictures.add(path);
        }
    }

    // A change of theme styles everything anew: one a picture is enough.
    private List<Theme.Choice> nearestFirst() throws IOException {
        List<Theme.Choice> both = List.of(Theme.Choice.LIGHT, Theme.Choice.DARK);
        Theme.Choice now = get(() -> shell.theme().choice().get());
        return now == Theme.Choice.DARK ? both.reversed() : both;
    }

    List<Path> pictures() {
        return List.copyOf(pictures);
    }
}
