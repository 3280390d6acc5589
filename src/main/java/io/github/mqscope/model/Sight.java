package io.github.mqscope.model;

/// How closely a queue is watched.
public enum Sight {
    /// A descriptor of it reports each change.
    EACH_CHANGE("Each change is seen"),
    /// It changes so often that it is looked at on a timer.
    BUSY("So busy that it is sampled: not every change is seen"),
    /// It may be gone in a moment, so it is not held open: that would keep its bytes charged to its owner.
    FRESH("Created a moment ago, or anew again and again: it is looked at once a second, so that it is not held"),
    /// It has no name any more: held open here it would live on when the last of its holders has gone.
    UNLINKED("Unlinked, and still open somewhere: it is looked at once a second, so that it is not kept"),
    /// There are more queues than descriptors.
    NO_DESCRIPTOR("Not watched, since descriptors are scarce (`ulimit -n`): it is looked at once a second");

    private final String words;

    Sight(String words) {
        this.words = words;
    }

    /// What it means, for a person.
    public String words() {
        return words;
    }
}
