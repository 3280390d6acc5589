package io.github.mqscope.ui.transfer;

import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;

/// Copying messages to another queue, and moving them.
///
/// @param selection what is seen
/// @param sheets    where the sheets are shown
public record Transfers(Selection selection, QueueActs acts, Actions actions, Sheets sheets) {
    private static final Words WORDS = Words.of(Transfers.class);

    /// Takes messages that are handed to the composer, and registers the acts.
    public void register(Composer composer) {
        composer.onCopyTo(new CopySheet(selection, acts, actions, sheets)::show);
        actions.add(Action.of(
                        "queue.move",
                        WORDS.get("act.move"),
                        Action.Category.QUEUE,
                        () -> selection
                                .queue()
                                .ifPresent(from ->
                                        new MoveSheet(selection.snapshot(), acts, actions, sheets, from).show()))
                .disabledWhen(selection.key().isNull())
                .changes());
    }
}
