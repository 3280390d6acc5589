package io.github.mqscope.ui;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.application.Platform;

/// What touches the kernel or the disk, or takes longer the more there is: done on a thread of its own, so that the FX
/// thread waits for none of it.
public final class Aside {
    private Aside() {}

    /// What is done, and what comes of it.
    @FunctionalInterface
    public interface Act<T> {
        T get() throws IOException;
    }

    /// What is done, where nothing comes of it but that it is done.
    @FunctionalInterface
    public interface Deed {
        void run() throws IOException;
    }

    /// Does `act`, and then on the FX thread the one or the other.
    /// @param name of the thread
    public static <T> void run(String name, Act<T> act, Consumer<T> then, Consumer<IOException> failed) {
        Threads.virtual(name).start(() -> {
            try {
                T made = act.get();
                Platform.runLater(() -> then.accept(made));
            } catch (IOException e) {
                Platform.runLater(() -> failed.accept(e));
            } catch (RuntimeException | Error e) {
                Platform.runLater(() -> failed.accept(new IOException(Defects.words(e), e)));
                throw e;
            }
        });
    }

    /// The same for what makes nothing.
    public static void run(String name, Deed deed, Runnable then, Consumer<IOException> failed) {
        Act<Boolean> act = () -> {
            deed.run();
            return true;
        };
        run(name, act, done -> then.run(), failed);
    }
}
