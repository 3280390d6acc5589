package io.github.mqscope.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;

class HolderMenuTest {
    @Test
    void theNameOfAQueueIsShownAsItIsAndEscapedOnce() {
        MenuItem go = HolderMenu.go(QueueName.of("/a_b\\c\n"), () -> {});
        assertThat(go.getText()).contains("/a_b\\\\c\\n");
        assertThat(go.isMnemonicParsing()).isFalse();
    }
}
