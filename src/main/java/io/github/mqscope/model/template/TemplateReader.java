package io.github.mqscope.model.template;

import java.util.ArrayList;
import java.util.List;

/// Reads a template's text from the left to the right, once.
final class TemplateReader {
    private static final int WIDEST_COUNTER = 18;
    private static final String KNOWN = "Known are {counter}, {counter:5}, {time}, {time:iso}, {time:ms},"
            + " {random:1..100}, {uuid} and {pid}; {{ is a brace.";

    private final String text;
    private final List<Variable> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    TemplateReader(String text) {
        this.text = text;
    }

    List<Variable> read() throws TemplateException {
        int at = 0;
        while (at < text.length()) {
            at = text.charAt(at) == '{' ? brace(at) : plain(at);
        }
        endLiteral();
        return List.copyOf(parts);
    }

    private int plain(int at) {
        literal.append(text.charAt(at));
        return at + 1;
    }

    // Returns where reading goes on.
    private int brace(int at) throws TemplateException {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '{') {
            literal.append('{');
            return at + 2;
        }
        if (!Character.isLetter(next)) {
            return plain(at);
        }
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw new TemplateException(at, "A variable is not closed: } is missing, or write {{ for a brace.");
        }
        endLiteral();
        parts.add(variable(at, text.substring(at + 1, end)));
        return end + 1;
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Variable.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static Variable variable(int at, String inside) throws TemplateException {
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        String argument = colon < 0 ? "" : inside.substring(colon + 1);
        return switch (name) {
            case "counter" -> counter(at, argument);
            case "time" -> new Variable.Time(time(at, argument));
            case "random" -> random(at, argument);
            case "uuid" -> without(at, name, argument, new Variable.Unique());
            case "pid" -> without(at, name, argument, new Variable.Process());
            default -> throw new TemplateException(at, "There is no such variable. " + KNOWN);
        };
    }

    private static Variable without(int at, String name, String argument, Variable made) throws TemplateException {
        if (!argument.isEmpty()) {
            throw new TemplateException(at, "{" + name + "} takes nothing after a colon.");
        }
        return made;
    }

    private static Variable counter(int at, String argument) throws TemplateException {
        if (argument.isEmpty()) {
            return new Variable.Counter(1);
        }
        int width = argument.matches("[0-9]{1,2}") ? Integer.parseInt(argument) : 0;
        if (width < 1 || width > WIDEST_COUNTER) {
            throw new TemplateException(at, "A counter's width is 1 to 18 digits, such as {counter:5}.");
        }
        return new Variable.Counter(width);
    }

    private static Variable.TimeForm time(int at, String argument) throws TemplateException {
        return switch (argument) {
            case "" -> Variable.TimeForm.CLOCK;
            case "iso" -> Variable.TimeForm.ISO;
            case "ms" -> Variable.TimeForm.MILLIS;
            default -> throw new TemplateException(at, "A time is {time}, {time:iso} or {time:ms}.");
        };
    }

    private static Variable random(int at, String argument) throws TemplateException {
        if (!argument.matches("-?[0-9]{1,18}\\.\\.-?[0-9]{1,18}")) {
            throw new TemplateException(at, "A random number needs a range, such as {random:1..100}.");
        }
        int dots = argument.indexOf("..");
        long least = Long.parseLong(argument.substring(0, dots));
        long most = Long.parseLong(argument.substring(dots + 2));
        if (least > most) {
            throw new TemplateException(
                    at, "The range begins above its end: write {random:" + most + ".." + least + "}.");
        }
        return new Variable.Chance(least, most);
    }
}
