/// What is in the selected queue, from honest sources: each says where it comes from and how old it is.
/// Nothing is guessed.
@NullMarked
package io.github.mqscope.ui.messages;

import org.jspecify.annotations.NullMarked;
