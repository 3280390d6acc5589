package io.github.mqscope.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.queue.Message;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFileTest {
    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("messages.jsonl"), text);
    }

    @Test
    void whatWasSavedIsReadAgain() throws IOException {
        byte[] large = new byte[16 << 20];
        Arrays.fill(large, (byte) 0xfe);
        List<Message> messages = List.of(
                new Message(0, new byte[0]),
                new Message(32767, "grüße \u001b[2J\n\u202e".getBytes(UTF_8)),
                new Message(3, new byte[] {0, (byte) 0xff, '\n'}),
                new Message(1, large));
        Path file = directory.resolve("saved.jsonl");
        MessageFile.save(messages, file);
        MessageFile.Opened opened = MessageFile.open(file);
        assertThat(opened.messages()).isEqualTo(messages);
        assertThat(opened.badCount()).isZero();
    }

    @Test
    void textAloneIsEnoughAndOtherKeysAreLeftAlone() throws IOException {
        MessageFile.Opened opened = MessageFile.open(
                file("{\"text\":\"a\"}\r\n\n{\"name\":\"/q\",\"priority\":7,\"size\":1,\"text\":\"b\"}"));
        assertThat(opened.messages())
                .containsExactly(new Message(0, new byte[] {'a'}), new Message(7, new byte[] {'b'}));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\",\"base64\":\"Yg==\"}|not the same bytes",
                "{\"base64\":\"???\"}|not base64",
                "{\"priority\":32768,\"text\":\"\"}|0 to 32767",
                "{\"priority\":-1,\"text\":\"\"}|0 to 32767",
                "{\"priority\":1.5,\"text\":\"\"}|0 to 32767",
                "{\"size\":3}|neither text nor base64",
                "{\"text\":\"abc\",\"captured\":3,\"size\":9}|only the beginning",
                "{\"text\":\"abc\",\"call\":\"mq_timedreceive\"}|only sends that succeeded",
                "{\"text\":\"abc\",\"call\":\"mq_timedsend\",\"errno\":\"EAGAIN\"}|only sends that succeeded",
                "{\"text\":[[[[[[|not a plain value",
                "[1]|not a JSON object",
                "{\"text\":\"cut o|not JSON",
                "{} {}|not one JSON object",
                "{\"text\":\"\\ud800\"}|half a character",
            })
    void aBadLineIsNamedAndTheOthersAreRead(String line, String why) throws IOException {
        MessageFile.Opened opened = MessageFile.open(file("{\"text\":\"a\"}\n" + line + "\n{\"text\":\"b\"}\n"));
        assertThat(opened.messages()).hasSize(2);
        assertThat(opened.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.number()).isEqualTo(2);
            assertThat(bad.why()).contains(why);
        });
    }

    @Test
    void aFileCutOffAnywhereLosesItsLastLineOnly() throws IOException {
        Path whole = directory.resolve("whole.jsonl");
        MessageFile.save(List.of(new Message(1, new byte[] {1, 2, 3}), new Message(2, "xyz".getBytes(UTF_8))), whole);
        byte[] bytes = Files.readAllBytes(whole);
        int first = new String(bytes, UTF_8).indexOf('\n');
        for (int cut = first + 2; cut < bytes.length - 1; cut++) {
            Files.write(whole, Arrays.copyOf(bytes, cut));
            MessageFile.Opened opened = MessageFile.open(whole);
            assertThat(opened.messages()).as("cut at " + cut).hasSize(1);
            assertThat(opened.badCount()).isEqualTo(1);
        }
    }

    @Test
    void ofManyBadLinesTheFirstAreTold() throws IOException {
        MessageFile.Opened opened = MessageFile.open(file("{\n".repeat(1000)));
        assertThat(opened.bad()).hasSize(MessageFile.MOST_TOLD);
        assertThat(opened.badCount()).isEqualTo(1000);
    }

    @Test
    void bytesThatAreNoTextAreBadLines() throws IOException {
        Path file = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, '\n', 0, 1});
        assertThat(MessageFile.open(file).badCount()).isEqualTo(2);
    }

    @Test
    void whatIsTooLargeOrNoPlainFileIsOneError() throws IOException {
        Path huge = directory.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertThatThrownBy(() -> MessageFile.open(huge)).hasMessageContaining("more than 67108864 bytes");
        assertThatThrownBy(() -> MessageFile.open(directory)).hasMessageContaining("not a plain file");
        assertThatThrownBy(() -> MessageFile.open(Path.of("/dev/zero"))).hasMessageContaining("not a plain file");
        Path many = file("{\"text\":\"\"}\n".repeat(MessageFile.MOST_MESSAGES + 1));
        assertThatThrownBy(() -> MessageFile.open(many)).hasMessageContaining("more than 100000 messages");
        byte[] body = new byte[13 << 20];
        Arrays.fill(body, (byte) 0xfe);
        Path heavy = directory.resolve("heavy");
        MessageFile.save(List.of(new Message(0, body), new Message(0, body)), heavy);
        assertThatThrownBy(() -> MessageFile.open(heavy)).hasMessageContaining("more than 25165824 bytes");
    }
}
