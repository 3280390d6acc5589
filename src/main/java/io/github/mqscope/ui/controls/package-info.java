/// Controls of general use: they know no queue. FX thread.
///
/// Where ControlsFX has one like ours, this is why ours stays:
/// - its SegmentedButton joins its buttons when it is first shown: what is chosen before is chosen beside the others;
/// - its StatusBar shows all of its parts, where [Fitting] drops the least important that find no room;
/// - its TaskProgressView forgets a task that is over, where a call leaves what became of it;
/// - its MasterDetailPane does not tell a divider that a person has moved from one that has moved by itself;
/// - its MaskerPane and NotificationPane cannot ask, as [AskLayer] does, with the focus on Cancel;
/// - its PropertySheet edits what a grid of facts only tells;
/// - its ValidationSupport says what is wrong in a tooltip, where [NumberField] says it in place.
@NullMarked
package io.github.mqscope.ui.controls;

import org.jspecify.annotations.NullMarked;
