package io.github.mqscope.demo.stage;

/// A claim that was put to the kernel.
///
/// @param sentence what was claimed
/// @param evidence what was read
public record Proof(String sentence, Evidence evidence) {
    /// Whether the kernel agreed.
    public boolean holds() {
        return evidence.holds();
    }

    /// For a claim that does not hold: `expected 3, read 2 (mq_getattr /q: mq_curmsgs)`.
    public String disagreement() {
        return "expected " + evidence.expected() + ", read " + evidence.read() + " (" + evidence.source() + ")";
    }
}
