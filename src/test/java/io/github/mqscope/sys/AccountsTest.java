package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore answers = new Semaphore(0);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger news = new AtomicInteger();

    private Accounts of(IntFunction<String> lookUp) {
        return new Accounts(lookUp, lookUp, news::incrementAndGet);
    }

    // Answers as often as [#answers] allows.
    private String slowly(int id) {
        answers.acquireUninterruptibly();
        return "name of " + id + ", " + asked.incrementAndGet();
    }

    @Test
    void rootHasItsName() {
        Accounts accounts = new Accounts(news::incrementAndGet);
        assertThat(accounts.user(0)).isIn("0", "root");
        assertThat(accounts.group(0)).isIn("0", "root");
        accounts.await(PATIENCE);
        assertThat(accounts.user(0)).isEqualTo("root");
        assertThat(accounts.group(0)).isEqualTo("root");
    }

    @Test
    void aNumberWithoutANameStaysANumber() {
        Accounts accounts = new Accounts(news::incrementAndGet);
        assertThat(accounts.user(1_987_654_321)).isEqualTo("1987654321");
        assertThat(accounts.group(-2)).isEqualTo("4294967294");
        accounts.await(PATIENCE);
        assertThat(accounts.user(1_987_654_321)).isEqualTo("1987654321");
        assertThat(accounts.group(-2)).isEqualTo("4294967294");
    }

    @Test
    void nobodyWaitsForAnAnswerAndItIsToldWhenItComes() {
        Accounts accounts = of(this::slowly);
        assertThat(accounts.user(7)).isEqualTo("7");
        assertThat(accounts.user(7)).isEqualTo("7");
        assertThat(accounts.group(8)).isEqualTo("8");
        accounts.await(Duration.ofMillis(1));
        assertThat(news).hasValue(0);
        answers.release(2);
        Await.until("both are told", () -> news.get() == 2);
        assertThat(accounts.user(7)).isEqualTo("name of 7, 1");
        assertThat(accounts.group(8)).isEqualTo("name of 8, 2");
    }

    @Test
    void anAnswerIsShownForAMinuteAndThenUntilThereIsANewerOne() {
        Accounts accounts = of(this::slowly);
        String _ = accounts.user(7);
        answers.release();
        accounts.await(PATIENCE);
        long start = System.nanoTime();
        assertThat(accounts.user(7, start + 50_000_000_000L)).isEqualTo("name of 7, 1");
        assertThat(accounts.user(7, start + 61_000_000_000L)).isEqualTo("name of 7, 1");
        answers.release();
        accounts.await(PATIENCE);
        assertThat(accounts.user(7, start)).isEqualTo("name of 7, 2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsKeptIsBoundedAndSoIsWhatIsAskedFor() {
        Accounts accounts = of(this::slowly);
        for (int id = 0; id < 2_000; id++) {
            assertThat(accounts.user(id)).isEqualTo(Integer.toString(id));
        }
        answers.release(5_000);
        accounts.await(PATIENCE);
        assertThat(asked).hasValue(512);
        for (int id = 1_000; id < 1_512; id++) {
            String _ = accounts.user(id);
        }
        accounts.await(PATIENCE);
        assertThat(accounts.user(0)).isEqualTo("0");
        assertThat(accounts.user(1_511)).startsWith("name of 1511");
    }

    @Test
    void thisProcessKnowsItself() throws Exception {
        assertThat(Self.pid()).isEqualTo((int) ProcessHandle.current().pid());
        Object owner = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        assertThat(Self.euid()).isEqualTo(owner);
        assertThat(Self.softLimit(Self.RLIMIT_NOFILE)).isGreaterThan(2);
    }
}
