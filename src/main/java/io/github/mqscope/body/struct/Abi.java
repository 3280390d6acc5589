package io.github.mqscope.body.struct;

import java.util.Locale;

/// Where the System V ABIs of the machines differ, as GCC does it.
public enum Abi {
    /// AMD64 System V ABI: `char` and `wchar_t` are signed, unnamed bit-fields do not align the struct.
    X86_64(true, false),
    /// AAPCS64: `char` and `wchar_t` are unsigned, unnamed bit-fields align the struct as named ones do.
    AARCH64(false, true);

    private final boolean charSigned;
    private final boolean unnamedBitFieldsAlign;

    Abi(boolean charSigned, boolean unnamedBitFieldsAlign) {
        this.charSigned = charSigned;
        this.unnamedBitFieldsAlign = unnamedBitFieldsAlign;
    }

    /// This machine's.
    public static Abi ofThisMachine() {
        return System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? AARCH64 : X86_64;
    }

    boolean isCharSigned() {
        return charSigned;
    }

    boolean doUnnamedBitFieldsAlign() {
        return unnamedBitFieldsAlign;
    }
}
