package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccountsTest {
    @Test
    void rootHasItsName() {
        assertThat(Accounts.user(0)).isEqualTo("root");
        assertThat(Accounts.group(0)).isEqualTo("root");
    }

    @Test
    void aNumberWithoutANameStaysANumber() {
        assertThat(Accounts.user(1_987_654_321)).isEqualTo("1987654321");
        assertThat(Accounts.group(-2)).isEqualTo("4294967294");
    }

    @Test
    void anAnswerIsKeptForAMinuteAndTheCacheIsBounded() {
        AtomicInteger asked = new AtomicInteger();
        Accounts accounts = new Accounts(id -> id + " " + asked.incrementAndGet());
        long start = System.nanoTime();
        assertThat(accounts.name(7, start)).isEqualTo("7 1");
        assertThat(accounts.name(7, start + 59_000_000_000L)).isEqualTo("7 1");
        assertThat(accounts.name(7, start + 61_000_000_000L)).isEqualTo("7 2");
        for (int id = 1000; id < 1256; id++) {
            assertThat(accounts.name(id, start)).startsWith(id + " ");
        }
        assertThat(accounts.name(7, start)).isEqualTo("7 259");
    }

    @Test
    void thisProcessKnowsItself() throws Exception {
        assertThat(Process.pid()).isEqualTo((int) ProcessHandle.current().pid());
        Object owner = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        assertThat(Process.euid()).isEqualTo(owner);
        assertThat(Process.softLimit(Process.RLIMIT_NOFILE)).isGreaterThan(2);
    }
}
