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

    private final byte[] body;
    private final ScalarWords words;
    private int fields;

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
    public record Reading(String type, List<StructField> fields, long size, int message, boolean open) {
        /// Whether the message is as long as the struct.
        public boolean fits() {
            return message == size || (open && message >= size);
        }
    }

    /// Reads a message.
    public static Reading read(byte[] body, CType type, ByteOrder order) {
        StructReader reader = new StructReader(body, order);
        List<StructField> fields = new ArrayList<>(
                type instanceof Aggregate a
                        ? reader.members(a, 0)
                        : List.of(reader.field("value", type, 0, type.size() * 8)));
        boolean open = isOpen(type);
        if (!open && body.length > type.size()) {
            int from = (int) type.size();
            int length = body.length - from;
            fields.add(new StructField(
                    "", "", from * 8L, length * 8L, reader.words.bytes(from, length), Kind.TRAILING, List.of()));
        }
        return new Reading(type.name(), List.copyOf(fields), type.size(), body.length, open);
    }

    private static boolean isOpen(CType type) {
        return switch (type) {
            case CType.Array a -> a.isOpen();
            case Aggregate a ->
                !a.members().isEmpty() && isOpen(a.members().getLast().type());
            default -> false;
        };
    }

    private List<StructField> members(Aggregate type, long start) {
        List<StructField> out = new ArrayList<>();
        long end = start;
        for (Member member : type.members()) {
            long bit = start + member.bit();
            if (!type.union()) {
                pad(out, end, bit);
            }
            StructField field = field(member.name(), member.type(), bit, member.bits());
            out.add(field);
            end = Math.max(end, bit + member.bits());
        }
        if (!isOpen(type)) {
            pad(out, end, start + type.size() * 8);
        }
        return out;
    }

    private void pad(List<StructField> out, long from, long to) {
        if (from >= to) {
            return;
        }
        int first = (int) ((from + 7) / 8);
        int length = (int) (Math.min(to, body.length * 8L) / 8) - first;
        String value = length > 0 ? words.padding(first, length) : "";
        Kind kind = to > body.length * 8L ? Kind.MISSING : Kind.PADDING;
        out.add(new StructField("", "", from, to - from, value, kind, List.of()));
    }

    private StructField field(String name, CType type, long bit, long bits) {
        fields++;
        return switch (type) {
            case Aggregate a -> new StructField(name, a.name(), bit, bits, "", kind(bit, bits), members(a, bit));
            case CType.Array a -> array(name, a, bit);
            default -> {
                Kind kind = kind(bit, bits);
                String value = kind == Kind.MISSING ? "" : words.of(type, bit, bits);
                yield new StructField(name, type.name(), bit, bits, value, kind, List.of());
            }
        };
    }

    private Kind kind(long bit, long bits) {
        return bit + bits > body.length * 8L ? Kind.MISSING : Kind.FIELD;
    }

    private StructField array(String name, CType.Array type, long bit) {
        long room = Math.max(0, body.length - bit / 8);
        long size = type.element().size();
        long count = type.isOpen() ? size == 0 ? 0 : room / size : type.count();
        int there = (int) Math.min(room, count * size);
        boolean text = isText(type.element());
        boolean leaf = text || isBytes(type.element());
        int from = (int) Math.min(body.length, bit / 8);
        String value =
                !leaf || (there == 0 && count > 0) ? "" : text ? words.text(from, there) : words.bytes(from, there);
        List<StructField> elements = leaf ? List.of() : elements(type.element(), count, bit);
        return new StructField(name, type.name(), bit, count * size * 8, value, kind(bit, count * size * 8), elements);
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

    private List<StructField> elements(CType element, long count, long bit) {
        List<StructField> out = new ArrayList<>();
        long bits = element.size() * 8;
        for (long i = 0; i < count; i++) {
            if (i == MOST_ELEMENTS || fields >= MOST_FIELDS) {
                long rest = count - i;
                out.add(new StructField(
                        Long.toString(rest), "", bit + i * bits, rest * bits, "", Kind.MORE, List.of()));
                break;
            }
            out.add(field("[" + i + "]", element, bit + i * bits, bits));
        }
        return out;
    }
}
