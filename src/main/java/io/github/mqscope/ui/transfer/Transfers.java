package io.github.mqscope.ui.transfer;

import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;

/// Copying messages to another queue, and moving them.
///
/// @param context what there is
/// @param sheets  where the sheets are shown
public record Transfers(UiContext context, Sheets sheets) {
    private static final Words WORDS = Words.of(Transfers.class);

    /// Takes messages that are handed to the composer, and registers the acts.
    public void register() {
        context.composer().onCopyTo(new CopySheet(context, sheets)::show);
        context.actions()
                .add(Action.of(
                                "queue.move",
                                WORDS.get("act.move"),
                                Action.Category.QUEUE,
                                () -> context.selectedQueue()
                                        .ifPresent(from -> new MoveSheet(context, sheets, from).show()))
                        .disabledWhen(context.selected().isNull())
                        .changes());
    }
}
