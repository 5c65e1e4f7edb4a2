package app.loudcraft.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what was found and what was not, and prints it. */
final class RecallTable {

    private static final String[] STRENGTH = {"slight", "plain", "strong"};

    private static final class Row {
        final int[] found = new int[Defect.STRENGTHS];
        final int[] cases = new int[Defect.STRENGTHS];
        final int[] atPlace = new int[Defect.STRENGTHS];
        final int[] places = new int[Defect.STRENGTHS];
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Map<String, Integer> failed = new TreeMap<>();
    private final Map<String, Integer> warned = new TreeMap<>();
    private final List<String> said = new ArrayList<>();
    private int judged;

    /** A damaged master was judged. */
    void add(String defect, int strength, String master, boolean found, long atPlace, int places) {
        Row row = rows.computeIfAbsent(defect, key -> new Row());
        row.cases[strength]++;
        row.found[strength] += found ? 1 : 0;
        row.atPlace[strength] += (int) atPlace;
        row.places[strength] += places;
        if (!found && strength == Defect.STRENGTHS - 1) {
            missed.add(defect + ": " + master);
        }
    }

    /** A master cannot show a defect. */
    void leaveOut(String defect, String master, String why) {
        leftOut.add(defect + ": " + master + " (" + why + ")");
    }

    /** An undamaged master was judged by a check. */
    void addJudged() {
        judged++;
    }

    /** A check failed an undamaged master. */
    void addFailed(String check, String line) {
        failed.merge(check, 1, Integer::sum);
        said.add("FAIL " + line);
    }

    /** A check warned of an undamaged master. */
    void addWarned(String check, String line) {
        warned.merge(check, 1, Integer::sum);
        said.add("warn " + line);
    }

    void print() {
        printFound();
        print("Missed at full strength", missed);
        print("Left out", leftOut);
        System.out.printf(
                "%nOf %d checks of undamaged masters %d failed %s, %d warned %s%n",
                judged, sum(failed), failed, sum(warned), warned);
        said.forEach(line -> System.out.println("* " + line));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void printFound() {
        System.out.println("| defect | " + String.join(" | ", STRENGTH) + " | places |");
        System.out.println("|---|---|---|---|---|");
        Row all = new Row();
        rows.forEach((defect, row) -> {
            StringBuilder line = new StringBuilder("| " + defect);
            for (int k = 0; k < Defect.STRENGTHS; k++) {
                line.append(" | ").append(row.found[k]).append(" of ").append(row.cases[k]);
                all.found[k] += row.found[k];
                all.cases[k] += row.cases[k];
            }
            int strong = Defect.STRENGTHS - 1;
            line.append(" | ");
            if (row.places[strong] > 0) {
                line.append(row.atPlace[strong]).append(" of ").append(row.places[strong]);
            }
            System.out.println(line.append(" |"));
        });
        StringBuilder line = new StringBuilder("| all");
        for (int k = 0; k < Defect.STRENGTHS; k++) {
            line.append(String.format(
                    " | %d of %d, %.1f %%", all.found[k], all.cases[k], 100.0 * all.found[k] / all.cases[k]));
        }
        System.out.println(line.append(" | |"));
    }

    private static void print(String title, Iterable<String> lines) {
        System.out.printf("%n%s:%n", title);
        lines.forEach(line -> System.out.println("* " + line));
    }
}
