package io.github.mqscope.sys;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Strings as C has them: bytes and a zero. Names are bytes on Linux, whatever the locale.
final class CString {
    private CString() {}

    /// A copy of `bytes` with a terminating zero.
    /// @throws IllegalArgumentException if `bytes` contain a zero: the kernel would see a shorter name
    static MemorySegment of(SegmentAllocator allocator, byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                throw new IllegalArgumentException("a zero byte in a C string");
            }
        }
        MemorySegment copy = allocator.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return copy;
    }

    static MemorySegment of(SegmentAllocator allocator, String text) {
        return of(allocator, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The bytes at an address that the C library returned, up to the zero.
    static String at(long address) {
        return new Pointer(address).getString(0, StandardCharsets.UTF_8.name());
    }

    /// The pointer stored at an address, as in the first field of `struct passwd`.
    static long pointerAt(long address) {
        return Pointer.nativeValue(new Pointer(address).getPointer(0));
    }

    /// The address of a C function in this process.
    static long functionAddress(String name) {
        return Pointer.nativeValue(com.sun.jna.NativeLibrary.getProcess().getGlobalVariableAddress(name));
    }

    /// The number of bytes of a C `long`: eight on every machine we know.
    static int longSize() {
        return Native.LONG_SIZE;
    }
}
