package io.github.mqscope.model.queue;

import io.github.mqscope.text.Escaped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A queue's name: a slash and 1 to 255 bytes, none of them a slash or zero.
///
/// The bytes need not be text in any encoding. [#bytes] go to the kernel unchanged; [#toString] is for a
/// person and escapes whatever could fool a terminal or a screen. A name that the kernel would refuse
/// can be held and tried: the refusal is the kernel's.
public final class QueueName implements Comparable<QueueName> {
    /// What a name is, for a person.
    public static final String RULE = "a name is a slash and 1 to 255 bytes without another slash, such as /jobs";

    private static final int LONGEST = 255;

    private final byte[] bytes;

    private QueueName(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The name as UTF-8.
    public static QueueName of(String name) {
        return ofBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// The name as bytes, with its slash.
    /// @throws IllegalArgumentException if a byte is zero: no name can hold it
    public static QueueName ofBytes(byte[] name) {
        for (byte b : name) {
            if (b == 0) {
                throw new IllegalArgumentException("a queue name cannot hold a zero byte");
            }
        }
        return new QueueName(name.clone());
    }

    /// The queue of a file in the message queue file system.
    public static QueueName ofFile(byte[] file) {
        byte[] name = new byte[file.length + 1];
        name[0] = '/';
        System.arraycopy(file, 0, name, 1, file.length);
        return ofBytes(name);
    }

    /// The bytes, with the slash: a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The name of its file in the message queue file system: the bytes without the slash.
    public byte[] file() {
        return bytes.length > 0 && bytes[0] == '/' ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes();
    }

    /// Why no queue can have this name, whatever comes; empty if one can.
    public Optional<String> fault() {
        if (bytes.length == 0 || bytes[0] != '/') {
            return Optional.of("the name does not begin with a slash");
        }
        if (bytes.length == 1) {
            return Optional.of("the name has nothing after its slash");
        }
        if (bytes.length - 1 > LONGEST) {
            return Optional.of("the name has " + (bytes.length - 1) + " bytes after its slash");
        }
        return isPath() ? Optional.of("the name is not one file below the slash") : Optional.empty();
    }

    // Whether its file would be a path, `.` or `..`.
    public boolean isPath() {
        String file = new String(file(), StandardCharsets.ISO_8859_1);
        return file.contains("/") || file.equals(".") || file.equals("..");
    }

    @Override
    public int compareTo(QueueName other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QueueName name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The name with everything escaped that does not print, see [Escaped].
    @Override
    public String toString() {
        return Escaped.of(bytes);
    }
}
