package io.github.mqscope.ui;

import io.github.mqscope.demo.TrafficDemo;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// The live demo of the window: starts and ends [TrafficDemo] off the FX thread.
public final class LiveDemo implements DemoControl, AutoCloseable {
    private final ErrorSink errors;
    private final Consumer<QueueName> started;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable TrafficDemo traffic; // Guarded by this.

    /// @param errors  where a failure to start is shown
    /// @param started told the name of its queue
    public LiveDemo(ErrorSink errors, Consumer<QueueName> started) {
        this.errors = errors;
        this.started = started;
    }

    @Override
    public void start() {
        running.set(true);
        Threads.daemon("demo").start(this::startNow);
    }

    private synchronized void startNow() {
        try {
            if (traffic == null) {
                traffic = TrafficDemo.start();
                started.accept(traffic.name());
            }
        } catch (IOException e) {
            errors.show("The demo did not start", e);
            Platform.runLater(() -> running.set(false));
        }
    }

    @Override
    public void stop() {
        running.set(false);
        Threads.lasting("demo end").start(this::close);
    }

    @Override
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Ends it and waits for its end.
    @Override
    public synchronized void close() {
        if (traffic != null) {
            traffic.close();
            traffic = null;
        }
    }
}
