package io.github.mqscope.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftoverCheckTest {
    @Test
    void aQueueLeftBehindFailsTheRunAndIsUnlinked() throws Exception {
        Requires.listing();
        QueueName left = TestQueue.uniqueName();
        QueueOpen.of(left).create(0600).capacity(1, 1).open().close();
        assertThat(LeftoverCheck.leftovers()).contains(left);
        assertThatThrownBy(() -> new LeftoverCheck().complain(List.of(left)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(left.toString());
        assertThat(LeftoverCheck.leftovers()).doesNotContain(left);
    }
}
