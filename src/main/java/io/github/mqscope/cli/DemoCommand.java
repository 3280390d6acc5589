package io.github.mqscope.cli;

import io.github.mqscope.cli.form.DemoJson;
import io.github.mqscope.cli.form.DemoText;
import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.LessonResources;
import io.github.mqscope.demo.stage.Performance;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.model.failure.ExitStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mqscope demo`.
@Command(
        name = "demo",
        description = {
            "Lists the lessons, or plays one here, with real queues and real processes. Every claim of a lesson is read"
                    + " back from the kernel; one that does not hold stops it, with exit status 1.",
            "",
            "At a terminal it waits for an answer to each question and for Enter after each step (b goes back, q ends,"
                    + " ? tells what else can be done); elsewhere it pauses as long as a person reads. Its queues and processes are its own, and gone"
                    + " when it ends, also when it is killed."
        },
        footer = {"", "Example: mqscope demo full"})
final class DemoCommand extends PromptCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON",
            description = "Its id, such as full; without one, all are listed.")
    private @Nullable String id;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description =
                    "Goes on by itself, N times as fast as a person reads, such as 2 or 0.5; at a terminal a question"
                            + " still waits for its answer, or for Enter.")
    private @Nullable Double speed;

    @Option(names = "--no-wait", description = "Goes on by itself, without a pause and without an answer.")
    private boolean noWait;

    @Option(
            names = "--json",
            description = "One JSON object a line, for each lesson or for each step; without a pause.")
    private boolean json;

    DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (speed != null && !(speed > 0 && speed <= 1000)) {
            throw wrong("--speed is more than 0 and at most 1000");
        }
        String wanted = id;
        if (wanted == null) {
            return list().code();
        }
        Lesson lesson =
                Lessons.of(wanted).orElseThrow(() -> wrong("no lesson '" + wanted + "': `mqscope demo` lists them"));
        return play(lesson).code();
    }

    private ExitStatus list() throws OutputException {
        if (json) {
            for (Lesson lesson : Lessons.all()) {
                terminal.print(DemoJson.lesson(lesson));
            }
        } else {
            terminal.print(DemoText.list(Lessons.all()));
        }
        return ExitStatus.DONE;
    }

    private ExitStatus play(Lesson lesson) throws IOException {
        Thread player = Thread.currentThread();
        try (Interruption interruption = Interruption.whilePrinting(terminal, player::interrupt)) {
            try {
                Phase end = perform(lesson);
                return end == Phase.FAILED || end == Phase.ENDED ? ExitStatus.FAILED : ExitStatus.DONE;
            } catch (InterruptedException asked) {
                return interruption.status("the lesson has ended; its queue and processes are gone");
            }
        }
    }

    private Phase perform(Lesson lesson) throws IOException, InterruptedException {
        try (LessonResources resources = LessonResources.open();
                Performance performance = new Performance(lesson, resources, scene -> {})) {
            performance.open();
            if (json) {
                return printSteps(performance);
            }
            return new DemoSession(terminal, performance, DemoPace.of(terminal, noWait, speed)).run(lesson);
        }
    }

    private Phase printSteps(Performance performance) throws IOException, InterruptedException {
        while (performance.phase().goesOn()) {
            performance.perform(java.util.OptionalInt.empty());
            Scene scene = performance.scene().orElseThrow();
            terminal.print(DemoJson.step(scene));
        }
        complainOfEnd(performance);
        return performance.phase();
    }

    private void complainOfEnd(Performance performance) {
        if (performance.phase() != Phase.FINISHED) {
            terminal.complain(
                    "demo " + id + ": " + performance.scene().map(Scene::note).orElse(""));
        }
    }
}
