package io.github.mqscope.demo.stage;

/// What was read to prove a claim, and what it should have been.
///
/// @param source   where it was read, such as `/proc/4711/task/4712/syscall` or `mq_getattr /q: mq_curmsgs`
/// @param expected what the claim needs
/// @param read     what the kernel said
/// @param holds    whether they agree
public record Evidence(String source, String expected, String read, boolean holds) {
    /// The evidence of two values that must be the same.
    public static Evidence same(String source, Object expected, Object read) {
        return new Evidence(source, expected.toString(), read.toString(), expected.equals(read));
    }

    /// `/proc/4711/task/4712/syscall: 242 mq_timedsend`.
    @Override
    public String toString() {
        return source + ": " + read;
    }
}
