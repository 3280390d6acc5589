package io.github.mqscope.cli;

import io.github.mqscope.cli.form.DemoPicture;
import io.github.mqscope.cli.form.DemoText;
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
    private OptionalInt choice = OptionalInt.empty();

    DemoSession(Terminal terminal, Performance performance, DemoPace pace) {
        this.terminal = terminal;
        this.performance = performance;
        this.pace = pace;
    }

    Phase run(Lesson lesson) throws IOException, InterruptedException {
        terminal.print(lesson.title() + "\n" + lesson.line() + "\n");
        boolean wanted = true;
        while (wanted && performance.phase().goesOn()) {
            wanted = !performance.ask() || answered();
            if (wanted) {
                wanted = next();
            }
        }
        if (performance.phase() == Phase.FINISHED) {
            terminal.print("\nThe end. Every claim held.\n");
        }
        return performance.phase();
    }

    /// @return false where the person has had enough
    private boolean answered() throws IOException, InterruptedException {
        Scene asked = performance.scene().orElseThrow();
        terminal.print(DemoText.question(asked));
        if (!pace.isAsking()) {
            String _ = pace.line(asked.now().orElseThrow());
            return true;
        }
        int answers = asked.question().map(QuestionView::answers).orElseThrow().size();
        String line;
        do {
            terminal.print("     Your answer, 1 to " + answers + "; Enter goes on without, q ends: ");
            line = pace.answer();
        } while (!line.matches("[1-" + answers + "]|q|"));
        choice = line.matches("[0-9]") ? OptionalInt.of(Integer.parseInt(line) - 1) : OptionalInt.empty();
        return !line.equals("q");
    }

    private boolean next() throws IOException, InterruptedException {
        performance.perform(choice);
        choice = OptionalInt.empty();
        Scene scene = performance.scene().orElseThrow();
        terminal.print(DemoText.step(scene));
        return !performance.phase().goesOn() || goOn(scene);
    }

    /// @return false where the person has had enough
    private boolean goOn(Scene scene) throws IOException, InterruptedException {
        Step step = scene.now().orElseThrow();
        while (true) {
            if (!pace.isByItself()) {
                terminal.print("\n     Enter goes on, b back, q ends, ? tells more: ");
            }
            String line = pace.line(step);
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
