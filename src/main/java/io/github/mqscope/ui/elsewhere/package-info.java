/// Where the window looks: how it says so, how another place is chosen and reached, and what is said when the
/// connection is lost.
///
/// FX thread. What reads the machine or starts a process does so aside. The composition root gives what starts
/// processes; how a place is reached is the business of the room `place`.
@NullMarked
package io.github.mqscope.ui.elsewhere;

import org.jspecify.annotations.NullMarked;
