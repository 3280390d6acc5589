package io.github.mqscope.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Permission bits in octal, such as `0600` or `640`.
final class Modes implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("0{0,4}[0-7]{1,3}")) {
            throw new TypeConversionException("'" + text + "' is no octal mode between 0000 and 0777");
        }
        return Integer.parseInt(text, 8);
    }
}
