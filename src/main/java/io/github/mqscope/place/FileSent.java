package io.github.mqscope.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file of this machine that a command sends on another: there it comes through stdin.
public final class FileSent {
    private static final String OPTION = "--file";
    private static final byte[] STDIN = bytes("-");

    private final byte[] file;
    private final List<byte[]> command;

    private FileSent(byte[] file, List<byte[]> command) {
        this.file = file;
        this.command = command;
    }

    /// Empty where the command has no such file.
    public static Optional<FileSent> in(List<byte[]> command) {
        for (int i = 0; i < command.size(); i++) {
            String word = new String(command.get(i), StandardCharsets.ISO_8859_1);
            if (word.equals("--")) {
                return Optional.empty(); // What follows is text.
            }
            if (word.startsWith(OPTION + "=")) {
                return of(word.substring(OPTION.length() + 1), command, i, i + 1);
            }
            if (word.equals(OPTION) && i + 1 < command.size()) {
                return of(new String(command.get(i + 1), StandardCharsets.ISO_8859_1), command, i, i + 2);
            }
        }
        return Optional.empty();
    }

    private static Optional<FileSent> of(String file, List<byte[]> command, int from, int to) {
        if (file.equals("-")) {
            return Optional.empty();
        }
        List<byte[]> changed = new ArrayList<>(command);
        changed.subList(from, to).clear();
        changed.addAll(from, List.of(bytes(OPTION), STDIN));
        return Optional.of(new FileSent(bytes(file), changed));
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The file, as its name's bytes.
    public byte[] file() {
        return file.clone();
    }

    /// The command, which reads stdin.
    public List<byte[]> command() {
        return command;
    }
}
