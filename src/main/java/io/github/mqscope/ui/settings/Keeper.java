package io.github.mqscope.ui.settings;

import io.github.mqscope.log.Threads;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Saves what changed, a little later and on a thread of its own, so that a dragged divider is one write.
interface Keeper extends AutoCloseable {
    /// Has the values saved that `changed` gives when the time has come; others that are kept stay, as those of another
    /// window. FX thread.
    void keep(Supplier<Map<String, Object>> changed);

    /// Why the last save failed.
    Optional<String> failure();

    @Override
    void close();

    /// Keeps nothing.
    static Keeper none() {
        return new Keeper() {
            @Override
            public void keep(Supplier<Map<String, Object>> changed) {
                // There is no file.
            }

            @Override
            public Optional<String> failure() {
                return Optional.empty();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /// Keeps them in a file.
    static Keeper of(SettingsFile file) {
        return new InFile(file);
    }

    /// The one with a file.
    final class InFile implements Keeper {
        private static final Duration LATER = Duration.millis(500);
        private static final long PATIENCE_SECONDS = 5;

        private final SettingsFile file;
        private final ExecutorService writer =
                Executors.newSingleThreadExecutor(Threads.daemon("settings").factory());
        private @Nullable PauseTransition pause;
        private @Nullable Supplier<Map<String, Object>> unsaved;
        private volatile Optional<String> failure = Optional.empty();

        private InFile(SettingsFile file) {
            this.file = file;
        }

        @Override
        public void keep(Supplier<Map<String, Object>> changed) {
            unsaved = changed;
            if (pause == null) {
                pause = new PauseTransition(LATER);
                pause.setOnFinished(e -> save());
            }
            pause.playFromStart();
        }

        private void save() {
            Supplier<Map<String, Object>> all = unsaved;
            if (all != null && !writer.isShutdown()) {
                unsaved = null;
                Map<String, Object> values = all.get();
                writer.execute(() -> write(values));
            }
        }

        private void write(Map<String, Object> values) {
            try {
                Map<String, Object> all = new TreeMap<>(file.read());
                all.putAll(values);
                file.write(all);
                failure = Optional.empty();
            } catch (IOException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public Optional<String> failure() {
            return failure;
        }

        @Override
        public void close() {
            save();
            writer.shutdown();
            try {
                boolean _ = writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
