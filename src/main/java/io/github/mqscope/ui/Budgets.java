package io.github.mqscope.ui;

import io.github.mqscope.model.Budget;
import io.github.mqscope.model.Snapshot;
import java.util.Optional;

/// Whose budget a person here spends.
public final class Budgets {
    private Budgets() {}

    /// What the queues of the user who runs this cost, empty where there are none.
    public static Optional<Budget> mine(Snapshot now) {
        return now.budgets().stream().filter(Budget::mine).findFirst();
    }
}
