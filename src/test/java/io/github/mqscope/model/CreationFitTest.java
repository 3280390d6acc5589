package io.github.mqscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Limits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreationFitTest {
    private static Snapshot snapshot(long rlimit, long used, long queuesMax) {
        Limits limits = new Limits(queuesMax, 10, 8192, 10, 8192, rlimit, 1024);
        List<Budget> budgets =
                List.of(new Budget(1, "1", used, rlimit, 3, true), new Budget(2, "bert", 999, rlimit, 1, false));
        return new Snapshot(
                1, Instant.now(), List.of(), limits, budgets, new Visibility.Listed(false, HiddenHolders.NOTHING));
    }

    private static CreationFit.Verdict verdict(Snapshot now, long maxmsg, long msgsize) {
        return CreationFit.of(now, maxmsg, msgsize).verdict();
    }

    @Test
    void theBudgetIsTheUsersOwnAndTheLastByteStillFits() {
        long cost = Limits.cost(10, 8192);
        assertThat(CreationFit.of(snapshot(cost + 100, 100, 256), 10, 8192))
                .isEqualTo(new CreationFit(CreationFit.Verdict.FITS, cost, cost));
        assertThat(verdict(snapshot(cost + 99, 100, 256), 10, 8192)).isEqualTo(CreationFit.Verdict.TOO_COSTLY);
        assertThat(verdict(snapshot(-1, 1L << 40, 256), 10, 8192)).isEqualTo(CreationFit.Verdict.FITS);
    }

    @Test
    void ceilingsComeBeforeTheBudget() {
        Snapshot now = snapshot(100, 100, 256);
        assertThat(verdict(now, 11, 1)).isEqualTo(CreationFit.Verdict.ABOVE_MSG_MAX);
        assertThat(verdict(now, 1, 8193)).isEqualTo(CreationFit.Verdict.ABOVE_MSGSIZE_MAX);
        assertThat(verdict(now, 0, 1)).isEqualTo(CreationFit.Verdict.NO_SIZE);
        assertThat(verdict(now, Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(CreationFit.Verdict.NO_SIZE);
        assertThat(verdict(snapshot(100, 0, 0), 1, 1)).isEqualTo(CreationFit.Verdict.NO_MORE_QUEUES);
    }
}
