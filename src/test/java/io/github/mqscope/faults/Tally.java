package io.github.mqscope.faults;

/// What the kills of one program came to.
final class Tally {
    private int kills;
    private int messages;
    private int once;
    private int lost;
    private int twice;
    private int uncertain;
    private int wrong;

    void kill() {
        kills++;
    }

    /// A message, found in so many places of which each is certain, and in a journal that is not sure of it or is.
    void message(int certain, boolean unsure) {
        messages++;
        if (certain == 1 || (certain == 0 && unsure)) {
            once++;
        } else if (certain == 0) {
            lost++;
        } else {
            twice++;
        }
        if (unsure) {
            uncertain++;
        }
    }

    void wrongReport() {
        wrong++;
    }

    String columns() {
        return kills + " | " + messages + " | " + once + " | " + lost + " | " + twice + " | " + uncertain + " | "
                + wrong;
    }
}
