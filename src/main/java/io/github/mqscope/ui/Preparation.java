package io.github.mqscope.ui;

import io.github.mqscope.log.Threads;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// What is made for the screen on a thread of its own, since it takes longer the more there is: one at a time, and of
/// those asked for meanwhile only the newest. FX thread.
public final class Preparation {
    private final String name;
    private @Nullable Supplier<Runnable> next;
    private boolean busy;
    private long forgotten;

    /// @param name of the thread
    public Preparation(String name) {
        this.name = name;
    }

    /// Asks for something to be made.
    /// @param how makes it, and says what then to do with it on the FX thread
    public void ask(Supplier<Runnable> how) {
        next = how;
        if (!busy) {
            begin();
        }
    }

    /// Has nothing be done with what was asked for so far.
    public void forget() {
        next = null;
        forgotten++;
    }

    private void begin() {
        Supplier<Runnable> how = next;
        if (how == null) {
            return;
        }
        next = null;
        busy = true;
        long then = forgotten;
        Threads.virtual(name).start(() -> {
            Runnable use = () -> {};
            try {
                use = how.get();
            } finally {
                Runnable made = use;
                Platform.runLater(() -> end(then == forgotten ? made : () -> {}));
            }
        });
    }

    private void end(Runnable use) {
        busy = false;
        begin();
        use.run();
    }
}
