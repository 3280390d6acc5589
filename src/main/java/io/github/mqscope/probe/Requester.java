package io.github.mqscope.probe;

import java.util.List;
import java.util.Map;

/// For whom the privileged step was started, as pkexec or sudo tells; the requester itself is asked nothing.
///
/// @param uid the user who may have the descriptors
record Requester(int uid) {
    /// What would make a JVM run other code than ours. The launcher has refused them before it started one.
    private static final List<String> FORBIDDEN = List.of(
            "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "LD_PRELOAD", "LD_LIBRARY_PATH");

    private static final List<String> TELLERS = List.of("PKEXEC_UID", "SUDO_UID");

    /// Who it is.
    /// @throws RefusedException for any argument, a forbidden variable, or where it is not clear who
    static Requester of(List<String> arguments, Map<String, String> environment) throws RefusedException {
        if (!arguments.isEmpty()) {
            throw new RefusedException("takes no arguments");
        }
        for (String name : FORBIDDEN) {
            if (environment.containsKey(name)) {
                throw new RefusedException("does not run with " + name + " set");
            }
        }
        List<String> told = TELLERS.stream().filter(environment::containsKey).toList();
        if (told.size() != 1) {
            throw new RefusedException("is to be started by pkexec or sudo");
        }
        String uid = environment.get(told.getFirst());
        if (uid == null || !uid.matches("\\d{1,9}")) {
            throw new RefusedException("finds no user in " + told.getFirst());
        }
        return new Requester(Integer.parseInt(uid));
    }

    /// The name of the socket at which the user's window waits.
    String meeting() {
        return meeting(uid);
    }

    /// The name of the socket at which a user's window waits.
    ///
    /// Abstract, so that root opens no path that a user made and nothing is left behind. Anybody could take
    /// the name first; then the other side sees a stranger's uid and goes.
    static String meeting(int uid) {
        return "mqscope-probe-" + uid;
    }
}
