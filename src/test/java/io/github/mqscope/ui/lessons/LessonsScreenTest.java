package io.github.mqscope.ui.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.stage.Evidence;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Script;
import io.github.mqscope.demo.stage.StepScript;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lessons in the whole window, with real processes. With `-Dmqscope.pictures=DIR` the pictures are kept there.
@Timeout(120)
class LessonsScreenTest {
    private static final Pattern PID = Pattern.compile("\\S+  ([0-9]+)");

    @TempDir
    private Path temporary;

    private LiveWindow window;

    @BeforeEach
    void open() throws Exception {
        window = LiveWindow.of(TestQueue.uniqueName());
        run("lessons.open");
    }

    @AfterEach
    void close() {
        window.shell.lessons().close();
        window.close();
    }

    private void run(String act) {
        LiveWindow.await(
                act + " can be done",
                () -> !window.shell.actions().disabled(act).get());
        LiveWindow.onFx(() -> assertThat(window.shell.actions().run(act)).isTrue());
    }

    private Node node(String id) {
        return LiveWindow.fx(() -> window.shell.lessons().view().lookup("#" + id));
    }

    private void press(String id) {
        LiveWindow.await(id + " can be pressed", () -> node(id) != null && !node(id).isDisabled());
        LiveWindow.onFx(() -> ((ButtonBase) node(id)).fire());
    }

