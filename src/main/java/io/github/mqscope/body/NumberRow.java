package io.github.mqscope.body;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One type of number, as which the bytes at a place can be read.
///
/// @param type   `int8` to `uint64`, `float32`, `float64`, `time_t`
/// @param little its value in little-endian byte order; empty where too few bytes follow
/// @param big    likewise in big-endian order
public record NumberRow(String type, String little, String big) {
    private static final int MOST = 8;

    /// All types at a place of a body. `time_t` is there only where it is a time from 1990 to 2099.
    public static List<NumberRow> at(byte[] body, int offset) {
        ByteBuffer bytes = ByteBuffer.wrap(body, offset, Math.min(MOST, body.length - offset));
        List<NumberRow> rows = new ArrayList<>();
        add(rows, bytes, "int8", 1, b -> Byte.toString(b.get()));
        add(rows, bytes, "uint8", 1, b -> Integer.toString(b.get() & 0xff));
        add(rows, bytes, "int16", 2, b -> Short.toString(b.getShort()));
        add(rows, bytes, "uint16", 2, b -> Integer.toString(b.getShort() & 0xffff));
        add(rows, bytes, "int32", 4, b -> Integer.toString(b.getInt()));
        add(rows, bytes, "uint32", 4, b -> Integer.toUnsignedString(b.getInt()));
        add(rows, bytes, "int64", 8, b -> Long.toString(b.getLong()));
        add(rows, bytes, "uint64", 8, b -> Long.toUnsignedString(b.getLong()));
        add(rows, bytes, "float32", 4, b -> Float.toString(b.getFloat()));
        add(rows, bytes, "float64", 8, b -> Double.toString(b.getDouble()));
        add(rows, bytes, "time_t 32", 4, b -> time(b.getInt() & 0xffffffffL));
        add(rows, bytes, "time_t 64", 8, b -> time(b.getLong()));
        return rows.stream()
                .filter(row -> !row.type.startsWith("time_t") || !(row.little + row.big).isEmpty())
                .toList();
    }

    private static void add(
            List<NumberRow> rows, ByteBuffer bytes, String type, int size, Function<ByteBuffer, String> value) {
        boolean enough = bytes.remaining() >= size;
        rows.add(new NumberRow(
                type,
                enough ? value.apply(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN)) : "",
                enough ? value.apply(bytes.duplicate().order(ByteOrder.BIG_ENDIAN)) : ""));
    }

    private static String time(long seconds) {
        return Plausible.time(seconds).map(Object::toString).orElse("");
    }
}
