package io.github.mqscope.body.struct;

/// C declarations that were understood.
///
/// @param source as given
/// @param type   what a message is read as
public record Declaration(String source, CType type) {
    /// Characters of a source at the most.
    public static final int MOST = 64 * 1024;

    /// Reads declarations: structs, unions, enums, typedefs, arrays, bit-fields, pointers, `packed` and `aligned`.
    ///
    /// A message is read as the variables that are declared, as if they were members of one struct, or where there
    /// are none as the last type.
    /// @throws DeclarationException where they are not understood, with the place
    public static Declaration parse(String source, Abi abi) throws DeclarationException {
        if (source.length() > MOST) {
            throw new DeclarationException(1, 1, "longer than " + MOST + " characters");
        }
        return new Declaration(source, new Declarations(Lexer.tokens(source), abi).all());
    }
}
