package io.github.mqscope.log;

/// The threads of this program. Each has a name, and one that dies of what it did not catch says so, see [Defects].
///
/// They are made here and nowhere else.
public final class Threads {
    private Threads() {}

    /// One that does not keep the program alive.
    public static Thread.Builder.OfPlatform daemon(String name) {
        return lasting(name).daemon();
    }

    /// One that the program waits for at its end.
    public static Thread.Builder.OfPlatform lasting(String name) {
        return Thread.ofPlatform().name(name).uncaughtExceptionHandler(Defects::uncaught);
    }

    /// A light one, for what is soon over or waits in Java.
    public static Thread.Builder.OfVirtual virtual(String name) {
        return Thread.ofVirtual().name(name).uncaughtExceptionHandler(Defects::uncaught);
    }
}
