package io.github.mqscope.cli;

import io.github.mqscope.mqueue.QueueName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Queue names from the words of the prompt; whether one is good is for the kernel to say.
final class Names implements ITypeConverter<QueueName> {
    @Override
    public QueueName convert(String word) {
        return QueueName.ofBytes(RawArguments.bytes(word));
    }

    /// Names to wait for: the kernel is not asked, and one that no queue can have would be waited for for ever.
    /// @throws ParameterException if there is such a one
    static void mayCome(List<QueueName> names, CommandSpec command) {
        for (QueueName name : names) {
            name.fault().ifPresent(why -> {
                String word = new String(name.bytes(), StandardCharsets.ISO_8859_1);
                throw new ParameterException(command.commandLine(), "'" + word + "': " + why + "; " + QueueName.RULE);
            });
        }
    }
}
