package io.github.mqscope.sys;

/// Names of users and groups, see getpwuid(3) and getgrgid(3).
public final class Accounts {
    private Accounts() {}

    /// The login name, or the number where the system knows none.
    public static synchronized String user(int uid) {
        long passwd = C.getpwuid(uid);
        return passwd == 0 ? Integer.toUnsignedString(uid) : CString.at(CString.pointerAt(passwd));
    }

    /// The group's name, or the number where the system knows none.
    public static synchronized String group(int gid) {
        long group = C.getgrgid(gid);
        return group == 0 ? Integer.toUnsignedString(gid) : CString.at(CString.pointerAt(group));
    }
}
