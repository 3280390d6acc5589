package io.github.mqscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowLibrariesTest {
    @Test
    void theyAreInstalled() {
        WindowLibraries.missing(WindowLibraries.NEEDED).ifPresent(library -> {
            var failure = new AssertionError("JavaFX finds no " + library
                    + ", which the tests of the window need: install the Debian packages " + WindowLibraries.PACKAGES);
            failure.setStackTrace(new StackTraceElement[0]);
            throw failure;
        });
    }

    @Test
    void theFirstThatIsMissingIsNamed() {
        assertThat(WindowLibraries.missing(List.of("libc.so.6", "libnosuch.so.1", "libneither.so.2")))
                .contains("libnosuch.so.1");
    }

    @Test
    void readmeNamesThePackages() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + WindowLibraries.PACKAGES + "`");
    }
}
