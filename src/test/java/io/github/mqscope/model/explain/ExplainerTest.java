package io.github.mqscope.model.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.SystemLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {
    private static final Situation BARE = new Situation(SystemLimits.read(), 3, List.of(), "anna", Optional.empty());

    /// The ERRORS sections of the manual pages, mq_open(3) to mq_unlink(3).
    @ParameterizedTest
    @CsvSource({
        "mq_open, EACCES EEXIST EINVAL EMFILE ENAMETOOLONG ENFILE ENOENT ENOMEM ENOSPC",
        "mq_send, EAGAIN EBADF EINTR EINVAL EMSGSIZE ETIMEDOUT",
        "mq_receive, EAGAIN EBADF EINTR EINVAL EMSGSIZE ETIMEDOUT",
        "mq_notify, EBADF EBUSY EINVAL ENOMEM",
        "mq_unlink, EACCES ENAMETOOLONG ENOENT",
        "mq_close, EBADF",
        "mq_getattr, EBADF",
        "mq_setattr, EBADF EINVAL",
    })
    void everyErrnoOfTheManualIsExplained(String call, String errnos) {
        assertThat(Explainer.errnos(call)).contains(errnos.split(" "));
    }

    @Test
    void everyExplanationSaysWhatItMeansHereAndWhatToDo() {
        for (String call : Explainer.calls()) {
            for (String errno : Explainer.errnos(call)) {
                assertThat(Explainer.explain(call, errno)).isNotEmpty().allSatisfy(e -> {
                    assertThat(e.means()).isNotBlank();
                    assertThat(e.here().apply(BARE)).isNotBlank();
                    assertThat(e.fix().apply(BARE)).isNotBlank();
                });
            }
        }
    }

    @Test
    void tooManyOpenFilesIsToldFirstAsTheBudgetWithItsNumbers() {
        List<Explanation> both = Explainer.explain("mq_open", "EMFILE");
        assertThat(both).hasSize(2);
        assertThat(both.getFirst().here().apply(BARE))
                .contains("0 of " + BARE.limits().rlimitMsgqueue() + " bytes are spent by anna's queues");
        assertThat(both.getLast().here().apply(BARE))
                .contains("" + BARE.limits().rlimitNofile());
    }

    @Test
    void whatIsNotKnownOfAQueueIsNotSaidOfIt() {
        assertThat(Explainer.explain("mq_notify", "EBUSY").getFirst().here().apply(BARE))
                .doesNotContain("Nobody")
                .contains("/dev/mqueue/NAME");
    }

    @Test
    void timedCallsAreExplainedAsThePlainOnes() {
        assertThat(Explainer.explain("mq_timedsend", "ETIMEDOUT"))
                .isEqualTo(Explainer.explain("mq_send", "ETIMEDOUT"))
                .isNotEmpty();
    }
}
