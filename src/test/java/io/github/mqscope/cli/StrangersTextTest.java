package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is typed or named by strangers and comes back in a complaint: text, and one line of it.
class StrangersTextTest {
    private static final String HOSTILE = "%s%n{0}@|bold,red x|@${sys:user.home}\u001b[2J\n\r\u202e";
    private static final String SHOWN = "%s%n{0}@|bold,red x|@${sys:user.home}\\x1b[2J\\n\\r\\u{202e}";

    static Stream<List<String>> lines() {
        return Stream.of(
                List.of(HOSTILE),
                List.of("list", "--" + HOSTILE),
                List.of("list", HOSTILE),
                List.of("send", "/q", "x", "--priority", HOSTILE),
                List.of("send", "/q", "x", "--timeout", HOSTILE),
                List.of("notify", "/q", "--via", HOSTILE),
                List.of("info", "/" + HOSTILE),
                List.of("watch", HOSTILE),
                List.of("demo", HOSTILE));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isShownEscapedAndNotInterpreted(List<String> words) {
        Prompt.Result ran = Prompt.run((Object[]) words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
        assertThat(ran.status()).isNotZero();
        assertThat(ran.err()).hasLineCount(1).contains(SHOWN);
    }
}
