package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrayFontsTest {
    @TempDir
    Path directory;

    private Path font(String name, byte[] content) throws IOException {
        Path file = Files.write(directory.resolve(name), content);
        FileTime before = FileTime.from(Instant.now().minus(StrayFonts.MADE_BEFORE.multipliedBy(2)));
        return Files.setLastModifiedTime(file, before);
    }

    @Test
    void bothFontsOfTheIconsAreKnown() throws Exception {
        assertThat(StrayFonts.fonts())
                .hasSize(2)
                .allSatisfy(font -> assertThat(font).hasSizeGreaterThan(1000));
    }

    @Test
    void whatNoProcessHasMappedIsDeleted() throws Exception {
        for (byte[] content : StrayFonts.fonts()) {
            font("+JXF" + content.length + ".tmp", content);
        }
        new StrayFonts(directory).delete();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatAWindowKilledEarlyHasLeftIsDeleted() throws Exception {
        font("+JXF0.tmp", new byte[0]);
        font("+JXF1.tmp", Arrays.copyOf(StrayFonts.fonts().getFirst(), 1000));
        new StrayFonts(directory).delete();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatAWindowStillUsesStays() throws Exception {
        Path file = font("+JXF1.tmp", StrayFonts.fonts().getFirst());
        try (FileChannel channel = FileChannel.open(file);
                Arena arena = Arena.ofConfined()) {
            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).load();
            new StrayFonts(directory).delete();
            assertThat(file).exists();
        }
        new StrayFonts(directory).delete();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNotOursOrJustMadeOrALinkStays() throws Exception {
        byte[] font = StrayFonts.fonts().getFirst();
        byte[] other = font.clone();
        other[other.length - 1]++;
        Path another = font("+JXF1.tmp", other);
        Path named = font("font.tmp", font);
        Path fresh = Files.write(directory.resolve("+JXF2.tmp"), font);
        Path link = Files.createSymbolicLink(directory.resolve("+JXF3.tmp"), named);
        new StrayFonts(directory).delete();
        assertThat(directory.toFile().listFiles())
                .containsExactlyInAnyOrder(another.toFile(), named.toFile(), fresh.toFile(), link.toFile());
    }
}
