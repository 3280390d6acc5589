package io.github.mqscope.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Bundles and sources belong together: every key that a source asks for is there, and every key is asked for.
class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/mqscope/ui");
    private static final Path BUNDLES = Path.of("src/main/resources/io/github/mqscope/ui");
    private static final Pattern ASKED = Pattern.compile("WORDS\\s*\\.get\\(\\s*\"([a-zA-Z0-9.-]+)\"\\s*([+]?)");

    private static final Pattern BEGUN = Pattern.compile("\"([a-zA-Z0-9.-]+[.-])\"\\s*[+]");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PROSE = Pattern.compile("[a-zA-Z][,.:]? [a-zA-Z]");
    // What tells of a defect is for whoever mends it; threads have names, and times have patterns.
    private static final Pattern UNREAD = Pattern.compile(
            "(?s)new (IllegalState|IllegalArgument|NoSuchElement)Exception\\(.*?;|\\.(name|ofPattern)\\(\"[^\"]*\""
                    + "|Threads[.][a-z]+\\(\\s*\"[^\"]*\"");

    /// What a person never reads in the window, or reads as the grammar and the file say it.
    private static final Set<String> OF_THEIR_OWN = Set.of(
            "LiveDemo.java",
            "MqscopeApp.java",
            "filter/Grammar.java",
            "settings/Settings.java",
            "settings/SettingsFile.java",
            "queues/MarksCell.java",
            "lessons/CallLog.java");

    /// The tour tells what it waits for and what it sends: no words of the window.
    private static final String TOUR = "tour/";

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            return files.filter(f -> f.endsWith("words.properties")).toList();
        }
    }

    private static Properties read(Path bundle) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(bundle)) {
            words.load(in);
        }
        return words;
    }

    private static String sources(Path bundle) throws IOException {
        Path room = SOURCES.resolve(BUNDLES.relativize(bundle.getParent()));
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(room)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return String.join("\n", texts);
    }

    @Test
    void everyKeyThatIsAskedForIsInTheBundle() throws IOException {
        for (Path bundle : bundles()) {
            Properties words = read(bundle);
            Matcher asked = ASKED.matcher(sources(bundle));
            while (asked.find()) {
                if (asked.group(2).isEmpty()) {
                    assertThat(words.stringPropertyNames())
                            .as(bundle.toString())
                            .contains(asked.group(1));
                }
            }
        }
    }

    @Test
    void everyKeyOfABundleIsAskedForAndItsPatternIsOne() throws IOException {
        for (Path bundle : bundles()) {
            Properties words = read(bundle);
            String sources = sources(bundle);
            TreeSet<String> begun = new TreeSet<>();
            Matcher asked = BEGUN.matcher(sources);
            while (asked.find()) {
                begun.add(asked.group(1));
            }
            for (String key : words.stringPropertyNames()) {
                assertThat(sources.contains("\"" + key + "\"") || begun.stream().anyMatch(key::startsWith))
                        .as("%s is asked for, of %s", key, bundle)
                        .isTrue();
                assertThat(new MessageFormat(words.getProperty(key))).isNotNull();
            }
        }
    }

    private static Stream<String> prose(Path source) {
        try {
            String text = UNREAD.matcher(Files.readString(source)).replaceAll("");
            return text.lines()
                    .filter(line -> !line.strip().startsWith("//"))
                    .flatMap(line -> LITERAL.matcher(line).results())
                    .map(literal -> literal.group(1))
                    .filter(words -> PROSE.matcher(words).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noSourceOfTheWindowHoldsProseOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = SOURCES.relativize(file).toString();
                if (!OF_THEIR_OWN.contains(name) && !name.startsWith(TOUR)) {
                    assertThat(prose(file)).as(file.toString()).isEmpty();
                }
            }
        }
    }
}
