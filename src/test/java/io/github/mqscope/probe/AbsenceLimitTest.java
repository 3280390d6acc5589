package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.sys.ErrnoException;
import org.junit.jupiter.api.Test;

class AbsenceLimitTest {
    @Test
    void withNoDescriptorLeftTheLimitIsNamedAndNothingIsToBeReported() {
        Kernel kernel = new Kernel("6.1.0-18-amd64", true, true, "[none] integrity confidentiality");
        ProbeUnavailable absent = ProbeDiagnosis.of(new ErrnoException("loading peek", Errno.EMFILE), kernel);
        assertThat(absent.why()).isEqualTo("loading peek: EMFILE");
        assertThat(absent.remedy())
                .contains(" descriptors are open here; raise it")
                .doesNotContain("report");
    }
}
