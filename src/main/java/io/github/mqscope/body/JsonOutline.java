package io.github.mqscope.body;

import io.github.mqscope.text.Escaped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// A body as JSON, laid out in rows.
///
/// @param rows  the first [#MOST_ROWS] at the most
/// @param whole whether these are all
/// @param error why it is no JSON; the rows are those before
public record JsonOutline(List<JsonRow> rows, boolean whole, Optional<Problem> error) {
    /// Rows at the most.
    public static final int MOST_ROWS = 50_000;

    /// How deep values are read.
    public static final int DEEPEST = 200;

    private static final int MOST_SHOWN = 2_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    /// Where it stops being JSON, and why.
    ///
    /// @param line   from 1
    /// @param column from 1
    /// @param offset bytes from the start
    /// @param why    a sentence, escaped
    public record Problem(long line, long column, long offset, String why) {}

    /// Reads a body.
    public static JsonOutline of(byte[] body) {
        return new Reader().read(body);
    }

    /// Whether it is one object or array, and nothing else.
    public boolean isDocument() {
        return error.isEmpty() && !rows.isEmpty() && rows.getFirst().kind() == JsonRow.Kind.OPEN;
    }

    /// Whether a body may be an object or array, by its first character.
    public static boolean mayBe(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static final class Reader {
        private final List<JsonRow> rows = new ArrayList<>();
        private final Deque<Integer> open = new ArrayDeque<>();
        private final Deque<Boolean> objects = new ArrayDeque<>();
        private final Deque<int[]> counts = new ArrayDeque<>();
        private boolean whole = true;

        JsonOutline read(byte[] body) {
            try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
                Optional<Problem> problem = tokens(json);
                return new JsonOutline(rows, whole, problem);
            } catch (JacksonException e) {
                return new JsonOutline(rows, whole, Optional.of(problem(e)));
            }
        }

        // All tokens are read, also those that get no row: what is shown as valid is valid.
        private Optional<Problem> tokens(JsonParser json) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return Optional.of(new Problem(1, 1, 0, "there is no value"));
            }
            do {
                add(json, token);
                token = json.nextToken();
            } while (token != null && !open.isEmpty());
            if (token != null) {
                TokenStreamLocation at = json.currentTokenLocation();
                return Optional.of(at(at, "the value has ended, but more follows"));
            }
            return Optional.empty();
        }

        private void add(JsonParser json, JsonToken token) {
            switch (token) {
                case PROPERTY_NAME -> {}
                case START_OBJECT -> begin(json, "{");
                case START_ARRAY -> begin(json, "[");
                case END_OBJECT -> end(json, "}");
                case END_ARRAY -> end(json, "]");
                case VALUE_STRING -> value(json, quoted(json.getString()), JsonRow.Kind.STRING);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value(json, json.getString(), JsonRow.Kind.NUMBER);
                default -> value(json, json.getString(), JsonRow.Kind.LITERAL);
            }
        }

        private static String quoted(String text) {
            String part = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text;
            return '"' + Escaped.of(part) + (part.length() < text.length() ? "…" : "") + '"';
        }

        private void begin(JsonParser json, String mark) {
            value(json, mark, JsonRow.Kind.OPEN);
            open.push(whole ? rows.size() - 1 : -1);
            objects.push(mark.equals("{"));
            counts.push(new int[1]);
        }

        private void end(JsonParser json, String mark) {
            int row = open.pop();
            objects.pop();
            int[] count = counts.pop();
            if (whole && row >= 0 && count[0] == 0) {
                JsonRow empty = rows.get(row);
                rows.set(
                        row,
                        new JsonRow(
                                empty.depth(),
                                empty.offset(),
                                empty.name(),
                                empty.value() + mark,
                                JsonRow.Kind.LITERAL,
                                row,
                                0,
                                false));
            } else if (row >= 0) {
                put(new JsonRow(open.size(), offset(json), "", mark, JsonRow.Kind.CLOSE, rows.size(), 0, false));
                rows.set(row, rows.get(row).closedBy(rows.size() - 1, count[0]));
            }
        }

        private void value(JsonParser json, String value, JsonRow.Kind kind) {
            if (!counts.isEmpty() && counts.peek()[0]++ > 0 && whole) {
                rows.set(rows.size() - 1, rows.getLast().followed());
            }
            String name = json.currentName();
            String shown = name == null || !inObject() ? "" : quoted(name);
            put(new JsonRow(open.size(), offset(json), shown, value, kind, rows.size(), 0, false));
        }

        private boolean inObject() {
            return !objects.isEmpty() && objects.peek();
        }

        private void put(JsonRow row) {
            whole &= rows.size() < MOST_ROWS;
            if (whole) {
                rows.add(row);
            }
        }

        private static int offset(JsonParser json) {
            return (int) Math.max(0, json.currentTokenLocation().getByteOffset());
        }

        private static Problem problem(JacksonException e) {
            String why = String.valueOf(e.getOriginalMessage());
            TokenStreamLocation at = e.getLocation();
            String part = why.length() > MOST_SHOWN ? why.substring(0, MOST_SHOWN) : why;
            return at == null ? new Problem(1, 1, 0, Escaped.of(part)) : at(at, Escaped.of(part));
        }

        private static Problem at(TokenStreamLocation at, String why) {
            return new Problem(at.getLineNr(), at.getColumnNr(), Math.max(0, at.getByteOffset()), why);
        }
    }
}
