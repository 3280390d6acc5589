package io.github.mqscope.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

class DetailPaneTest extends WindowTest {
    @Test
    void showsTheAttributesAsTheyChange() throws Exception {
        TestQueue queue = create(first);
        window.select(first);
        send(queue, 3);
        LiveWindow.await("the depth", () -> text("#fact-mq_curmsgs").equals("3"));
        assertThat(text("#fact-mq_maxmsg")).isEqualTo("4");
        assertThat(text("#fact-qsize")).isEqualTo("24 bytes");
        assertThat(text("#fact-mode")).isEqualTo("0600  rw-------");
        assertThat(text("#fact-cost")).isEqualTo("640 bytes");
    }

    @Test
    void showsWhoIsBlockedAndForHowLong() throws Exception {
        create(first);
        window.select(first);
        opened.add(PeerProcess.start("wait", first));
        window.awaitSeen(first, "a blocked receiver", q -> q.blockedReceivers().size() == 1);
        TableView<?> holders = window.find(TableView.class, "#holders");
        LiveWindow.await("it is listed", () -> !holders.getItems().isEmpty());
        assertThat(LiveWindow.fx(() -> ((Holder) holders.getItems().getFirst()).words()))
                .contains("mq_receive into 64 bytes")
                .containsAnyOf("idle for at least", "receiving");
    }
}
