package io.github.mqscope.cli;

import io.github.mqscope.model.queue.QueueName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Queue names from the words of the prompt.
final class QueueNames implements ITypeConverter<QueueName> {
    @Override
    public QueueName convert(String word) {
        return QueueName.ofBytes(RawArguments.bytes(word));
    }

    /// That a queue can have each name that was given. Not every command asks the kernel, and one that waits for a
    /// queue to come would wait for ever. No converter can tell: picocli would take the word for no name at all.
    /// @throws ParameterException if there is one that no queue can have
    static void check(ParseResult given) {
        for (CommandLine command : given.asCommandLineList()) {
            command.getCommandSpec().args().stream().flatMap(QueueNames::of).forEach(name -> check(name, command));
        }
    }

    private static Stream<QueueName> of(ArgSpec arg) {
        return switch (arg.getValue()) {
            case QueueName name -> Stream.of(name);
            case List<?> several ->
                several.stream().filter(QueueName.class::isInstance).map(QueueName.class::cast);
            case null, default -> Stream.empty();
        };
    }

    private static void check(QueueName name, CommandLine command) {
        name.fault().ifPresent(why -> {
            String word = new String(name.bytes(), StandardCharsets.ISO_8859_1);
            throw new ParameterException(command, "'" + word + "': " + why + "; " + QueueName.RULE);
        });
    }
}
