package io.github.mqscope.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Durations as a person writes them: `200ms`, `2s`, `1.5s`, `1m`, `1h`; a bare number is seconds.
///
/// None is too long: what a long of seconds cannot hold becomes the longest.
final class Durations implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,40}(?:\\.\\d{1,9})?)(ns|us|ms|s|m|h)?");
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is no duration such as 200ms, 2s or 1m");
        }
        BigInteger nanos = new BigDecimal(form.group(1))
                .multiply(BigDecimal.valueOf(unit(form.group(2) == null ? "s" : form.group(2))))
                .toBigInteger();
        BigInteger[] parts = nanos.divideAndRemainder(NANOS);
        return Duration.ofSeconds(parts[0].min(LONGEST).longValue(), parts[1].longValue());
    }

    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000_000_000;
        };
    }
}
