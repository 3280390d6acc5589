package io.github.mqscope.demo.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Running a command only to see whether it works here.
final class Trial {
    private static final long LIMIT_SECONDS = 5;

    private Trial() {}

    /// Why it does not, in one line; empty where it does.
    static Optional<String> failure(List<String> command) {
        try {
            Process trial = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            if (!trial.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                trial.destroyForcibly();
                return Optional.of(command.getFirst() + " does not return");
            }
            return trial.exitValue() == 0 ? Optional.empty() : Optional.of(firstLine(command, trial));
        } catch (IOException missing) {
            return Optional.of(String.valueOf(missing.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(command.getFirst() + " was interrupted");
        }
    }

    private static String firstLine(List<String> command, Process ended) throws IOException {
        String said = new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines().findFirst().orElse(command.getFirst() + " ended with status " + ended.exitValue());
    }
}
