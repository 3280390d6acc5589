package io.github.mqscope.model.queue;

import io.github.mqscope.text.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What may not be seen of those who hold queues open and wait on them: what is not shown may be there.
///
/// @param processes   whose descriptors this user may not see
/// @param threads     of processes that hold a queue: asleep, and neither their call nor where they sleep may be seen
/// @param root        whether root has looked
/// @param ptraceScope `/proc/sys/kernel/yama/ptrace_scope`, empty without Yama
/// @param outside     whether there may be processes outside this PID namespace, which nobody inside can see
/// @param unlisted    whether `/proc` leaves processes of others out, by its mount option hidepid
/// @param looked      whether processes were looked through at all
public record HiddenHolders(
        int processes,
        int threads,
        boolean root,
        OptionalInt ptraceScope,
        boolean outside,
        boolean unlisted,
        boolean looked) {
    /// All is seen.
    public static final HiddenHolders NOTHING = new HiddenHolders(0, 0, true, OptionalInt.empty(), false, false, true);

    /// Nobody has looked yet, or could.
    public static final HiddenHolders NOT_LOOKED =
            new HiddenHolders(0, 0, true, OptionalInt.empty(), false, false, false);

    /// Whether all is seen.
    public boolean isNothing() {
        return looked && processes == 0 && threads == 0 && !outside && !unlisted;
    }

    /// Why processes may not be looked into.
    public String whyProcesses() {
        return root
                ? "the kernel refuses it here, even to root"
                : "the kernel refuses it to this user; root may see more";
    }

    /// Why calls may not be seen.
    public String whyThreads() {
        return ptraceScope.orElse(0) > 0
                ? "ptrace_scope is " + ptraceScope.getAsInt()
                : root ? "the kernel refuses it here, even to root" : "only who may trace them sees their calls";
    }

    /// All of it in sentences without a full stop; none where all is seen.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!looked) {
            sentences.add("processes were not looked through");
        }
        if (processes > 0) {
            sentences.add((processes == 1 ? "1 process" : processes + " processes") + " may not be looked into: "
                    + whyProcesses());
        }
        if (threads > 0) {
            sentences.add(Plural.of(threads, "thread") + (threads == 1 ? " sleeps" : " sleep")
                    + " in a call that may not be seen, perhaps on a queue: " + whyThreads());
        }
        if (unlisted) {
            sentences.add("processes of others are not in /proc, which is mounted with hidepid; root may see more");
        }
        if (outside) {
            sentences.add("processes outside this PID namespace cannot be seen from inside");
        }
        return sentences;
    }
}
