package io.github.mqscope.cli.form;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells under a heading, in aligned columns: numbers to the right, text to the left.
public final class Table {
    private static final String GAP = "  ";

    private final String rightAligned;
    private final List<String[]> rows = new ArrayList<>();

    /// @param alignment a letter a column, `r` for numbers and `l` for text
    public Table(String alignment, String... heading) {
        this.rightAligned = alignment;
        rows.add(heading);
    }

    public Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    /// The lines, each behind an indent.
    public String text(String indent) {
        int[] widths = new int[rightAligned.length()];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row[i]));
            }
        }
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> append(out, indent, row, widths));
        return out.toString();
    }

    private void append(StringBuilder out, String indent, String[] row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - length(row[i]));
            boolean right = rightAligned.charAt(i) == 'r';
            line.append(i == 0 ? "" : GAP).append(right ? padding + row[i] : row[i] + padding);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
