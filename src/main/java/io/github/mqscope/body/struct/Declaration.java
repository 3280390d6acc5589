package io.github.mqscope.body.struct;

import java.util.List;
import java.util.stream.Stream;

/// C declarations that were understood.
///
/// @param source as given
/// @param type   what a message is read as
/// @param names  of the structs among which one can ask; none where variables are declared
/// @param passedOver what was not followed, such as `#include on line 1`
public record Declaration(String source, CType type, List<String> names, List<String> passedOver) {
    /// Characters of a source at the most.
    public static final int MOST = 64 * 1024;

    /// Reads declarations of which the last struct counts.
    /// @throws DeclarationException where they are not understood, with the place
    public static Declaration parse(String source, Abi abi) throws DeclarationException {
        return parse(source, abi, "");
    }

    /// Reads declarations: structs, unions, enums, typedefs, arrays, bit-fields, pointers, `packed` and `aligned`.
    ///
    /// A message is read as the variables that are declared, as if they were members of one struct; where there are
    /// none as the type of a name, else as the last struct.
    /// @param wanted the tag or typedef of a type, or another name
    /// @throws DeclarationException where they are not understood, with the place
    public static Declaration parse(String source, Abi abi, String wanted) throws DeclarationException {
        if (source.length() > MOST) {
            throw new DeclarationException(1, 1, "longer than " + MOST + " characters");
        }
        Lexer lexer = new Lexer(source);
        Declarations declarations = new Declarations(lexer.tokens(), abi);
        CType type = declarations.all(wanted);
        List<String> passedOver = Stream.concat(lexer.passedOver().stream(), declarations.passedOver().stream())
                .toList();
        return new Declaration(source, type, declarations.names(), passedOver);
    }
}
