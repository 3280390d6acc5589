package io.github.mqscope.cli;

import io.github.mqscope.cli.form.FindingForm;
import io.github.mqscope.model.finding.Finding;
import io.github.mqscope.model.finding.FindingKind;
import io.github.mqscope.model.finding.Observation;
import io.github.mqscope.text.Plural;
import java.util.List;
import java.util.Optional;

/// Findings as text or as JSON lines.
///
/// @param terminal where they are printed
/// @param json     whether as JSON
record FindingReport(Terminal terminal, boolean json) {
    /// What makes a finding the same one a moment later.
    private record Id(FindingKind kind, Optional<?> queue, List<Integer> culprits) {
        static Id of(Finding one) {
            return new Id(one.kind(), one.queue(), one.culprits());
        }
    }

    void print(List<Finding> found, Observation seen) throws OutputException {
        if (json) {
            for (Finding one : found) {
                terminal.print(FindingForm.line(one, terminal.namespace(), Optional.empty()));
            }
            seen.hidden().sentences().forEach(sentence -> terminal.complain("why: " + sentence));
            return;
        }
        StringBuilder text = new StringBuilder();
        if (found.isEmpty()) {
            text.append("nothing is stuck, as far as was seen\n");
        }
        found.forEach(one -> text.append(FindingForm.text(one)));
        text.append("looked at ")
                .append(Plural.of(seen.snapshot().queues().size(), "queue"))
                .append(" and ")
                .append(
                        seen.processes().size() == 1
                                ? "1 process"
                                : seen.processes().size() + " processes")
                .append(" that hold them");
        seen.hidden().sentences().forEach(sentence -> text.append("; ").append(sentence));
        terminal.print(text.append('\n').toString());
    }

    /// Tells what has come and what has gone.
    void changes(List<Finding> before, List<Finding> now) throws OutputException {
        for (Finding one : without(now, before)) {
            if (json) {
                terminal.print(FindingForm.line(one, terminal.namespace(), Optional.of("came")));
            } else {
                terminal.print(FindingForm.text(one));
            }
        }
        for (Finding old : without(before, now)) {
            if (json) {
                terminal.print(FindingForm.line(old, terminal.namespace(), Optional.of("gone")));
            } else {
                terminal.print("no more: " + old.text() + "\n");
            }
        }
    }

    private static List<Finding> without(List<Finding> some, List<Finding> others) {
        List<Id> known = others.stream().map(Id::of).toList();
        return some.stream().filter(one -> !known.contains(Id.of(one))).toList();
    }
}
