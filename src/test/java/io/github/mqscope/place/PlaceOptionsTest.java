package io.github.mqscope.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.testing.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOptionsTest {
    private static PlaceOptions of(String... words) throws WrongPlaceException {
        return PlaceOptions.of(bytes(words));
    }

    private static List<byte[]> bytes(String... words) {
        return Stream.of(words).map(word -> word.getBytes(UTF_8)).toList();
    }

    private static List<String> strings(List<byte[]> words) {
        return words.stream().map(word -> new String(word, UTF_8)).toList();
    }

    @Test
    void theyCombineInAnyOrderAndEndWithTheCommand() throws Exception {
        PlaceOptions options = of("--in", "812", "--as-root", "--on=user@board", "send", "/q", "--in", "x");
        assertThat(options.place()).isEqualTo(new Place(Optional.of("user@board"), true, Optional.of("812")));
        assertThat(strings(options.rest())).containsExactly("send", "/q", "--in", "x");
        assertThat(options.place().options()).containsExactly("--on", "user@board", "--as-root", "--in", "812");
        assertThat(options.place().label()).isEqualTo("root, in 812, on user@board");
    }

    @Test
    void withoutThemAllStaysAsItIs() throws Exception {
        assertThat(of("list", "--in", "5").place().isHere()).isTrue();
        assertThat(of().place().isHere()).isTrue();
        assertThat(strings(of("--log", "f", "--in", "5", "list").rest())).containsExactly("--log", "f", "list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--in",
                "--on=",
                "--in --as-root list",
                "--on a --on b list",
                "--as-root=no list",
                "--on a --log f list"
            })
    void whatIsNoPlaceIsWrongUsage(String words) {
        assertThatThrownBy(() -> of(words.split(" "))).isInstanceOf(WrongPlaceException.class);
    }

    @Test
    void aStrangersNameIsEscapedInALabel() {
        assertThat(new Place(Optional.empty(), false, Optional.of("a\u001b[31m\n")).label())
                .isEqualTo("in a\\x1b[31m\\n");
    }

    // One step at a time: what is left is for the program that is reached.
    @Test
    void eachStepLeavesTheRestOfTheWay() throws Exception {
        PlaceCommand way = new PlaceCommand(Path.of("/opt/mqscope"), true, false);
        Place place = new Place(Optional.of("board"), true, Optional.of("812"));
        List<String> ssh = strings(way.next(place, bytes("list")).orElseThrow());
        assertThat(ssh).startsWith("ssh", "--", "board").hasSize(4);
        assertThat(ssh.getLast()).endsWith("'mqscope' '--as-root' '--in' '812' 'list' ");
        assertThat(way.next(Place.HERE, bytes("list"))).isEmpty();
        Place root = new Place(Optional.empty(), true, Optional.empty());
        assertThat(way.next(root, bytes("list"))).isEmpty();
    }

    // By a real shell, as ssh gives it one line.
    @Test
    void eachWordReachesTheOtherMachineAsItIs(@TempDir Path folder) throws Exception {
        Path mqscope = Files.writeString(folder.resolve("mqscope"), "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\n");
        Files.setPosixFilePermissions(mqscope, PosixFilePermissions.fromString("rwx------"));
        String[] words = {"send", "/it's", "$(echo no) `no` \"x\" \\ !x", "", "''"};
        Place place = new Place(Optional.of("board"), false, Optional.of("db"));
        byte[] script = new PlaceCommand(Path.of("/opt/mqscope"), true, false)
                .next(place, bytes(words))
                .orElseThrow()
                .getLast();
        String path = "PATH=" + folder + ":" + System.getenv("PATH");
        try (Peer shell = Peer.start("env", path, "sh", "-c", new String(script, UTF_8))) {
            List<String> expected = new ArrayList<>(List.of("<--in>", "<db>"));
            Stream.of(words).map(word -> "<" + word + ">").forEach(expected::add);
            assertThat(shell.lines()).isEqualTo(expected);
        }
    }

    @Test
    void aFileOfThisMachineComesThroughStdin() {
        for (List<byte[]> command :
                List.of(bytes("send", "/q", "--file", "it's"), bytes("send", "/q", "--file=it's"))) {
            FileSent sent = FileSent.in(command).orElseThrow();
            assertThat(strings(sent.command())).containsExactly("send", "/q", "--file", "-");
            assertThat(sent.file()).isEqualTo("it's".getBytes(UTF_8));
        }
        assertThat(FileSent.in(bytes("send", "/q", "--file", "-"))).isEmpty();
        assertThat(FileSent.in(bytes("send", "/q", "x"))).isEmpty();
        assertThat(FileSent.in(bytes("send", "/q", "--", "--file=/etc/hostname")))
                .isEmpty();
    }
}
