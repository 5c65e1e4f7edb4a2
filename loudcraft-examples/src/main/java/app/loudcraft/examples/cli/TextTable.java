package app.loudcraft.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines up rows of text in columns; figures to the right, words to the left. The last column may wrap. */
final class TextTable {
    private static final String GAP = "  ";

    private final String alignment;
    private final int lastColumnWidth;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * @param alignment one letter for each column, {@code l} for words, {@code r} for figures
     * @param lastColumnWidth where the last column wraps, in characters
     */
    TextTable(String alignment, int lastColumnWidth) {
        this.alignment = alignment;
        this.lastColumnWidth = lastColumnWidth;
    }

    TextTable row(String... cells) {
        rows.add(cells.clone());
        return this;
    }

    /** The lines, each ended by a line feed, none with spaces at its end. */
    String text() {
        int last = alignment.length() - 1;
        int[] widths = new int[last + 1];
        for (String[] row : rows) {
            for (int c = 0; c < last; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
            for (String line : wrapped(row[last])) {
                widths[last] = Math.max(widths[last], line.length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            String[] cells = row.clone();
            for (String line : wrapped(row[last])) {
                cells[last] = line;
                append(text, cells, widths);
                Arrays.fill(cells, "");
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            String padding = " ".repeat(widths[c] - cells[c].length());
            line.append(c == 0 ? "" : GAP);
            line.append(alignment.charAt(c) == 'r' ? padding + cells[c] : cells[c] + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private List<String> wrapped(String words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > lastColumnWidth) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
