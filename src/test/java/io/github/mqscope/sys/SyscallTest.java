package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.Errno;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SyscallTest {
    @Test
    void aSuccessAfterAFailureIsASuccess() {
        assertThatThrownBy(() -> Mq.getattr(new Fd(-1), 0)).hasMessage("mq_getattr: EBADF: Bad file descriptor");
        assertThatCode(() -> Syscall.check("getpid", C.getpid())).doesNotThrowAnyException();
    }

    @Test
    void eachFailureHasItsOwnErrno() {
        assertThatThrownBy(() -> Mq.unlink(new byte[] {'/', 'm', 'q', 's', 't', '?'}))
                .hasMessageContaining("mq_unlink: ENOENT");
        assertThatThrownBy(() -> Mq.unlink("no slash".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("mq_unlink: EINVAL");
        assertThatThrownBy(() -> Mq.getattr(new Fd(-1), 0)).hasMessageContaining("mq_getattr: EBADF");
    }

    @Test
    void aNumberThatNoErrorHasIsUnknown() {
        assertThat(Errno.of(Errno.EPERM.number())).isEqualTo(Errno.EPERM);
        assertThat(Errno.of(0)).isEqualTo(Errno.UNKNOWN);
        assertThat(Errno.of(-5)).isEqualTo(Errno.UNKNOWN);
        assertThat(Errno.of(100_000)).isEqualTo(Errno.UNKNOWN);
    }

    @Test
    void functionsThatReturnTheErrorAreNotAskedForErrno() {
        assertThatThrownBy(() -> Syscall.checkReturned("posix_fallocate", 28))
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.is(Errno.ENOSPC)).isTrue());
    }

    @Test
    void aZeroByteInANameIsRefusedBeforeTheKernelSeesAShorterOne() {
        assertThatThrownBy(() -> Mq.unlink(new byte[] {'/', 'a', 0, 'b'})).isInstanceOf(IllegalArgumentException.class);
    }
}
