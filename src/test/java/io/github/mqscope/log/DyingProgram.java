package io.github.mqscope.log;

import io.github.mqscope.sys.UserDirectories;

/// Has a thread die, and then ends in order: `DyingProgram [log]`, with the log or without.
final class DyingProgram {
    private DyingProgram() {}

    public static void main(String[] words) throws Exception {
        if (words.length > 0) {
            Log.begin(() -> UserDirectories.ofProcess().state().resolve("log"));
        }
        Thread dying = Threads.daemon("worker \u001b[1m").start(() -> {
            throw new IllegalStateException("SECRET");
        });
        dying.join();
        Threads.virtual("light")
                .start(() -> {
                    throw new AssertionError("SECRET");
                })
                .join();
        System.out.println("goes on");
    }
}
