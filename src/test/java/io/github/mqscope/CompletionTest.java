package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bash completion, as bash runs it. The queues are files of a folder: it only lists names.
class CompletionTest {
    private static final Path SOURCES = Path.of("packaging/documents");

    @TempDir
    private static Path made;

    @TempDir
    private Path directory;

    // As the packages have it made, from the commands themselves.
    @BeforeAll
    static void make() throws Exception {
        Requires.tool("bash");
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = new ArrayList<>(List.of("-proc:none", "-cp", classes, "-d", made.toString()));
        for (String source : List.of("Completion", "Documents", "ManPage")) {
            options.add(SOURCES.resolve(source + ".java").toString());
        }
        assertThat(javac.run(null, null, null, options.toArray(String[]::new))).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {made.toUri().toURL()})) {
            String[] arguments = {made.toString(), "2026-01-01"};
            loader.loadClass("Documents").getMethod("main", String[].class).invoke(null, (Object) arguments);
        }
    }

    private List<String> completed(String line) throws Exception {
        Path queues = Files.createDirectories(directory.resolve("queues"));
        String script = Files.readString(made.resolve("mqscope.bash")).replace("/dev/mqueue", queues.toString());
        Files.writeString(directory.resolve("mqscope.bash"), script);
        List<String> bash = new ArrayList<>(List.of(
                "bash",
                "--norc",
                "-c",
                "cd \"$1\" && . ./mqscope.bash && shift && COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1)) && _mqscope &&"
                        + " for each in \"${COMPREPLY[@]}\"; do eval \"printf '<%s>\\n' $each\"; done",
                "bash",
                directory.toString()));
        bash.addAll(List.of(line.split(" ", -1)));
        try (Peer shell = Peer.start(bash)) {
            List<String> lines = shell.lines();
            assertThat(shell.errors()).isEmpty();
            return lines;
        }
    }

    private void queue(String name) throws Exception {
        Files.createFile(Files.createDirectories(directory.resolve("queues")).resolve(name));
    }

    @Test
    void aNameIsNeverRunAndOneWordOfTheLine() throws Exception {
        List<String> names =
                List.of("$(touch pwned)", "`touch pwned`", "a b", "a;touch pwned", "it's", "*", "-n", "$HOME");
        for (String name : names) {
            queue(name);
        }
        assertThat(completed("mqscope info /"))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> "</" + name + ">").toList());
        assertThat(directory.resolve("pwned")).doesNotExist();
    }

    @Test
    void onlyWhatBeginsSoIsOffered() throws Exception {
        queue("jobs");
        queue("other");
        assertThat(completed("mqscope receive /jo")).containsExactly("</jobs>");
        assertThat(completed("mqscope rec")).containsExactly("<receive>");
        assertThat(completed("mqscope create /j")).isNotNull();
    }
}
