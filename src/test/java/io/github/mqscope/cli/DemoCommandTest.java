package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.lesson.Lessons;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    @Test
    void listsTheLessons() {
        Prompt.Result result = Prompt.run("demo");
        assertThat(result.status()).isZero();
        assertThat(result.lines())
                .anyMatch(line -> line.matches("full +Full: the sender waits +\\d+ s"))
                .anyMatch(line -> line.contains("one receive releases it"));
    }

    @Test
    void listsThemAsJson() {
        Prompt.Result result = Prompt.run("demo", "--json");
        assertThat(result.lines())
                .hasSize(Lessons.all().size())
                .allSatisfy(line -> assertThat(JsonLines.keys(line))
                        .containsExactly("id", "title", "line", "seconds", "needs", "steps"));
    }

    @Test
    void playsALessonWithItsPictureAndItsProofs() {
        Prompt.Result result = Prompt.run("demo", "full", "--no-wait");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("2/4  One too many", "What will the fourth mq_send do?")
                .containsPattern("\\| one +\\| two +\\| three +\\|  < sender")
                .containsPattern("sender +\\d+  blocked in mq_send\\(\\d+, \"four\", 4, 0\\), \\d+\\.\\d s")
                .containsPattern("/proc/\\d+/task/\\d+/syscall: \\d+ mq_timedsend, sleeps in ")
                .contains("The kernel's answer: 1  It waits")
                .endsWith("The end. Every claim held.\n");
    }

    @Test
    void playsALessonAsJson() {
        Prompt.Result result = Prompt.run("demo", "boundaries", "--json");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(JsonLines.keys(line))
                        .contains("lesson", "step", "title", "state", "claims", "queues", "processes", "calls"))
                .allSatisfy(line -> assertThat(line).contains("\"holds\":true").doesNotContain("\"holds\":false"));
    }

    @Test
    void atATerminalItWaitsForWhatIsTyped() {
        byte[] typed = "r\n?\n\n2\nb\nq\n".getBytes(StandardCharsets.UTF_8);
        Prompt.Result result = new Prompt().terminal().stdin(typed).execute("demo", "full");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("You took a message.", "k NAME  kill a process", "putting back what was there")
                .contains("No. The kernel's answer: 1  It waits")
                .contains("What the kernel did cannot be undone")
                .doesNotContain("3/4");
    }

    @Test
    void byItselfAtATerminalItStillWaitsForAnAnswer() {
        byte[] typed = "\n5\n1\n".getBytes(StandardCharsets.UTF_8);
        Prompt.Result result = new Prompt().terminal().stdin(typed).execute("demo", "full", "--speed", "0.01");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("Your answer, 1 to 3.*Your answer, 1 to 3")
                .contains("Right. The kernel's answer: 1  It waits")
                .doesNotContain("Enter goes on, b back", "3/4");
    }

    @Test
    void anUnknownLessonIsWrongUsage() {
        Prompt.Result result = Prompt.run("demo", "nothing");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("no lesson 'nothing': `mqscope demo` lists them");
        assertThat(Prompt.run("demo", "full", "--speed", "0").status()).isEqualTo(2);
    }
}
