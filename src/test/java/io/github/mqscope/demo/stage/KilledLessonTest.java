package io.github.mqscope.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;

class KilledLessonTest {
    @Test
    void aLessonWhoseProgramIsKilledLeavesNeitherQueueNorProcess() throws Exception {
        try (Peer program = JavaProgram.start(List.of(), KilledLessonProgram.class)) {
            QueueName queue = QueueName.of(program.line());
            long sender = Long.parseLong(program.line());
            long receiver = Long.parseLong(program.line());
            assertThat(PerformanceTest.exists(queue)).isTrue();
            boolean _ = ProcessHandle.of(program.pid()).orElseThrow().destroyForcibly();
            Await.until("the queue is unlinked", () -> !PerformanceTest.exists(queue));
            Await.until("the processes have ended", () -> !isAlive(sender) && !isAlive(receiver));
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }
}
