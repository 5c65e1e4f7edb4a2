package app.loudcraft.qc.html;

import java.util.ArrayList;
import java.util.List;

/** What a spectrogram shows, in figures: the level of five parts of the spectrum over time. */
final class SpectrogramTable {

    private static final double[] EDGES_HZ = {30.0, 120.0, 500.0, 2_000.0, 8_000.0, 20_000.0};
    private static final String[] NAMES = {"bass", "low middle", "middle", "presence", "air"};

    private final Spectrogram.Picture picture;

    SpectrogramTable(Spectrogram.Picture picture) {
        this.picture = picture;
    }

    /** In one sentence, where most of it is. */
    String says() {
        int strongest = 0;
        int greatest = -1;
        for (int part = 0; part < NAMES.length; part++) {
            int value = greatest(part, 0, picture.columns());
            if (value > greatest) {
                greatest = value;
                strongest = part;
            }
        }
        return greatest <= 0
                ? "Silent."
                : "Strongest in the " + NAMES[strongest] + ", " + Figures.hertz(EDGES_HZ[strongest]) + " to "
                        + Figures.hertz(EDGES_HZ[strongest + 1]) + ".";
    }

    private int greatest(int part, int fromColumn, int toColumn) {
        int greatest = 0;
        for (int row = 0; row < Spectrogram.ROWS; row++) {
            double share = (Spectrogram.ROWS - 1 - row + 0.5) / Spectrogram.ROWS;
            double hz = picture.lowestHz() * StrictMath.pow(picture.highestHz() / picture.lowestHz(), share);
            if (hz >= EDGES_HZ[part] && hz < EDGES_HZ[part + 1]) {
                for (int column = fromColumn; column < toColumn; column++) {
                    greatest = Math.max(greatest, picture.pixels()[row * picture.columns() + column]);
                }
            }
        }
        return greatest;
    }

    void write(Markup page) {
        double seconds = picture.columns() * picture.columnSeconds();
        int rowSeconds = DataTable.rowSeconds(seconds);
        List<String> heads = new ArrayList<>(List.of("From"));
        for (int part = 0; part < NAMES.length; part++) {
            heads.add("highest in the " + NAMES[part] + ", dB");
        }
        DataTable.write(page, heads, (int) Math.ceil(seconds / rowSeconds), row -> {
            int from = column(row * rowSeconds);
            int to = Math.max(from + 1, column((row + 1.0) * rowSeconds));
            List<String> cells = new ArrayList<>(List.of(Figures.time((double) row * rowSeconds)));
            for (int part = 0; part < NAMES.length; part++) {
                int value = greatest(part, from, to);
                double db = picture.topDb() - Spectrogram.RANGE_DB + value;
                cells.add(value == 0 ? "\u2013" : Figures.plain(db, 0));
            }
            return cells;
        });
    }

    private int column(double seconds) {
        return (int) Math.min(picture.columns() - 1, Math.max(0, Math.floor(seconds / picture.columnSeconds())));
    }
}
