package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// A name that processes of one machine meet at, in no file system and gone with its socket, see unix(7).
///
/// Anybody may take a free name, and anybody may connect: each side asks [DescriptorSocket#peer] who the
/// other is.
///
/// ```c
/// struct sockaddr_un { sa_family_t sun_family; char sun_path[108]; };   // a zero before an abstract name
/// ```
public final class AbstractSocket extends Fd {
    private static final int PATH = 2;
    private static final int LONGEST_NAME = 100;
    private static final int SOCK_CLOEXEC = 0x80000;

    private AbstractSocket() throws ErrnoException {
        super(open());
    }

    private static int open() throws ErrnoException {
        return Syscall.check("socket", C.socket(DescriptorSocket.AF_UNIX, DescriptorSocket.SEQPACKET_CLOEXEC, 0));
    }

    /// Takes the name and listens.
    /// @throws ErrnoException EADDRINUSE where somebody has it
    public static AbstractSocket listen(String name) throws ErrnoException {
        AbstractSocket socket = new AbstractSocket();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = address(arena, name);
            socket.call("bind", on -> C.bind(on, address.address(), (int) address.byteSize()));
            socket.call("listen", on -> C.listen(on, 1));
            return socket;
        } catch (ErrnoException e) {
            socket.close();
            throw e;
        }
    }

    /// Connects to who listens at the name.
    /// @throws ErrnoException ECONNREFUSED where nobody does
    public static DescriptorSocket connect(String name) throws ErrnoException {
        DescriptorSocket socket = new DescriptorSocket(open());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = address(arena, name);
            socket.call("connect", on -> C.connect(on, address.address(), (int) address.byteSize()));
            return socket;
        } catch (ErrnoException e) {
            socket.close();
            throw e;
        }
    }

    private static MemorySegment address(Arena arena, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a name of " + bytes.length + " bytes");
        }
        MemorySegment address = arena.allocate(PATH + 1L + bytes.length, 2);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) DescriptorSocket.AF_UNIX);
        MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, PATH + 1L, bytes.length);
        return address;
    }

    /// accept4(2): waits for who connects.
    public DescriptorSocket accept() throws ErrnoException {
        return new DescriptorSocket((int) call("accept4", on -> {
            int connected;
            do {
                connected = C.accept4(on, 0, 0, SOCK_CLOEXEC);
            } while (connected < 0 && Syscall.errno() == Errno.EINTR.number());
            return connected;
        }));
    }
}
