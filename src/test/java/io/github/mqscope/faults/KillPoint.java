package io.github.mqscope.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A system call of a program at which it is killed.
///
/// @param call  its name
/// @param when  which of the calls of that name that its thread makes, from 1
/// @param after on the way out of it, rather than on entering it
record KillPoint(String call, int when, boolean after) {
    /// The calls that are counted: those that a look and a move make for a queue or a journal, and the mappings.
    static final String CALLS = "mq_open,mq_getsetattr,mq_timedreceive,mq_timedsend,flock,fallocate,ftruncate,"
            + "fdatasync,fsync,unlinkat,mmap,munmap";

    private static final Pattern LINE = Pattern.compile("(\\d+) +([a-z0-9_]+)\\(.*");

    /// All points of a program from its first mq_open on.
    /// @param strace what `strace -f -o` wrote of an undisturbed run
    static List<KillPoint> all(List<String> strace) {
        String thread = strace.stream()
                .map(LINE::matcher)
                .filter(line -> line.matches() && line.group(2).equals("mq_open"))
                .map(line -> line.group(1))
                .findFirst()
                .orElseThrow();
        Map<String, Integer> counts = new HashMap<>();
        List<KillPoint> points = new ArrayList<>();
        boolean begun = false;
        for (String text : strace) {
            Matcher line = LINE.matcher(text);
            if (line.matches() && line.group(1).equals(thread)) {
                String call = line.group(2);
                int when = counts.merge(call, 1, Integer::sum);
                begun |= call.equals("mq_open");
                if (begun) {
                    points.add(new KillPoint(call, when, false));
                }
                if (call.startsWith("mq_timed") && !text.contains("= -1 ")) {
                    points.add(new KillPoint(call, when, true));
                }
            }
        }
        return points;
    }
}
