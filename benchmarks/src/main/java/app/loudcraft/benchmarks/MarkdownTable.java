package app.loudcraft.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Rows under a header, printed as Markdown. */
final class MarkdownTable {

    private final String title;
    private final String note;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String title, String note, String... header) {
        this.title = title;
        this.note = note;
        this.header = List.of(header);
    }

    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        if (row.size() != header.size()) {
            throw new IllegalArgumentException("a row must have " + header.size() + " cells, but was " + row);
        }
        rows.add(row);
    }

    void print(PrintStream out) {
        out.println("## " + title);
        out.println();
        out.println(note);
        out.println();
        out.println(line(header));
        out.println(line(Collections.nCopies(header.size(), "---")));
        rows.forEach(row -> out.println(line(row)));
        out.println();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** A figure with so many decimals; {@code -} where there is none. */
    static String figure(double value, int decimals) {
        return figure("%." + decimals + "f", value);
    }

    /** A figure with its sign. */
    static String signed(double value, int decimals) {
        return figure("%+." + decimals + "f", value);
    }

    private static String figure(String format, double value) {
        if (Double.isInfinite(value)) {
            return value > 0.0 ? "inf" : "-inf";
        }
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
