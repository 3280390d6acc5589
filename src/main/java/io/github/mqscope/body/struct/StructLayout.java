package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Aggregate;
import io.github.mqscope.body.struct.CType.Member;
import java.util.ArrayList;
import java.util.List;

/// Places the members of one struct or union as GCC does (`place_field` in its stor-layout.c).
///
/// A bit-field may not cross more storage units of its type than one, unless it is packed; one of no width
/// goes to the next unit, packed or not, whatever `#pragma pack` says.
final class StructLayout {
    private final Abi abi;
    private final boolean union;
    private final boolean packed;
    private final int pack;
    private final List<Member> members = new ArrayList<>();
    private long bit;
    private long end;
    private int align = 1;

    /// @param packed  by an attribute of the struct
    /// @param pack    of `#pragma pack`, 0 for none
    StructLayout(Abi abi, boolean union, boolean packed, int pack) {
        this.abi = abi;
        this.union = union;
        this.packed = packed;
        this.pack = pack;
    }

    /// A member as declared.
    ///
    /// @param width   of a bit-field, -1 for others
    /// @param aligned by an attribute, 0 for not
    record Declared(Token place, String name, CType type, int width, boolean packed, int aligned) {
        boolean isBitField() {
            return width >= 0;
        }
    }

    void add(Declared one) {
        bit = union ? 0 : bit;
        if (one.isBitField()) {
            bitField(one);
        } else {
            int itsAlign = capped(Math.max(isPacked(one) ? 1 : one.type().align(), one.aligned()));
            align = Math.max(align, itsAlign);
            bit = up(bit, itsAlign * 8L);
            members.add(new Member(one.name(), one.type(), bit, 0));
            bit += one.type().size() * 8;
        }
        end = Math.max(end, bit);
    }

    private void bitField(Declared one) {
        int unit = one.type().align();
        if (one.width() == 0) {
            bit = up(bit, Math.max(unit, one.aligned()) * 8L);
        } else {
            if (one.aligned() > 0) {
                bit = up(bit, capped(one.aligned()) * 8L);
            }
            boolean crosses = bit % (unit * 8L) + one.width() > one.type().size() * 8;
            if (crosses && !isPacked(one) && pack == 0) {
                bit = up(bit, unit * 8L);
            }
        }
        if (!one.name().isEmpty() || abi.doUnnamedBitFieldsAlign()) {
            align = Math.max(align, capped(Math.max(isPacked(one) && pack == 0 ? 1 : unit, one.aligned())));
        }
        if (one.width() > 0 && !one.name().isEmpty()) {
            members.add(new Member(one.name(), one.type(), bit, one.width()));
        }
        bit += one.width();
    }

    private boolean isPacked(Declared one) {
        return packed || one.packed();
    }

    private int capped(int bytes) {
        return pack == 0 ? bytes : Math.min(bytes, pack);
    }

    private static long up(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }

    /// The whole.
    /// @param aligned by an attribute of the struct, 0 for not
    Aggregate finish(String name, int aligned) {
        int whole = Math.max(align, aligned);
        return new Aggregate(name, union, List.copyOf(members), up(end, whole * 8L) / 8, whole);
    }
}
