package io.github.mqscope.cli.form;

import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Proof;
import io.github.mqscope.demo.stage.QuestionView;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.demo.stage.Step;
import java.util.List;

/// Lessons and their steps for a person at a terminal.
public final class DemoText {
    private static final String INDENT = "     ";
    private static final int WIDTH = 90;

    private DemoText() {}

    public static String list(List<Lesson> lessons) {
        Table table = new Table("llr", "lesson", "what it shows", "time");
        for (Lesson lesson : lessons) {
            table.row(lesson.id(), lesson.title(), lesson.time().toSeconds() + " s");
            table.row("", "  " + lesson.line(), "");
            if (!lesson.needs().isEmpty()) {
                table.row("", "  needs " + lesson.needs(), "");
            }
        }
        return table.text("") + "\n`mqscope demo LESSON` plays one, with queues and processes of its own.\n";
    }

    /// The step as it was played.
    public static String step(Scene scene) {
        Step step = scene.now().orElseThrow();
        StringBuilder out = new StringBuilder();
        if (scene.question().isEmpty()) {
            out.append(head(scene, step));
        }
        out.append(code(scene)).append(DemoPicture.of(scene));
        scene.proofs().forEach(proof -> out.append(proof(proof)));
        scene.question().ifPresent(question -> out.append(verdict(question)));
        return out.append(note(scene)).toString();
    }

    /// The step before it is played, with its question.
    public static String question(Scene scene) {
        QuestionView question = scene.question().orElseThrow();
        StringBuilder out = new StringBuilder(head(scene, scene.now().orElseThrow()));
        out.append('\n').append(INDENT).append(question.text()).append('\n');
        for (int i = 0; i < question.answers().size(); i++) {
            out.append(INDENT + "  ")
                    .append(i + 1)
                    .append("  ")
                    .append(question.answers().get(i))
                    .append('\n');
        }
        return out.toString();
    }

    private static String head(Scene scene, Step step) {
        String place = (scene.step() + 1) + "/" + scene.lesson().steps().size();
        return "\n" + place + "  " + step.title() + "\n" + wrapped(step.say());
    }

    private static String code(Scene scene) {
        StringBuilder out = new StringBuilder("\n");
        scene.c().forEach(line -> out.append(INDENT + "  C      ").append(line).append('\n'));
        scene.shell()
                .forEach(line -> out.append(INDENT + "  shell  ").append(line).append('\n'));
        return out.toString();
    }

    private static String proof(Proof proof) {
        String mark = proof.holds() ? "proved  " : "WRONG   ";
        String read = proof.holds() ? proof.evidence().toString() : proof.disagreement();
        return INDENT + mark + proof.sentence() + "\n" + INDENT + "        " + read + "\n";
    }

    private static String verdict(QuestionView question) {
        if (question.right().isEmpty()) {
            return "";
        }
        int right = question.right().getAsInt();
        String mine = question.chosen().isEmpty() ? "" : question.chosen().getAsInt() == right ? "Right. " : "No. ";
        return INDENT + mine + "The kernel's answer: " + (right + 1) + "  "
                + question.answers().get(right) + "\n";
    }

    /// What must be said beside the step; nothing where there is nothing.
    public static String note(Scene scene) {
        boolean stopped = scene.phase() == Phase.FAILED || scene.phase() == Phase.ENDED;
        return scene.note().isEmpty() ? "" : wrapped((stopped ? "The lesson stops: " : "") + scene.note());
    }

    private static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > INDENT.length()) {
                out.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        return out.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
