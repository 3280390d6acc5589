package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import org.junit.jupiter.api.Test;

class OutOfDescriptorsTest {
    @Test
    void ofThisProcessAreCountedBesideTheirLimit() {
        assertThat(OutOfDescriptors.meaning(new ErrnoException("socket", Errno.EMFILE)))
                .hasValueSatisfying(words -> assertThat(words)
                        .matches("\\d+ of " + SystemLimits.read().rlimitNofile()
                                + " descriptors are open here; raise it .*`ulimit -n`.*"));
    }

    @Test
    void ofTheSystemAreCountedBesideTheirs() {
        assertThat(OutOfDescriptors.meaning(new ErrnoException("socket", Errno.ENFILE)))
                .hasValueSatisfying(words -> assertThat(words)
                        .matches("the system's table of open files is full, \\d+ of \\d+; see fs.file-max .*"));
    }

    @Test
    void anyOtherFailureIsNone() {
        assertThat(OutOfDescriptors.meaning(new ErrnoException("socket", Errno.EINVAL)))
                .isEmpty();
    }

    @Test
    void aCallOnADescriptorMayHaveNoneLeftEither() {
        FailedCall attempt = new FailedCall("mq_notify", QueueName.of("/q"), Errno.EMFILE);
        assertThat(OutOfDescriptors.failure(attempt).line())
                .startsWith("mq_notify /q: EMFILE: ")
                .contains(" descriptors are open here", "; raise it ", "`ulimit -n`");
    }
}
