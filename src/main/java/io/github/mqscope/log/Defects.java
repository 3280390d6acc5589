package io.github.mqscope.log;

import java.lang.System.Logger.Level;
import java.util.function.BiConsumer;

/// Faults of this program itself: each goes into the log with its stack trace, and a person is told that there was one.
public final class Defects {
    private static volatile BiConsumer<String, Throwable> told = Defects::complain;

    private Defects() {}

    /// Has a person told in another way than by a line on standard error.
    /// @param how given where it was, and what; called on whatever thread it was
    public static void tell(BiConsumer<String, Throwable> how) {
        told = how;
    }

    /// Nobody caught it, so its thread is dead.
    public static void uncaught(Thread thread, Throwable why) {
        String where = "thread " + thread.getName();
        log(where, why);
        show(where, why);
    }

    /// It was caught, and whoever waits for an outcome is told; what is left is to log it.
    public static void log(String where, Throwable why) {
        try {
            System.getLogger("mqscope").log(Level.ERROR, where, why);
        } catch (RuntimeException | Error logging) {
            complain(where, why);
        }
    }

    /// Tells a person.
    public static void show(String where, Throwable why) {
        try {
            told.accept(where, why);
        } catch (RuntimeException | Error listener) {
            complain(where, why);
        }
    }

    /// What became of an act whose thread died.
    public static String words(Throwable why) {
        return "a defect of mqscope: " + why.getClass().getSimpleName();
    }

    private static void complain(String where, Throwable why) {
        System.err.println("mqscope: a defect of mqscope in " + LogLine.escaped(where) + ": " + LogLine.words(why)
                + Log.place().map(file -> "; the log is " + file).orElse(""));
    }
}
