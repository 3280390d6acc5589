package io.github.mqscope.body.struct;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The lines that begin with `#`: `#pragma pack`, `#define NAME VALUE` and `#undef` hold, `#include` and include guards
/// are passed over, conditions are refused, since no one knows here which way they go.
final class Directives {
    private static final Pattern PACK = Pattern.compile("pack\\((?:(push|pop)|(?:(push),)?(\\d+)|)\\)");
    private static final Set<String> LAYOUT = Set.of(
            "pack", "scalar_storage_order", "ms_struct", "options", "reverse_bitfields", "push_macro", "pop_macro");
    private static final Set<String> PASSED_OVER = Set.of("include", "endif", "warning", "ident", "line");
    private static final int MOST_WORDS = 1000;

    private final Map<String, List<Token>> defined = new HashMap<>();
    private final Deque<Integer> pushed = new ArrayDeque<>();
    private final List<String> passedOver = new ArrayList<>();
    private int pack;

    /// What was not followed, such as `#include on line 1`.
    List<String> passedOver() {
        return passedOver;
    }

    /// Passes over a line, if it is one of those whose words do not count.
    boolean passes(Token place, Token directive) {
        if (directive.is("include")) {
            passedOver.add("#include on line " + place.line());
        }
        return PASSED_OVER.contains(directive.text());
    }

    /// The pack that holds now, 0 for none.
    int pack() {
        return pack;
    }

    /// Obeys a line.
    /// @param place of its `#`
    /// @param words behind it
    void obey(Token place, List<Token> words) throws DeclarationException {
        String directive = words.isEmpty() ? "" : words.getFirst().text();
        switch (directive) {
            case "" -> {}
            case "pragma" -> pragma(words.subList(1, words.size()), place);
            case "define" -> define(name(words, place), words.subList(2, words.size()));
            case "undef" -> defined.remove(name(words, place).text());
            default -> {
                if (!directive.equals("ifndef")
                        || defined.containsKey(name(words, place).text())) {
                    throw DeclarationException.at(
                            place, "conditions are not followed: keep only the part that holds on your machine");
                }
            }
        }
    }

    private static Token name(List<Token> words, Token place) throws DeclarationException {
        if (words.size() < 2 || words.get(1).kind() != Token.Kind.NAME) {
            throw DeclarationException.at(
                    place, "expected a name after #" + words.getFirst().text());
        }
        return words.get(1);
    }

    private void pragma(List<Token> words, Token place) throws DeclarationException {
        String all = words.stream().map(Token::text).collect(Collectors.joining());
        Matcher packing = PACK.matcher(all);
        if (packing.matches()) {
            pack(packing, place);
        } else if (!words.isEmpty() && LAYOUT.contains(words.getFirst().text())) {
            throw DeclarationException.at(
                    place,
                    words.getFirst().is("pack")
                            ? "expected #pragma pack(push, N), pack(N), pack(pop) or pack()"
                            : "#pragma " + words.getFirst().text() + " is not known here");
        }
    }

    private void pack(Matcher packing, Token place) throws DeclarationException {
        String bytes = packing.group(3);
        if ("pop".equals(packing.group(1))) {
            pack = pushed.isEmpty() ? pack : pushed.pop();
            return;
        }
        if (packing.group(1) != null || packing.group(2) != null) {
            pushed.push(pack);
        }
        if (bytes != null) {
            pack = packBytes(bytes, place);
        } else if (packing.group(1) == null) {
            pack = 0;
        }
    }

    private static int packBytes(String bytes, Token place) throws DeclarationException {
        if (!bytes.matches("0|1|2|4|8|16")) {
            throw DeclarationException.at(place, "expected 1, 2, 4, 8 or 16 in #pragma pack");
        }
        return Integer.parseInt(bytes);
    }

    private void define(Token name, List<Token> value) throws DeclarationException {
        if (!value.isEmpty() && value.getFirst().is("(") && value.getFirst().follows(name)) {
            throw DeclarationException.at(name, "macros with parameters are not known here");
        }
        defined.put(name.text(), List.copyOf(value));
    }

    /// What a name stands for, at its place.
    List<Token> expand(Token name) throws DeclarationException {
        return expand(name, 0);
    }

    private List<Token> expand(Token name, int depth) throws DeclarationException {
        List<Token> value = defined.get(name.text());
        if (value == null || name.kind() != Token.Kind.NAME) {
            return List.of(name);
        }
        List<Token> out = new ArrayList<>();
        for (Token word : value) {
            Token here = new Token(word.kind(), word.text(), name.line(), name.column(), pack);
            if (depth > 16 || out.size() > MOST_WORDS) {
                throw DeclarationException.at(name, "this macro becomes too long");
            }
            out.addAll(expand(here, depth + 1));
        }
        return out;
    }
}
