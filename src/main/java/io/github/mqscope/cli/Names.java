package io.github.mqscope.cli;

import io.github.mqscope.mqueue.QueueName;
import picocli.CommandLine.ITypeConverter;

/// Queue names from the words of the prompt; whether one is good is for the kernel to say.
final class Names implements ITypeConverter<QueueName> {
    @Override
    public QueueName convert(String word) {
        return QueueName.ofBytes(RawArguments.bytes(word));
    }
}
