package io.github.mqscope.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a desktop gets to show, as its `notify-send` is given it.
class DesktopNoticeTest {
    @TempDir
    private Path directory;

    // As notify-send(1): options end at --, the last word is the text, of which C's escapes and then markup are read.
    private Path command() throws Exception {
        Path command = directory.resolve("notify");
        Files.writeString(
                command,
                "#!/bin/sh\nfor last; do :; done\n[ \"$1\" = -- ] && printf %s \"$last\" > " + directory
                        + "/part && mv " + directory + "/part " + directory + "/shown\n");
        return Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    private String shown(String... lines) throws Exception {
        new DesktopNotice(List.of(command().toString()), e -> {}).show(List.of(lines));
        Path shown = directory.resolve("shown");
        Await.until("it is shown", () -> Files.exists(shown));
        return Files.readString(shown);
    }

    @Test
    void namesAreNoMarkup() throws Exception {
        assertThat(shown(QueueName.of("/<b>&amp;<a href='http://x'>") + " is full"))
                .isEqualTo("/&lt;b&gt;&amp;amp;&lt;a href='http://x'&gt; is full");
    }

    @Test
    void namesAreNoEscapesOfC() throws Exception {
        assertThat(shown(QueueName.of("/a\nb\\033[1m").toString())).isEqualTo("/a\\\\nb\\\\\\\\033[1m");
    }

    @Test
    void linesOfItsOwnStayLinesAndADashIsNoOption() throws Exception {
        assertThat(shown("-a one", "two")).isEqualTo("-a one\ntwo");
    }
}
