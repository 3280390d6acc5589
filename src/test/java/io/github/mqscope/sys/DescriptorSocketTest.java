package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescriptorSocketTest {
    private DescriptorSocket left;
    private DescriptorSocket right;

    @BeforeEach
    void connect() throws ErrnoException {
        List<DescriptorSocket> pair = DescriptorSocket.pair();
        left = pair.getFirst();
        right = pair.getLast();
    }

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aDescriptorArrivesAsTheSameOpenFile() throws Exception {
        try (EventFd sent = new EventFd()) {
            left.send(bytes("one"), List.of(sent));
            try (var received = right.receive(16)) {
                assertThat(received.bytes()).isEqualTo(bytes("one"));
                assertThat(received.descriptors()).hasSize(1);
                Fd copy = received.descriptors().getFirst();
                assertThat(copy.number()).isNotEqualTo(sent.number());
                sent.signal();
                assertThat(copy.readCount()).isEqualTo(1);
            }
        }
    }

    @Test
    void whatArrivesIsNotInheritedByChildren() throws Exception {
        try (EventFd sent = new EventFd()) {
            left.send(bytes("x"), List.of(sent));
            try (var received = right.receive(16)) {
                int number = received.descriptors().getFirst().number();
                String info = Files.readString(Path.of("/proc/self/fdinfo/" + number));
                assertThat(info).containsPattern("flags:\\s+02\\d{6}");
            }
        }
    }

    @Test
    void aMessageWithoutDescriptorsIsPlainBytes() throws Exception {
        left.send(bytes("refused"), List.of());
        try (var received = right.receive(16)) {
            assertThat(received.bytes()).isEqualTo(bytes("refused"));
            assertThat(received.descriptors()).isEmpty();
        }
    }

    @Test
    void anEndThatIsClosedGivesNothing() throws Exception {
        left.close();
        try (var received = right.receive(16)) {
            assertThat(received.bytes()).isEmpty();
            assertThat(received.descriptors()).isEmpty();
        }
    }

    @Test
    void aMessageTooLongIsRefusedAndItsDescriptorsClosed() throws Exception {
        try (EventFd sent = new EventFd()) {
            long before = openDescriptors();
            left.send(bytes("longer than four"), List.of(sent));
            assertThatThrownBy(() -> right.receive(4)).hasMessageContaining("EMSGSIZE");
            assertThat(openDescriptors()).isEqualTo(before);
        }
    }

    @Test
    void moreDescriptorsThanExpectedAreRefusedAndClosed() throws Exception {
        try (EventFd sent = new EventFd()) {
            long before = openDescriptors();
            left.send(bytes("x"), Collections.nCopies(DescriptorSocket.MOST_DESCRIPTORS + 9, sent));
            assertThatThrownBy(() -> right.receive(4)).hasMessageContaining("EMSGSIZE");
            assertThat(openDescriptors()).isEqualTo(before);
        }
    }

    @Test
    void thePeerOfAPairIsThisProcess() throws Exception {
        assertThat(left.peer().pid()).isEqualTo(Self.pid());
        assertThat(left.peer().uid()).isEqualTo(Self.euid());
    }

    private static long openDescriptors() throws Exception {
        try (var list = Files.list(Path.of("/proc/self/fd"))) {
            return list.count();
        }
    }
}
