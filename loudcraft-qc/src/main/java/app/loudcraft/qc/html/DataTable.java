package app.loudcraft.qc.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The figures of a chart as a table, behind a line that opens it: for whoever cannot see the chart, or wants figures. */
final class DataTable {

    /** Rows of time in a table at most. */
    static final int MOST_ROWS = 40;

    private static final int[] ROW_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600};

    private DataTable() {}

    /** A column of a table over time: the highest, or the lowest, of a track in each row. */
    record Column(String name, Track track, boolean lowest, int decimals) {

        private String cell(double from, double to) {
            double chosen = Double.NaN;
            for (int i = 0; i < track.size(); i++) {
                if (track.seconds(i) >= from && track.seconds(i) < to && !Double.isNaN(track.value(i))) {
                    boolean better = lowest ? track.value(i) < chosen : track.value(i) > chosen;
                    chosen = Double.isNaN(chosen) || better ? track.value(i) : chosen;
                }
            }
            return Double.isNaN(chosen) ? "\u2013" : Figures.plain(chosen, decimals);
        }
    }

    /** How long a row of a programme is, s. */
    static int rowSeconds(double seconds) {
        for (int rowSeconds : ROW_SECONDS) {
            if (seconds <= (double) rowSeconds * MOST_ROWS) {
                return rowSeconds;
            }
        }
        return (int) Math.ceil(seconds / MOST_ROWS);
    }

    /** Figures over time, in not more than {@link #MOST_ROWS} rows. */
    static void overTime(Markup page, double seconds, List<Column> columns) {
        int rowSeconds = rowSeconds(seconds);
        List<String> heads = new ArrayList<>(List.of("From"));
        columns.forEach(column -> heads.add((column.lowest() ? "lowest " : "highest ") + column.name()));
        write(page, heads, (int) Math.ceil(seconds / rowSeconds), row -> {
            List<String> cells = new ArrayList<>(List.of(Figures.time((double) row * rowSeconds)));
            columns.forEach(column -> cells.add(column.cell(row * rowSeconds, (row + 1.0) * rowSeconds)));
            return cells;
        });
    }

    /**
     * Any table.
     *
     * @param cells the text of each cell in a row, the first of which names it
     */
    static void write(Markup page, List<String> heads, int rows, IntFunction<List<String>> cells) {
        page.open("details", "class", "data").element("summary", "The figures as a table");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        heads.forEach(head -> page.element("th", head, "scope", "col"));
        page.close().close().open("tbody");
        for (int row = 0; row < rows; row++) {
            page.open("tr");
            boolean first = true;
            for (String cell : cells.apply(row)) {
                if (first) {
                    page.element("th", cell, "scope", "row");
                } else {
                    page.element("td", cell);
                }
                first = false;
            }
            page.close();
        }
        page.close().close().close().close();
    }
}
