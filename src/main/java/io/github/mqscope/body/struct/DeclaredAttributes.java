package io.github.mqscope.body.struct;

import java.util.Set;

/// The attributes of one declaration that bear on its layout. Others are passed over, except those that would
/// change the layout in ways that are not known here.
final class DeclaredAttributes {
    private static final int LARGEST_OF_THE_MACHINE = 16;
    private static final Set<String> REFUSED = Set.of(
            "mode",
            "vector_size",
            "ext_vector_type",
            "hardbool",
            "scalar_storage_order",
            "ms_struct",
            "warn_if_not_aligned");

    /// Reads the constant in `aligned(…)`.
    @FunctionalInterface
    interface Constant {
        long read() throws DeclarationException;
    }

    private boolean packed;
    private int aligned;
    private int alignedLast;

    boolean packed() {
        return packed;
    }

    /// Bytes, 0 for not given.
    int aligned() {
        return aligned;
    }

    /// Bytes by the last attribute: of several of a struct GCC takes that, and of a variable or member the largest.
    int alignedLast() {
        return alignedLast;
    }

    void addAll(DeclaredAttributes others) {
        packed |= others.packed;
        aligned = Math.max(aligned, others.aligned);
    }

    void align(Token place, long bytes) throws DeclarationException {
        if (bytes < 0 || bytes > 1 << 16 || Long.bitCount(bytes) > 1) {
            throw DeclarationException.at(place, "an alignment is a power of two");
        }
        aligned = Math.max(aligned, (int) bytes);
        alignedLast = (int) bytes;
    }

    /// Takes `__attribute__((…))` and `[[…]]`, as many as there are.
    void read(Cursor cursor, Constant constant) throws DeclarationException {
        while (true) {
            if (cursor.is("__attribute__") || cursor.is("__attribute")) {
                cursor.next();
                cursor.expect("(", "after __attribute__");
                cursor.expect("(", "after __attribute__(");
                list(cursor, constant, ")");
                cursor.expect(")", "after the attributes");
                cursor.expect(")", "after the attributes");
            } else if (cursor.accept("[[")) {
                list(cursor, constant, "]]");
                cursor.expect("]]", "after the attributes");
            } else {
                return;
            }
        }
    }

    private void list(Cursor cursor, Constant constant, String end) throws DeclarationException {
        while (!cursor.is(end)) {
            if (cursor.isEnd()) {
                throw cursor.expected("'" + end + "' after the attributes");
            }
            if (!cursor.accept(",") && !cursor.accept(":")) {
                one(cursor, constant);
            }
        }
    }

    private void one(Cursor cursor, Constant constant) throws DeclarationException {
        Token name = cursor.next();
        String plain = name.text().replaceAll("^__|__$", "");
        if (REFUSED.contains(plain)) {
            throw DeclarationException.at(
                    name, "the attribute " + plain + " is not known here, and changes the layout");
        }
        if (plain.equals("packed")) {
            packed = true;
        } else if (plain.equals("aligned")) {
            aligned(cursor, constant, name);
        } else if (cursor.is("(")) {
            cursor.skipBracketed();
        }
    }

    private void aligned(Cursor cursor, Constant constant, Token place) throws DeclarationException {
        if (cursor.accept("(")) {
            Token number = cursor.peek();
            long bytes = constant.read();
            align(number, bytes == 0 ? -1 : bytes);
            cursor.expect(")", "after the alignment");
        } else {
            align(place, LARGEST_OF_THE_MACHINE);
        }
    }
}
