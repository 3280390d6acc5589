package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DemoSignalTest {
    private static final Pattern QUEUE = Pattern.compile("/lesson-\\d+-\\d+");

    @Test
    void ctrlCEndsALessonInOrderWithItsQueueAndProcesses() throws Exception {
        Requires.blockSignal();
        List<String> mask = List.of("env", "--block-signal=INT,TERM,HUP,RTMIN+2");
        try (Peer demo = JavaProgram.start(mask, Main.class, "demo", "full", "--speed", "0.01")) {
            QueueName queue = null;
            while (queue == null) {
                Matcher name = QUEUE.matcher(demo.line());
                queue = name.find() ? QueueName.of(name.group()) : null;
            }
            QueueOpen.of(queue).open().close();
            Signals.kill((int) demo.pid(), Signal.SIGINT);
            assertThat(demo.exitStatus()).isZero();
            QueueName gone = queue;
            Assertions.assertThatThrownBy(() -> QueueOpen.of(gone).open()).hasMessageContaining("ENOENT");
        }
    }
}
