package io.github.mqscope.space;

/// Who we are in a space, and where it is.
///
/// @param host      the machine's name
/// @param namespace inode number of the IPC namespace, as in `/proc/PID/ns/ipc`; 0 where it cannot be read
/// @param pid       the process that acts there
/// @param uid       its effective user
/// @param user      the name of the one who started it, empty where that is not known
/// @param kernel    the kernel's release
public record Identity(String host, long namespace, int pid, int uid, String user, String kernel) {}
