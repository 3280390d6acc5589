package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Aggregate;
import io.github.mqscope.body.struct.CType.Member;
import io.github.mqscope.body.struct.CType.Scalar;
import io.github.mqscope.body.struct.StructField.Kind;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads a message as a C type.
public final class StructReader {
    /// Fields at the most, and elements of one array.
    static final int MOST_FIELDS = 20_000;

    static final int MOST_ELEMENTS = 1_000;

    private static final int BYTES_LINE = 16;
    private static final int TEXT_LINE = 64;

    private final byte[] body;
    private final ScalarWords words;
    private int fields;
    private int rest;

    private StructReader(byte[] body, ByteOrder order) {
        this.body = body;
        this.words = new ScalarWords(body, order);
    }

    /// A message as fields.
    ///
    /// @param fields  of the struct, in order, with the padding between them
    /// @param size    `sizeof`, without what an open array adds
    /// @param message bytes of the message
    /// @param open    whether it ends in an array that is as long as the message
    /// @param least   bytes that a message has at the least: those before the open array, or the size
    /// @param rest    bytes at the end of an open array that are no whole element
    public record Reading(
            String type, List<StructField> fields, long size, int message, boolean open, long least, int rest) {
        /// Whether the message is as long as the struct.
        public boolean fits() {
            return open ? message >= least && rest == 0 : message == size;
        }
    }

    /// Reads a message.
    public static Reading read(byte[] body, CType type, ByteOrder order) {
        StructReader reader = new StructReader(body, order);
        List<StructField> fields = new ArrayList<>(
                type instanceof Aggregate a
                        ? reader.members(a, 0, true)
                        : List.of(reader.field("value", type, 0, type.size() * 8, true)));
        boolean open = isOpen(type);
        if (!open && body.length > type.size()) {
            fields.add(reader.bytes("", (int) type.size(), body.length, Kind.TRAILING));
        }
        return new Reading(
                type.name(),
                List.copyOf(fields),
                type.size(),
                body.length,
                open,
                open ? openAt(type) : type.size(),
                reader.rest);
    }

    // An array of length 0 at the end is the old way to write one without a length.
    private static boolean isOpen(CType type) {
        return switch (type) {
            case CType.Array a -> a.isOpen() || a.count() == 0;
            case Aggregate a when a.union() -> a.members().stream().anyMatch(m -> isOpen(m.type()));
            case Aggregate a ->
                !a.members().isEmpty() && isOpen(a.members().getLast().type());
            default -> false;
        };
    }

    private static long openAt(CType type) {
        return type instanceof Aggregate a && !a.union()
                ? a.members().getLast().offset() + openAt(a.members().getLast().type())
                : type.size();
    }

    private List<StructField> members(Aggregate type, long start, boolean last) {
        List<StructField> out = new ArrayList<>();
        long end = start;
        int left = type.members().size();
        for (Member member : type.members()) {
            long bit = start + member.bit();
            if (!type.union()) {
                pad(out, end, bit);
            }
            boolean lastToo = last && (--left == 0 || type.union());
            out.add(field(member.name(), member.type(), bit, member.bits(), lastToo));
            end = Math.max(end, bit + member.bits());
        }
        if (!last || !isOpen(type)) {
            pad(out, end, start + type.size() * 8);
        }
        return out;
    }

    private void pad(List<StructField> out, long from, long to) {
        if (from >= to) {
            return;
        }
        long there = Math.min(to, body.length * 8L);
        String value = from < there ? words.padding(from, there) : "";
        Kind kind = to > there ? Kind.MISSING : Kind.PADDING;
        List<StructField> slices =
                from < there ? slices((int) ((from + 7) / 8), (int) (there / 8), kind, false) : List.of();
        out.add(new StructField("", "", from, to - from, value, kind, slices));
    }

    private StructField field(String name, CType type, long bit, long bits, boolean last) {
        fields++;
        return switch (type) {
            case Aggregate a -> new StructField(name, a.name(), bit, bits, "", kind(bit, bits), members(a, bit, last));
            case CType.Array a -> array(name, a, bit, last);
            default -> {
                Kind kind = kind(bit, bits);
                String value = kind == Kind.MISSING ? cut((int) (bit / 8)) : words.of(type, bit, bits);
                yield new StructField(name, type.name(), bit, bits, value, kind, List.of());
            }
        };
    }

    private String cut(int from) {
        return from < body.length ? words.bytes(from, body.length - from) : "";
    }

    private Kind kind(long bit, long bits) {
        return bit + bits > body.length * 8L ? Kind.MISSING : Kind.FIELD;
    }

    private StructField array(String name, CType.Array type, long bit, boolean last) {
        int from = (int) Math.min(body.length, bit / 8);
        int room = body.length - from;
        boolean open = last && isOpen(type);
        long size = open ? room : type.size();
        int end = from + (int) Math.min(room, size);
        boolean text = isText(type.element());
        if (!text && !isBytes(type.element())) {
            return new StructField(
                    name, type.name(), bit, size * 8, "", kind(bit, size * 8), elements(type, bit, size, open));
        }
        String value =
                end == from && size > 0 ? "" : text ? words.text(from, end - from) : words.bytes(from, end - from);
        return new StructField(
                name, type.name(), bit, size * 8, value, kind(bit, size * 8), slices(from, end, Kind.FIELD, text));
    }

    private static boolean isText(CType element) {
        return element instanceof Scalar s
                && (s.kind() == CType.Kind.SIGNED_CHAR || s.kind() == CType.Kind.UNSIGNED_CHAR);
    }

    private static boolean isBytes(CType element) {
        return element instanceof Scalar s
                && s.size() == 1
                && (s.kind() == CType.Kind.UNSIGNED || s.kind() == CType.Kind.SIGNED);
    }

    private List<StructField> elements(CType.Array type, long bit, long size, boolean open) {
        List<StructField> out = new ArrayList<>();
        long each = type.element().size();
        long count = open ? each == 0 ? 0 : size / each : Math.max(0, type.count());
        for (long i = 0; i < count; i++) {
            if (i == MOST_ELEMENTS || fields >= MOST_FIELDS) {
                out.add(more(count - i, bit + i * each * 8, (count - i) * each * 8));
                break;
            }
            out.add(field("[" + i + "]", type.element(), bit + i * each * 8, each * 8, false));
        }
        if (open && size > count * each) {
            rest = (int) (size - count * each);
            out.add(bytes("[" + count + "]", body.length - rest, body.length, Kind.MISSING));
        }
        return out;
    }

    private StructField bytes(String name, int from, int end, Kind kind) {
        return new StructField(
                name,
                "",
                from * 8L,
                (end - from) * 8L,
                words.bytes(from, end - from),
                kind,
                slices(from, end, kind, false));
    }

    // The lines of bytes of which one does not show them all.
    private List<StructField> slices(int from, int end, Kind kind, boolean text) {
        int line = text ? TEXT_LINE : BYTES_LINE;
        List<StructField> out = new ArrayList<>();
        for (int at = from; at < end && end - from > line; at += line) {
            if (out.size() == MOST_ELEMENTS || fields++ >= MOST_FIELDS) {
                out.add(more(end - at, at * 8L, (end - at) * 8L));
                break;
            }
            int to = Math.min(end, at + line);
            String value = text ? words.quoted(at, to) : words.bytes(at, to - at);
            out.add(new StructField("[" + (at - from) + "]", "", at * 8L, (to - at) * 8L, value, kind, List.of()));
        }
        return out;
    }

    private static StructField more(long count, long bit, long bits) {
        return new StructField(Long.toString(count), "", bit, bits, "", Kind.MORE, List.of());
    }
}
