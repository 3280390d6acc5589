/// How queues, messages, lessons and findings are told at the prompt: as text and as JSON lines.
///
/// It makes text and bytes of values, with everything of strangers escaped; it prints nothing and asks nobody.
@NullMarked
package io.github.mqscope.cli.form;

import org.jspecify.annotations.NullMarked;
