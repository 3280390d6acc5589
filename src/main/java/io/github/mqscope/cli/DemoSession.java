package io.github.mqscope.cli;

import io.github.mqscope.demo.stage.LearnerAct;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Performance;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.QuestionView;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.demo.stage.Step;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/// A lesson as a conversation: a step is printed, then what the person types is done.
final class DemoSession {
    private static final String HELP = """
            Enter  the next step           b  back by a step         q  end
            s TEXT send a message          r  receive one            k NAME  kill a process
            n NAME set O_NONBLOCK on its descriptor, n- NAME clear it
            """;

    private final Terminal terminal;
    private final Performance performance;
    private final DemoPace pace;

    DemoSession(Terminal terminal, Performance performance, DemoPace pace) {
        this.terminal = terminal;
        this.performance = performance;
        this.pace = pace;
    }

    Phase run(Lesson lesson) throws IOException, InterruptedException {
        terminal.print(lesson.title() + "\n" + lesson.line() + "\n");
        boolean quit = false;
        while (!quit && performance.phase().goesOn()) {
            next();
            Scene scene = performance.scene().orElseThrow();
            terminal.print(DemoText.step(scene));
            quit = performance.phase().goesOn() && !goOn(scene);
        }
        if (performance.phase() == Phase.FINISHED) {
            terminal.print("\nThe end. Every claim held.\n");
        }
        return performance.phase();
    }

    private void next() throws IOException, InterruptedException {
        OptionalInt choice = OptionalInt.empty();
        if (performance.ask()) {
            Scene asked = performance.scene().orElseThrow();
            terminal.print(DemoText.question(asked));
            choice = choice(asked);
        }
        performance.perform(choice);
    }

    private OptionalInt choice(Scene asked) throws IOException, InterruptedException {
        if (!pace.isAsking()) {
            pace.pause(asked.now().orElseThrow());
            return OptionalInt.empty();
        }
        int answers = asked.question().map(QuestionView::answers).orElseThrow().size();
        terminal.print("     1 to " + answers + ", or Enter: ");
        String line = pace.line();
        return line.matches("[1-" + answers + "]") ? OptionalInt.of(Integer.parseInt(line) - 1) : OptionalInt.empty();
    }

    /// @return false where the person has had enough
    private boolean goOn(Scene scene) throws IOException, InterruptedException {
        Step step = scene.now().orElseThrow();
        if (!pace.isAsking()) {
            pace.pause(step);
            return true;
        }
        while (true) {
            terminal.print("\n     Enter goes on, b back, q ends, ? tells more: ");
            String line = pace.line();
            switch (line) {
                case "" -> {
                    return true;
                }
                case "q" -> {
                    return false;
                }
                case "b" -> {
                    performance.back();
                    show();
                }
                default -> actOrHelp(line);
            }
        }
    }

    private void actOrHelp(String line) throws IOException, InterruptedException {
        Optional<LearnerAct> act = act(line);
        if (act.isEmpty()) {
            terminal.print(HELP);
            return;
        }
        performance.learn(act.get());
        show();
    }

    private static Optional<LearnerAct> act(String line) {
        String word = line.contains(" ") ? line.substring(line.indexOf(' ') + 1).strip() : "";
        return Optional.ofNullable(
                switch (line.split(" ")[0]) {
                    case "s" -> new LearnerAct.Send(0, word.isEmpty() ? "hello" : word);
                    case "r" -> new LearnerAct.Receive();
                    case "k" -> new LearnerAct.Kill(word);
                    case "n" -> new LearnerAct.NonBlocking(word, true);
                    case "n-" -> new LearnerAct.NonBlocking(word, false);
                    default -> null;
                });
    }

    private void show() throws IOException {
        Scene scene = performance.scene().orElseThrow();
        terminal.print(DemoText.note(scene) + DemoPicture.of(scene));
    }
}
