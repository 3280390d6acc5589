package io.github.mqscope.sys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Names of users and groups, see getpwuid(3) and getgrgid(3).
///
/// A look-up may read files or ask a server, so an answer is kept for a minute, the last 256 of each kind.
public final class Accounts {
    private static final Accounts USERS = new Accounts(Accounts::lookUpUser);
    private static final Accounts GROUPS = new Accounts(Accounts::lookUpGroup);

    private static final int MOST = 256;
    private static final long KEPT_NANOS = 60_000_000_000L;

    private final IntFunction<String> lookUp;
    private final Map<Integer, Answer> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Answer> eldest) {
            return size() > MOST;
        }
    };

    private record Answer(String name, long nanoTime) {}

    Accounts(IntFunction<String> lookUp) {
        this.lookUp = lookUp;
    }

    /// The login name, or the number where the system knows none.
    public static String user(int uid) {
        return USERS.name(uid, System.nanoTime());
    }

    /// The group's name, or the number where the system knows none.
    public static String group(int gid) {
        return GROUPS.name(gid, System.nanoTime());
    }

    synchronized String name(int id, long now) {
        Answer known = answers.remove(id);
        if (known == null || now - known.nanoTime() > KEPT_NANOS) {
            known = new Answer(lookUp.apply(id), now);
        }
        answers.put(id, known); // The last used are at the end.
        return known.name();
    }

    private static String lookUpUser(int uid) {
        long passwd = C.getpwuid(uid);
        return passwd == 0 ? Integer.toUnsignedString(uid) : CString.at(CString.pointerAt(passwd));
    }

    private static String lookUpGroup(int gid) {
        long group = C.getgrgid(gid);
        return group == 0 ? Integer.toUnsignedString(gid) : CString.at(CString.pointerAt(group));
    }
}
