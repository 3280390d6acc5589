/// The picture of a queue: its capacity as slots, its messages as tiles in receive order, who waits at either end.
///
/// It knows nothing of snapshots and probes: whoever has something to show makes a [PictureModel] of it. Senders
/// are at the left, receivers at the right, so the message that is received next is at the right end. FX thread,
/// except for the model's records, which are made and read anywhere.
@NullMarked
package io.github.mqscope.ui.picture;

import org.jspecify.annotations.NullMarked;
