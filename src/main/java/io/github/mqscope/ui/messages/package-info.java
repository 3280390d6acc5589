/// What is in the selected queue, and how that is known: each source says what it shows and how old it is.
/// Each has a model that names no scene, all of them in [io.github.mqscope.ui.messages.MessagesModel].
/// FX thread; looking into a queue and reading journals happens on threads of their own.
@NullMarked
package io.github.mqscope.ui.messages;

import org.jspecify.annotations.NullMarked;
