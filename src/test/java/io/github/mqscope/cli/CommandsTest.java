package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final byte[] HOSTILE = {
        0x1b, ']', '5', '2', ';', 'c', ';', 'x', 7, '\n', '\r', 8, (byte) 0xe2, (byte) 0x80, (byte) 0xae, (byte) 0xff, 0
    };

    @Test
    void infoJsonIsOneLineWithTheKernelsNames() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(1, new byte[5]));
            Prompt.Result result = Prompt.run("info", own.name(), "--json");
            assertThat(result.status()).isZero();
            assertThat(result.lines()).hasSize(1);
            assertThat(result.out())
                    .contains("\"mq_maxmsg\":10", "\"mq_msgsize\":64", "\"mq_curmsgs\":1", "\"qsize\":5")
                    .contains("\"mode\":\"0600\"", "\"cost\":1600", "\"limits\":{\"msg_max\":", "\"openers\":[");
        }
    }

    private static final String C_RECEIVER = """
            #include <mqueue.h>
            int main(int argc, char **argv) {
                char buffer[64];
                return mq_receive(mq_open(argv[1], O_RDONLY), buffer, sizeof buffer, 0) < 0;
            }
            """;

    @Test
    void infoNamesWhoHoldsAQueueAndWhoWaits() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer receiver = CProgram.of(C_RECEIVER).start(own.name().toString())) {
            receiver.awaitBlocked();
            long pid = receiver.pid();
            assertThat(Prompt.run("info", own.name()).lines())
                    .anyMatch(line -> line.matches(" +openers +1 descriptor"))
                    .anyMatch(line -> line.matches(" +" + pid + " +peer +\\d+ +\\d+ +read *"))
                    .anyMatch(line -> line.matches(" +blocked +1 thread"))
                    .anyMatch(line -> line.matches(" +" + pid + " +" + pid + " +peer +mq_receive +64 *"));
            String json = Prompt.run("info", own.name(), "--json").out();
            assertThat(JsonLines.keys(json)).contains("openers", "blocked", "unreadable_processes");
            assertThat(json)
                    .contains("{\"pid\":" + pid + ",\"comm\":\"peer\",\"uid\":")
                    .contains("\"blocked\":[{\"pid\":" + pid + ",\"tid\":" + pid
                            + ",\"comm\":\"peer\",\"call\":\"mq_timedreceive\",");
        }
    }

    private static String unseen(int processes, boolean root) {
        return new HiddenHolders(processes, 0, root, OptionalInt.empty(), false, false, true)
                .sentences()
                .getFirst();
    }

    @Test
    void rootIsNotToldThatItLacksBeingRoot() {
        assertThat(unseen(1, true))
                .isEqualTo("1 process may not be looked into: the kernel refuses it here, even to root");
        assertThat(unseen(2, true)).doesNotContain("other users");
        assertThat(unseen(2, false))
                .startsWith("2 processes may not be looked into: ")
                .contains("the kernel refuses it to this user");
    }

    @Test
    void infoAndCreateSayTheSameOfAQueue() throws Exception {
        QueueName name = TestQueue.uniqueName();
        try {
            assertThat(Prompt.run("create", name, "--maxmsg", "3", "--msgsize", "7", "--mode", "0400")
                            .out())
                    .isEqualTo("created " + name + ": 3 messages of at most 7 bytes, mode 0400\n");
            assertThat(Prompt.run("info", name).out()).contains("0 of 3", "at most 7 bytes", "mode          0400");
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    @Test
    void payloadsAreRawToAProgramAndExactInJson() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(2, HOSTILE));
            own.queue().send(new Message(1, HOSTILE));
            assertThat(Prompt.run("receive", own.name()).bytes()).isEqualTo(HOSTILE);
            assertThat(Prompt.run("receive", own.name(), "--json").out())
                    .contains(
                            "\"priority\":1", "\"size\":17", Base64.getEncoder().encodeToString(HOSTILE))
                    .doesNotContain("\"text\"");
        }
    }

    @Test
    void payloadsAreEscapedOnATerminal() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(2, HOSTILE));
            assertThat(new Prompt().terminal().execute("receive", own.name()).out())
                    .isEqualTo("\\x1b]52;c;x\\x07\\n\\r\\x08\\u{202e}\\xff\\x00\n");
        }
    }

    @Test
    void hostileNamesAreEscapedForPeopleAndExactInJson() throws Exception {
        QueueName name = TestQueue.hostileName();
        try (TestQueue own = TestQueue.create(name, 2, 8)) {
            assertThat(Prompt.run("info", name).out()).startsWith(name + "\n").doesNotContain("\u001b", "\u202e");
            assertThat(Prompt.run("info", name, "--json").out())
                    .contains("\"name_base64\":\"" + Base64.getEncoder().encodeToString(name.bytes()) + "\"")
                    .matches("\\p{ASCII}+");
            assertThat(Prompt.run("send", name, "x").status()).isZero();
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }

    @Test
    void aTextThatBeginsWithADashOrAnAtIsAText() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThat(Prompt.run("send", own.name(), "--", "-x").status()).isZero();
            assertThat(Prompt.run("send", own.name(), "@y").status()).isZero();
            assertThat(Prompt.run("receive", own.name(), "--drain").out()).isEqualTo("-x\n@y\n");
        }
    }

    @Test
    void sendsFilesAndStandardInput(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("payload"), HOSTILE);
        try (TestQueue own = TestQueue.create()) {
            assertThat(Prompt.run("send", own.name(), "--file", file).status()).isZero();
            assertThat(new Prompt()
                            .stdin(new byte[] {7})
                            .execute("send", own.name())
                            .status())
                    .isZero();
            assertThat(own.queue().receive().body()).isEqualTo(HOSTILE);
            assertThat(own.queue().receive().body()).containsExactly(7);
        }
    }

    @Test
    void aFileTooLongIsRefusedUnread(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("payload"), new byte[1000]);
        try (TestQueue own = TestQueue.create()) {
            assertThat(Prompt.run("send", own.name(), "--file", file).err())
                    .contains("EMSGSIZE: the message has 1000 bytes, this queue takes at most mq_msgsize 64");
            assertThat(Prompt.run("send", own.name(), "--file", "/dev/zero").status())
                    .isEqualTo(1);
            assertThat(Prompt.run("send", own.name(), "--file", folder.resolve("none"))
                            .err())
                    .contains("cannot read", "ENOENT");
            assertThat(own.queue().attributes().curmsgs()).isZero();
        }
    }

    @Test
    void aReceivedMessageThatCannotBeWrittenIsTold() throws Exception {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(3, "precious".getBytes(StandardCharsets.UTF_8)));
            Prompt.Result result = new Prompt().execute(broken, new ByteArrayOutputStream(), "receive", own.name());
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err())
                    .hasLineCount(1)
                    .contains("message 1 was received from " + own.name() + " but not written", "kept in a journal");
            assertThat(Prompt.run("receive", own.name(), "--from-journal", "--json")
                            .out())
                    .contains("\"state\":\"taken\",\"trust\":\"intact\",\"priority\":3", "\"text\":\"precious\"");
        }
    }

    @Test
    void messagesBeforeAFailureArePrinted() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(0, new byte[] {'a'}));
            Prompt.Result result = Prompt.run("receive", own.name(), "--count", "2", "--timeout", "10ms");
            assertThat(result.status()).isEqualTo(4);
            assertThat(result.out()).isEqualTo("a\n");
        }
    }

    @Test
    void aBufferSmallerThanMsgsizeIsExplained() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.queue().send(new Message(0, new byte[1]));
            assertThat(Prompt.run("receive", own.name(), "--buffer", "63").err())
                    .contains("EMSGSIZE: the buffer has 63 bytes, mq_msgsize is 64");
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }

    @Test
    void countRepeatsASend() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThat(Prompt.run("send", own.name(), "x", "--count", "3", "--interval", "1ms")
                            .status())
                    .isZero();
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lst | there is no command 'lst'; did you mean `list`?; `mqscope --help` tells more",
                "list /jobs | list: one argument too many: '/jobs'; `mqscope list --help` tells more",
                "create /jobs --maxmsg few | 'few' is no whole number in range",
                "send /jobs x --priority 99999999999 | '99999999999' is no whole number in range"
            })
    void aWrongWordIsNamedInPlainWords(String words, String said) {
        Prompt.Result result = Prompt.run((Object[]) words.split(" "));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains(said).doesNotContain("Unmatched", "a long", "an int");
    }

    @Test
    void unlinkGoesOnAfterAFailure() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Prompt.Result result = Prompt.run("unlink", "/mqst-not-there", own.name());
            assertThat(result.status()).isEqualTo(5);
            assertThat(Prompt.run("info", own.name()).status()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "info", "create", "unlink", "send", "receive", "watch", "peek", "trace", "tour"})
    void helpTellsOptionsStatusesAndAnExample(String command) {
        Prompt.Result help = Prompt.run(command, "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).startsWith("Usage: mqscope " + command).contains("Exit status:", "Example: mqscope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bogus",
                "send",
                "info",
                "--bogus",
                "receive /q --follow --drain",
                "receive /q --follow --drain --count 1",
                "receive /q --count 0",
                "receive /q --count x",
                "create /q --mode 9",
                "send /q x --file y",
                "watch --interval 0",
                "list --log",
                "tour"
            })
    void wrongUsageIsOneLineAndTwo(String line) {
        Prompt.Result result = Prompt.run((Object[]) line.split(" "));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("mqscope: ")
                .doesNotContain("Error:")
                .hasLineCount(1);
    }

    @Test
    void versionIsThatOfThePom() throws Exception {
        String version = Prompt.run("--version").out().strip().replace("mqscope ", "");
        assertThat(Files.readString(Path.of("pom.xml")))
                .containsPattern("<artifactId>mqscope</artifactId>\\s*<version>" + version + "</version>");
    }

    @Test
    void aPriorityOutOfRangeIsNamedAsItWasGiven() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThat(Prompt.run("send", own.name(), "x", "--priority", "-1").err())
                    .contains("EINVAL: priority -1 is not between 0 and 32767");
        }
    }

    @Test
    void whatIsNotThereIsNotSupported() {
        assertThat(Prompt.run("tour", "--out", "x").status()).isEqualTo(7);
        assertThat(Prompt.run().status()).isEqualTo(7);
    }
}
