package io.github.mqscope.model.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueStatusTest {
    @Test
    void readsTheKernelsLine() {
        QueueStatus status = QueueStatus.parse("""
                QSIZE:129        NOTIFY:2     SIGNO:0     NOTIFY_PID:8260
                """);
        assertThat(status).isEqualTo(new QueueStatus(129, 2, 0, 8260));
        assertThat(status.isRegistered()).isTrue();
        assertThat(status.via()).isEqualTo("thread");
    }

    @Test
    void notifyZeroAloneIsNoRegistration() {
        QueueStatus status = QueueStatus.parse("QSIZE:0          NOTIFY:0     SIGNO:0     NOTIFY_PID:0     \n");
        assertThat(status.isRegistered()).isFalse();
        assertThat(QueueStatus.parse("NOTIFY:0 SIGNO:12 NOTIFY_PID:1").via()).isEqualTo("signal 12");
        assertThat(QueueStatus.parse("NOTIFY:1 SIGNO:0 NOTIFY_PID:1").via()).isEqualTo("none");
    }

    @Test
    void aRegistrantOutsideOurPidNamespaceHasNoNumber() {
        QueueStatus byThread = QueueStatus.parse("QSIZE:0 NOTIFY:2 SIGNO:0 NOTIFY_PID:0");
        QueueStatus bySignal = QueueStatus.parse("QSIZE:0 NOTIFY:0 SIGNO:10 NOTIFY_PID:0");
        assertThat(byThread.isRegistered()).isTrue();
        assertThat(bySignal.isRegistered()).isTrue();
        assertThat(bySignal.registrant()).isEqualTo("a process outside this PID namespace");
        assertThat(bySignal.isRegisteredAs(byThread)).isFalse();
    }

    @Test
    void aTruncatedOrUnknownLineIsNoError() {
        assertThat(QueueStatus.parse("")).isEqualTo(new QueueStatus(0, 0, 0, 0));
        assertThat(QueueStatus.parse("QSIZE:x NEW:7 NOTIFY_PID")).isEqualTo(new QueueStatus(0, 0, 0, 0));
        assertThat(QueueStatus.parse("QSIZE:99999999999999999999 NOTIFY:1").sigevNotify())
                .isEqualTo(1);
    }
}
