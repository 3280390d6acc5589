package io.github.mqscope.body.struct;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines that begin with `#`: `#pragma pack` and `#define NAME VALUE` hold, `#include` and include guards are
/// passed over, conditions are refused, since no one knows here which way they go.
final class Directives {
    private static final Pattern PACK =
            Pattern.compile("pragma\\s+pack\\s*\\(\\s*(?:(push|pop)\\s*,?\\s*)?(\\d*)\\s*\\)");
    private static final Pattern DEFINE = Pattern.compile("define\\s+([A-Za-z_]\\w*)(\\(?)(.*)", Pattern.DOTALL);
    private static final int MOST_WORDS = 1000;

    private final Map<String, List<Token>> defined = new HashMap<>();
    private final Deque<Integer> pushed = new ArrayDeque<>();
    private int pack;

    /// The pack that holds now, 0 for none.
    int pack() {
        return pack;
    }

    /// Obeys a line without its `#`.
    void obey(String line, Token place) throws DeclarationException {
        String words = line.replaceAll("//.*|/\\*.*?\\*/", "").strip();
        Matcher packing = PACK.matcher(words);
        Matcher define = DEFINE.matcher(words);
        if (packing.matches()) {
            pack(packing, place);
        } else if (words.startsWith("pragma") && words.contains("pack")) {
            throw DeclarationException.at(place, "expected #pragma pack(push, N), pack(N), pack(pop) or pack()");
        } else if (define.matches()) {
            define(define, place);
        } else if (words.matches("(if|ifdef|elif|else)\\b.*")) {
            throw DeclarationException.at(
                    place, "conditions are not followed: keep only the part that holds on your machine");
        }
    }

    private void pack(Matcher packing, Token place) throws DeclarationException {
        String how = packing.group(1);
        String bytes = packing.group(2);
        if ("push".equals(how)) {
            pushed.push(pack);
        } else if ("pop".equals(how)) {
            pack = pushed.isEmpty() ? 0 : pushed.pop();
        }
        if (!bytes.isEmpty()) {
            pack = packBytes(bytes, place);
        } else if (how == null) {
            pack = 0;
        }
    }

    private static int packBytes(String bytes, Token place) throws DeclarationException {
        if (!bytes.matches("1|2|4|8|16")) {
            throw DeclarationException.at(place, "expected 1, 2, 4, 8 or 16 in #pragma pack");
        }
        return Integer.parseInt(bytes);
    }

    private void define(Matcher define, Token place) throws DeclarationException {
        if (!define.group(2).isEmpty()) {
            throw DeclarationException.at(place, "macros with parameters are not known here");
        }
        List<Token> value = Lexer.tokens(define.group(3));
        defined.put(define.group(1), value.subList(0, value.size() - 1));
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
        List<Token> out = new java.util.ArrayList<>();
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
