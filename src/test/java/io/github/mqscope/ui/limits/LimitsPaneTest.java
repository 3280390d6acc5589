package io.github.mqscope.ui.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsPaneTest {
    private LivePane pane;

    @BeforeEach
    void open() throws Exception {
        pane = new LivePane(TestQueue.create(4, 64), p -> new LimitsPane(p.selection.snapshot()).view(), 1000, 260)
                .select();
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    @Test
    void showsWhatIsUsedOfEachLimit() {
        Limits limits = SystemLimits.read();
        pane.awaitWords("limits", String.format(Locale.ROOT, "1 of %,d", limits.queuesMax()));
        pane.awaitWords("limits", System.getProperty("user.name") + " (1 queue)");
        pane.awaitWords(
                "limits", String.format(Locale.ROOT, "%,d of %,d", Limits.cost(4, 64), limits.rlimitMsgqueue()));
    }

    @Test
    void foretellsWhetherAQueueWouldFit() {
        pane.type("fit-maxmsg", "1");
        pane.type("fit-msgsize", "16");
        pane.awaitWords("fit-verdict", "As far as can be seen here it fits: it costs " + Limits.cost(1, 16));
        pane.type("fit-maxmsg", "" + (SystemLimits.read().msgMax() + 1));
        pane.awaitWords(
                "fit-verdict",
                "EINVAL: fs.mqueue.msg_max is " + SystemLimits.read().msgMax());
        pane.type("fit-maxmsg", "many");
        pane.awaitWords("fit-verdict", "Both are whole numbers");
    }

    @Test
    void looksRightInBothThemes(@TempDir Path directory) throws Exception {
        pane.awaitWords("limits", "1 of");
        pane.pictures(Path.of(System.getProperty("mqscope.pictures", directory.toString())), "limits");
        assertThat(pane.sees("fit-verdict")).isTrue();
    }
}
