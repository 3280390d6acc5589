package io.github.mqscope.ui.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class SheetsTest extends WindowTest {
    @Test
    void createsAQueueFromTheSheet() throws Exception {
        LiveWindow.onFx(window.shell::create);
        LiveWindow.settle();
        Button create = window.find(Button.class, "#create-act");
        assertThat(create.isDisabled()).isTrue();
        type("#create-name", first.toString());
        type("#create-maxmsg", "3");
        type("#create-msgsize", "32");
        assertThat(text("#create-verdict")).contains("cost 384 bytes").contains("fits");
        assertThat(create.isDisabled()).isFalse();
        opened.add(() -> TestQueue.unlinkIfPresent(first));
        LiveWindow.onFx(create::fire);
        window.awaitSeen(
                first, "the new queue", q -> q.attributes().orElseThrow().maxmsg() == 3);
        LiveWindow.await("the sheet is closed", () -> !window.shell.sheets().isOpen());
    }

    @Test
    void saysInTheSheetWhyAQueueWasNotCreated() throws Exception {
        create(first);
        LiveWindow.onFx(window.shell::create);
        LiveWindow.settle();
        type("#create-name", first.toString());
        fire("#create-act");
        LiveWindow.await("the refusal", () -> text("#create-verdict").contains("EEXIST"));
        assertThat(text("#create-verdict")).contains("exists already");
        assertThat(LiveWindow.fx(() -> window.shell.sheets().isOpen())).isTrue();
    }

    @Test
    void saysBeforehandWhatTheKernelWouldRefuse() throws Exception {
        create(first);
        LiveWindow.onFx(window.shell::create);
        LiveWindow.settle();
        Button act = window.find(Button.class, "#create-act");
        for (String bad : List.of("nope", "/a/b", "", "/" + "x".repeat(256))) {
            type("#create-name", bad);
            assertThat(text("#create-verdict")).as(bad).startsWith("A name is a slash");
            assertThat(act.isDisabled()).as(bad).isTrue();
        }
        type("#create-name", "/fine");
        type("#create-mode", "0888");
        assertThat(text("#create-verdict")).contains("octal");
        type("#create-mode", "0600");
        type("#create-maxmsg", "0");
        assertThat(text("#create-verdict")).contains("mq_maxmsg");
    }

    @Test
    void asksBeforeUnlinkingWithTheFocusOnCancel() throws Exception {
        TestQueue queue = create(first);
        send(queue, 2);
        window.awaitSeen(first, "two messages", q -> q.depth() == 2);
        window.select(first);
        press(table(), KeyCode.DELETE);
        LiveWindow.await("the focus is on Cancel", () -> {
            Node owner = window.shell.scene().getFocusOwner();
            return owner != null && "sheet-cancel".equals(owner.getId());
        });
        assertThat(text("#sheet-act")).isEqualTo("Unlink " + first + " and its 2 messages");
        assertThat(window.find(Button.class, "#sheet-act").isDefaultButton()).isFalse();
        fire("#sheet-cancel");
        assertThat(window.seen(first)).isPresent();
        LiveWindow.onFx(window.shell::unlink);
        fire("#sheet-act");
        LiveWindow.await("the queue is gone", () -> window.seen(first).isEmpty());
    }

    @Test
    void unlinksTheQueueThatWasShownAndNotItsSuccessor() throws Exception {
        create(first);
        window.select(first);
        LiveWindow.onFx(window.shell::unlink);
        QueueOpen.unlink(first);
        QueueOpen.of(first).create(0600).exclusive().capacity(2, 8).open().close();
        fire("#sheet-act");
        LiveWindow.await("the refusal", () -> text("#error-why").contains("another one has its name"));
        QueueOpen.of(first).open().close();
        fire("#error-dismiss");
        assertThat(LiveWindow.fx(() -> window.shell.root().lookup("#error-bar").isVisible()))
                .isFalse();
    }

    @Test
    void asksOnceAKindAndSittingIfTheUserSaysSo() throws Exception {
        create(first);
        create(second);
        window.select(first);
        LiveWindow.onFx(window.shell::unlink);
        LiveWindow.onFx(() -> window.find(javafx.scene.control.CheckBox.class, "#sheet-no-more")
                .setSelected(true));
        fire("#sheet-cancel");
        window.select(second);
        LiveWindow.onFx(window.shell::unlink);
        assertThat(LiveWindow.fx(() -> window.shell.sheets().isOpen())).isTrue();
        LiveWindow.onFx(() -> window.find(javafx.scene.control.CheckBox.class, "#sheet-no-more")
                .setSelected(true));
        fire("#sheet-act");
        LiveWindow.await("the second queue is gone", () -> window.seen(second).isEmpty());
        window.select(first);
        LiveWindow.onFx(window.shell::unlink);
        LiveWindow.await("the first queue is gone", () -> window.seen(first).isEmpty());
    }
}
