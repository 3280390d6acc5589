package io.github.mqscope.ui.messages;

/// Where a list comes from.
///
/// @param where  it comes from, and of when it is
/// @param how    far it can be relied on; empty for no words
/// @param warned whether it is out of date
record Origin(String where, String how, boolean warned) {
    /// Of no list.
    static final Origin NONE = new Origin("", "", false);
}
