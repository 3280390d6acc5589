package io.github.mqscope.ui.messages;

import org.kordamp.ikonli.feather.Feather;

/// What stands where there is no list.
///
/// @param icon beside the words
/// @param what in one sentence
/// @param why  it is so, or what can be done; empty for no words
record Nothing(Feather icon, String what, String why) {
    /// No words yet.
    static final Nothing YET = new Nothing(Feather.INBOX, "", "");
}
