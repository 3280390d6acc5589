package io.github.mqscope.model.template;

/// The priorities of messages that are sent one after the other: one for all, or a range.
///
/// @param least   the lowest
/// @param most    the highest, included
/// @param cycling whether they go round from the lowest, or else are drawn by chance
public record Priorities(int least, int most, boolean cycling) {
    /// The highest that the kernel takes: MQ_PRIO_MAX - 1.
    public static final int HIGHEST = 32767;

    /// Reads `5` or `0..7`.
    /// @throws TemplateException for anything else, or what the kernel would not take
    public static Priorities parse(String text, boolean cycling) throws TemplateException {
        String stripped = text.strip();
        int dots = stripped.indexOf("..");
        int least = one(dots < 0 ? stripped : stripped.substring(0, dots));
        int most = dots < 0 ? least : one(stripped.substring(dots + 2));
        if (least > most) {
            throw new TemplateException(0, "The range begins above its end: write " + most + ".." + least + ".");
        }
        return new Priorities(least, most, cycling);
    }

    private static int one(String text) throws TemplateException {
        String stripped = text.strip();
        int number = stripped.matches("[0-9]{1,9}") ? Integer.parseInt(stripped) : HIGHEST + 1;
        if (number > HIGHEST) {
            String shown = stripped.matches("-?[0-9]{1,18}") ? stripped + ": " : "";
            throw new TemplateException(
                    0, shown + "A priority is 0 to 32767, or a range such as 0..7; higher is" + " received first.");
        }
        return number;
    }

    /// The priority of one message.
    public int of(Occurrence message) {
        int span = most - least + 1;
        return cycling
                ? least + (int) ((message.number() - 1) % span)
                : message.chance().nextInt(least, most + 1);
    }

    /// Whether there are several.
    public boolean isRange() {
        return least < most;
    }
}
