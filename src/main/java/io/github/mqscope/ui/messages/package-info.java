/// What is in the selected queue, and how that is known: each source says what it shows and how old it is.
/// FX thread; looking into a queue and reading journals happens on threads of their own.
@NullMarked
package io.github.mqscope.ui.messages;

import org.jspecify.annotations.NullMarked;
