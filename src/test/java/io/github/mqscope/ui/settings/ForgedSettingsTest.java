package io.github.mqscope.ui.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgedSettingsTest {
    private static final String WHOLE =
            "{\"version\":1,\"a\":[\"x\",{\"b\":\"c\"}],\"d\":true,\"n\":0.25,\"e\":null,\"u\":\"\\u00e4\"}";

    @TempDir
    private Path directory;

    private void readOrOneShortLine(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("settings.json"), bytes);
        try {
            assertThat(new SettingsFile(file).read()).isNotNull();
        } catch (IOException told) {
            String said = String.valueOf(told.getMessage());
            assertThat(said).hasSizeLessThan(600);
            assertThat(said.chars()).noneMatch(c -> c < ' ' || c == 0x202e);
        }
    }

    @Test
    void bytesOfAnyKindAreReadOrAreOneShortLine() throws Exception {
        Random random = new Random(12);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = WHOLE.getBytes(UTF_8);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            readOrOneShortLine(bytes);
        }
    }

    @Test
    void whatItQuotesIsEscapedAndShort() throws Exception {
        readOrOneShortLine(("{\"version\":1,\"a\":" + "\u001b]52;\u202e".repeat(5000) + "}").getBytes(UTF_8));
        readOrOneShortLine(("{\"version\":1,\"a\":" + "x".repeat(20_000) + "}").getBytes(UTF_8));
    }

    @Test
    void millionsOfSmallValuesTakeBoundedMemory() throws Exception {
        byte[] bytes = ("{\"version\":1,\"a\":[" + "[],".repeat(2_500_000) + "[]]}").getBytes(UTF_8);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        readOrOneShortLine(bytes);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
    }

    @Test
    void aNumberThatIsNoneIsNotThere() throws Exception {
        Path file = Files.writeString(directory.resolve("settings.json"), "{\"version\":1,\"n\":1e999}");
        assertThat(Settings.of(new SettingsFile(file)).number("n", 7).get()).isEqualTo(7);
    }
}