    private void key(KeyCode key, String text) {
        LiveWindow.onFx(() -> {
            Node player = node("player");
            player.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, text, text, key, false, false, false, false));
        });
    }

    private String words(String id) {
        return LiveWindow.fx(() -> {
            StringBuilder out = new StringBuilder();
            gather(window.shell.lessons().view().lookup("#" + id), out);
            return out.toString();
        });
    }

    private static void gather(Node node, StringBuilder out) {
        if (node == null || !node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            out.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, out));
        }
    }

    private void awaitWords(String id, String wanted) {
        try {
            Await.until(wanted, () -> words(id).contains(wanted));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", but " + id + " says:\n" + words(id) + words("step-note"), e);
        }
    }

    private void pictures(String name) throws Exception {
        String kept = System.getProperty("mqscope.pictures");
        Path directory = kept == null ? temporary : Files.createDirectories(Path.of(kept));
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            LiveWindow.onFx(() -> window.shell.theme().choice().set(choice));
            Path file =
                    directory.resolve("lessons-" + name + "-" + choice.name().toLowerCase(Locale.ROOT) + ".png");
            window.picture(file);
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void theGalleryIsFoundByTyping() throws Exception {
        awaitWords("gallery", "Full: the sender waits");
        awaitWords("gallery", "2 processes");
        pictures("gallery");
        LiveWindow.onFx(() -> ((TextInputControl) node("lesson-search")).setText("netlink nothing of this"));
        awaitWords("gallery", "No lesson speaks of this.");
        press("lesson-search-clear");
        LiveWindow.onFx(() -> ((TextInputControl) node("lesson-search")).setText("blocks releases"));
        LiveWindow.await("only one card", () -> node("lesson-full") != null && node("lesson-names") == null);
    }

    @Test
    void aLessonPlaysWithAnswersBackAndTheLearnersActs() throws Exception {
        press("lesson-full");
        awaitWords("player", "2 processes have started");
        pictures("ready");
        run("lessons.next");
        awaitWords("claims", "The queue is full, 3 of 3");
        run("lessons.next");
        awaitWords("player", "What will the fourth mq_send do?");
        assertThat(node("code-c").getParent().isVisible()).isFalse();
        pictures("asked");
        key(KeyCode.DIGIT2, "2");
        awaitWords("player", "Not this time. What the kernel did: It waits");
        awaitWords("cast", "blocked for ");
        awaitWords("lesson-queues", "Full: 3 of 3");
        assertThat(words("claims")).contains("mq_timedsend");
        assertThat(words("player")).contains("does not return");
        press("copy-shell");
        String copied = LiveWindow.fx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).matches("mqscope send /lesson-[0-9-]+ four");
        pictures("blocked");
        run("lessons.back");
        awaitWords("step-note", "cannot be undone");
        awaitWords("player", "Step 1 of 4");
        press("hand-receive");
        awaitWords("lesson-queues", "2 of 3");
        awaitWords("step-note", "You took a message.");
        run("lessons.next");
        awaitWords("player", "What will the fourth mq_send do?");
        press("answer-1");
        awaitWords("player", "Right. The kernel did it: It waits");
        awaitWords("step-note", "Somebody took a message; putting back what was there.");
        press("kill-sender");
        awaitWords("cast", "has ended, status 137");
        pictures("killed");
        run("lessons.next");
        awaitWords("player", "How many messages are in the queue after the receive?");
        key(KeyCode.RIGHT, "");
        awaitWords("player", "What the kernel did: Three");
        awaitWords("cast", "running");
        run("lessons.next");
        awaitWords("player", "The end. Every claim held.");
        pictures("finished");
        List<Long> pids = pids();
        assertThat(pids)
                .hasSize(2)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());
        run("lessons.close");
        Await.until(
                "the processes are gone",
                () -> pids.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));
        assertThat(LiveWindow.fx(() -> window.shell.lessons().shown().get())).isFalse();
        run("lessons.open");
        awaitWords("lesson-full", "Played");
    }

    private List<Long> pids() {
        Matcher found = PID.matcher(words("cast"));
        return found.results().map(result -> Long.valueOf(result.group(1))).toList();
    }

    @Test
    void aLessonPlaysByItselfInLargeType() throws Exception {
        run("lessons.large");
        press("lesson-boundaries");
        awaitWords("player", "2 processes have started");
        LiveWindow.onFx(() -> window.shell.lessons().view().lookup("#player"));
        key(KeyCode.SPACE, " ");
        awaitWords("lessons-play", "Pause");
        awaitWords("claims", "6 bytes in all");
        pictures("large");
        key(KeyCode.SPACE, " ");
        awaitWords("lessons-play", "Play");
        run("lessons.large");
        key(KeyCode.ESCAPE, "");
        awaitWords("gallery", "Live lessons");
    }

    @Test
    void byItselfItWaitsForAnAnswerAndTheKeyboardStaysWithTheLesson() throws Exception {
        press("lesson-full");
        awaitWords("player", "2 processes have started");
        run("lessons.next");
        awaitWords("claims", "The queue is full, 3 of 3");
        run("lessons.next");
        awaitWords("player", "Waiting for your answer");
        assertThat(words("lessons-play")).contains("Play");
        key(KeyCode.SPACE, " ");
        awaitWords("player", "What the kernel did: It waits");
        awaitWords("lessons-play", "Pause");
        run("lessons.next");
        awaitWords("player", "How many messages are in the queue after the receive?");
        awaitWords("lessons-play", "Go on");
        LiveWindow.onFx(() -> node("answer-2").requestFocus());
        press("answer-2");
        awaitWords("player", "Right. The kernel did it: Three");
        assertThat(LiveWindow.<Boolean>fx(() -> node("player").isFocused())).isTrue();
    }

    @Test
    void aFalseClaimIsShownAndStopsTheLesson() throws Exception {
        Lesson turned = new Script("turned", "Turned around", "A claim that the kernel does not agree with.")
                .cast("sender")
                .steps(
                        new StepScript("Three are sent")
                                .say("The sender sends two messages; the lesson says three.")
                                .act(stage -> {
                                    stage.actor("sender").create(stage.queue(), 3, 64);
                                    stage.actor("sender").send(0, "one");
                                    stage.actor("sender").send(0, "two");
                                })
                                .claim("The sender is there", stage -> Evidence.same("the test", 1, 1))
                                .claim(
                                        "Three messages are in the queue",
                                        io.github.mqscope.demo.stage.QueueChecks.curmsgs(3)),
                        new StepScript("Never").say("Never played.").act(stage -> {}));
        LiveWindow.onFx(() -> window.shell.lessons().begin(turned));
        run("lessons.next");
        awaitWords("player", "The kernel disagrees, so the lesson stops here.");
        awaitWords("claims", "expected 3, read 2");
        assertThat(LiveWindow.<Boolean>fx(
                        () -> window.shell.actions().disabled("lessons.next").get()))
                .isTrue();
        pictures("false-claim");
    }
}
