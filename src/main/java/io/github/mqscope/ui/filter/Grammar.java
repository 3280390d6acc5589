package io.github.mqscope.ui.filter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How a filter on rows is written.
///
/// Terms stand apart by spaces and must all hold. A term is text that the row contains, `"text with spaces"`,
/// `field:value`, or any of these with `!` before it, which turns it round. Several values with commas between
/// them are alternatives: `pid:12,13`. A word with a colon that names no field is plain text, unless it looks
/// like a field that was misspelt.
///
/// @param <T> the row
/// @param words  all that a person reads in a row
/// @param fields what can be asked for by name
public record Grammar<T>(Function<T, String> words, List<Field<T>> fields) {
    /// Reads a filter. An empty one lets every row through.
    /// @throws FilterException saying what is wrong
    public Predicate<T> parse(String filter) throws FilterException {
        Predicate<T> all = row -> true;
        for (String term : terms(filter)) {
            all = all.and(term(term));
        }
        return all;
    }

    private static List<String> terms(String filter) throws FilterException {
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                term.append(c);
            } else if (Character.isWhitespace(c) && !quoted) {
                add(terms, term);
            } else {
                term.append(c);
            }
        }
        if (quoted) {
            throw new FilterException("a quotation mark is open: close it with \"");
        }
        add(terms, term);
        return terms;
    }

    private static void add(List<String> terms, StringBuilder term) {
        if (!term.isEmpty()) {
            terms.add(term.toString());
            term.setLength(0);
        }
    }

    private Predicate<T> term(String term) throws FilterException {
        if (term.startsWith("!")) {
            if (term.length() == 1) {
                throw new FilterException("after ! comes what to leave out");
            }
            return term(term.substring(1)).negate();
        }
        int colon = term.startsWith("\"") ? -1 : term.indexOf(':');
        Optional<Field<T>> field = colon > 0 ? field(term.substring(0, colon)) : Optional.empty();
        if (field.isPresent()) {
            return values(field.get(), term.substring(colon + 1));
        }
        if (colon > 0 && term.substring(0, colon).chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            throw new FilterException("there is no field " + term.substring(0, colon) + "; the fields are " + names());
        }
        return contains(words, plain(term));
    }

    private Optional<Field<T>> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findAny();
    }

    private String names() {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private static <T> Predicate<T> values(Field<T> field, String values) throws FilterException {
        if (values.isEmpty()) {
            throw new FilterException("after " + field.name() + ": comes a value");
        }
        Predicate<T> any = row -> false;
        for (String value : values.startsWith("\"") ? new String[] {values} : values.split(",", -1)) {
            any = any.or(value(field, value));
        }
        return any;
    }

    private static <T> Predicate<T> value(Field<T> field, String value) throws FilterException {
        return switch (field) {
            case Field.Text<T>(String _, Function<T, String> of) -> contains(of, plain(value));
            case Field.Number<T> number -> {
                Range range = Range.parse(number.name(), value);
                yield row -> range.holds(number.value().applyAsLong(row));
            }
            case Field.Bytes<T>(String _, Function<T, byte[]> of) -> {
                byte[] wanted = bytes(value);
                yield row -> indexOf(of.apply(row), wanted) >= 0;
            }
        };
    }

    private static byte[] bytes(String value) throws FilterException {
        if (value.startsWith("\"")) {
            return plain(value).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().parseHex(value);
        } catch (IllegalArgumentException e) {
            throw new FilterException(value + " is not bytes: two hex digits each, such as 0aff, or \"text\"");
        }
    }

    private static String plain(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static <T> Predicate<T> contains(Function<T, String> of, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return row -> of.apply(row).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static int indexOf(byte[] in, byte[] wanted) {
        for (int i = 0; i + wanted.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /// Numbers from one to another, both included.
    private record Range(long from, long to) {
        boolean holds(long value) {
            return value >= from && value <= to;
        }

        static Range parse(String field, String value) throws FilterException {
            try {
                return parse(value);
            } catch (NumberFormatException e) {
                throw new FilterException(field + ": takes a number, >5, <5 or 2..5, not " + value);
            }
        }

        private static Range parse(String value) {
            int dots = value.indexOf("..");
            if (dots >= 0) {
                return new Range(Long.parseLong(value.substring(0, dots)), Long.parseLong(value.substring(dots + 2)));
            }
            if (value.startsWith(">=")) {
                return new Range(Long.parseLong(value.substring(2)), Long.MAX_VALUE);
            }
            if (value.startsWith("<=")) {
                return new Range(Long.MIN_VALUE, Long.parseLong(value.substring(2)));
            }
            if (value.startsWith(">")) {
                return new Range(Long.parseLong(value.substring(1)) + 1, Long.MAX_VALUE);
            }
            if (value.startsWith("<")) {
                return new Range(Long.MIN_VALUE, Long.parseLong(value.substring(1)) - 1);
            }
            return new Range(Long.parseLong(value), Long.parseLong(value));
        }
    }
}
