package io.github.mqscope.ui.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The panel on a real queue; `-Dmqscope.pictures=DIR` keeps the pictures there.
class NotifyPaneTest {
    private static final String REGISTERED = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <string.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_RDWR);
                struct sigevent e;
                memset(&e, 0, sizeof e);
                e.sigev_notify = SIGEV_SIGNAL;
                e.sigev_signo = SIGUSR1;
                if (mq_notify(q, &e)) { perror("mq_notify"); return 1; }
                printf("armed\\n");
                fflush(stdout);
                getchar();
                return 0;
            }
            """;

    private LivePane pane;

    @TempDir
    private Path temporary;

    @BeforeEach
    void open() throws Exception {
        pane = new LivePane(TestQueue.create(), LivePane::notification, 320, 640);
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private void picture(String name) throws Exception {
        String kept = System.getProperty("mqscope.pictures");
        pane.pictures(kept == null ? temporary : Files.createDirectories(Path.of(kept)), "notify-" + name);
    }

    private void send(String text) throws Exception {
        pane.queue.queue().send(new Message(1, text.getBytes(UTF_8)));
    }

    private void register() {
        pane.press("notify-register");
        pane.awaitWords("notify-standing", "Registered: this window (pid " + Self.pid() + ")");
    }

    @Test
    void withoutAQueueItSaysWhatToDo() throws Exception {
        assertThat(pane.sees("notify-register")).isFalse();
        picture("none");
    }

    @Test
    void theSecondMessageBringsNothingSinceTheFirstUsedTheNotificationUp() throws Exception {
        pane.select();
        pane.awaitWords("notify-standing", "Nobody is registered");
        picture("nobody");
        pane.press("notify-thread");
        register();
        pane.awaitWords("notify-standing", "and of no second one");
        picture("registered");
        send("first");
        pane.awaitWords("notify-standing", "Not registered: the notification was used up by the first message");
        send("second");
        pane.awaitDepth(2);
        assertThat(pane.words("notify-count")).contains("Notifications: 2");
        picture("used-up");
    }

    @Test
    void aReceiverThatWaitsIsSaidToGoBefore() throws Exception {
        pane.select();
        pane.press("notify-thread");
        register();
        try (PeerProcess _ = PeerProcess.start("wait", pane.queue.name())) {
            pane.awaitWords("notify-standing", "A receiver waits in mq_receive");
        }
        pane.awaitWords("notify-standing", "and of no second one");
    }

    @Test
    void reArmedAndDrainedEachMessageIsToldAndCanBeCopied() throws Exception {
        pane.select();
        pane.press("notify-thread");
        LiveWindow.onFx(() -> pane.find(CheckBox.class, "notify-rearm").setSelected(true));
        LiveWindow.onFx(() -> pane.find(CheckBox.class, "notify-drain").setSelected(true));
        register();
        send("one \u001b[31m");
        pane.awaitWords("notify-list", "“one \\x1b[31m”");
        send("two");
        pane.awaitWords("notify-list", "“two”");
        pane.awaitWords("notify-list", "Re-armed");
        pane.awaitWords("notify-standing", "whenever a message comes");
        picture("rearmed");
        LiveWindow.onFx(() -> pane.actions.run("notify.copy"));
        String copied = LiveWindow.fx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied)
                .containsSubsequence("Registered", "Notified", "Re-armed", "Drained 1 message", "Notified", "“two”");
        pane.press("notify-unregister");
        pane.awaitWords("notify-standing", "Not registered: unregistered here");
        assertThat(pane.queue.queue().status().isRegistered()).isFalse();
    }

    @Test
    void whoElseHasItIsNamedAndARefusalIsExplained() throws Exception {
        pane.select();
        try (Peer peer = CProgram.of(REGISTERED).start(pane.queue.name().toString())) {
            assertThat(peer.line()).isEqualTo("armed");
            pane.awaitWords("notify-standing", "(pid " + peer.pid() + ") is registered, via signal 10");
            picture("taken");
            pane.press("notify-thread");
            pane.press("notify-register");
            pane.awaitWords("notify-standing", "EBUSY, process " + peer.pid());
            pane.awaitWords("notify-standing", "a queue has room for one");
            picture("busy");
        }
    }

    @Test
    void aLostRegistrationSaysWhy() throws Exception {
        pane.select();
        pane.press("notify-thread");
        register();
        QueueOpen.of(pane.queue.name()).open().closeAtOnce();
        pane.awaitWords("notify-standing", "Registration lost: this process closed another descriptor");
        picture("lost");
    }

    @Test
    void withoutAQueueNothingCanBeRegistered() {
        LiveWindow.onFx(() -> pane.selection.key().set(null));
        assertThat(LiveWindow.fx(() -> pane.actions.run("notify.register"))).isFalse();
        assertThat(pane.errors).isEmpty();
    }

    @Test
    void ctrlEnterRegistersAndEndsIt() throws Exception {
        pane.select();
        pane.press("notify-none");
        pane.ctrl("notify-register", KeyCode.ENTER);
        pane.awaitWords("notify-standing", "Registered: this window");
        pane.ctrl("notify-unregister", KeyCode.ENTER);
        pane.awaitWords("notify-standing", "unregistered here");
    }

    @Test
    void inReadOnlyModeNothingIsRegistered() throws Exception {
        pane.select();
        LiveWindow.onFx(() -> pane.actions.readOnly().set(true));
        assertThat(LiveWindow.fx(
                        () -> pane.find(Button.class, "notify-register").isDisabled()))
                .isTrue();
    }

    @Test
    void bySignalTheSenderIsNamed() throws Exception {
        Requires.blockSignal();
        String kept = System.getProperty("mqscope.pictures", temporary.toString());
        String sender = CProgram.of(SignalledPane.SENDER).executable().toString();
        List<String> blocked = List.of("env", "--block-signal=RTMIN+2");
        try (Peer window = JavaProgram.start(blocked, SignalledPane.class, kept, sender)) {
            assertThat(window.line()).matches("sent by .* \\(pid " + "\\d+\\), uid " + Self.euid());
            assertThat(window.exitStatus()).as("%s", window.errors()).isZero();
        }
    }
}
