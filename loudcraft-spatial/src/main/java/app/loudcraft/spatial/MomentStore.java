package app.loudcraft.spatial;

import app.loudcraft.render.SpatialMoment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moments of a {@link SpatialEngine}'s work in a fixed amount of memory. When it is full, which is after 13.6 minutes and
 * then at each doubling, two neighbours become one, so that nothing critical is lost: the lower correlations and guard
 * gain, the greater widths.
 */
final class MomentStore {

    static final int INTENSITY = 0;
    static final int BEFORE = 1;
    static final int AFTER = 2;
    static final int GUARD = 3;
    static final int WIDTH = 4;
    static final int BANDS = 3;
    static final int FIGURES = WIDTH + BANDS;

    private static final int MOST_MOMENTS = 16_384;

    private final float[][] kept = new float[FIGURES][MOST_MOMENTS];
    private int count;
    private int perMoment;
    private int pending;

    MomentStore() {
        reset();
    }

    void add(float[] moment) {
        for (int figure = 0; figure < FIGURES; figure++) {
            float[] row = kept[figure];
            row[count] = pending == 0 ? moment[figure] : merged(figure, row[count], moment[figure]);
        }
        if (++pending == perMoment) {
            pending = 0;
            if (++count == MOST_MOMENTS) {
                halve();
            }
        }
    }

    private void halve() {
        for (int figure = 0; figure < FIGURES; figure++) {
            float[] row = kept[figure];
            for (int i = 0; i < MOST_MOMENTS / 2; i++) {
                row[i] = merged(figure, row[2 * i], row[2 * i + 1]);
            }
        }
        count = MOST_MOMENTS / 2;
        perMoment *= 2;
    }

    private static float merged(int figure, float a, float b) {
        return figure == INTENSITY || figure >= WIDTH ? Math.max(a, b) : Math.min(a, b);
    }

    /** How many moments, as they were added, one of those kept stands for. */
    int perMoment() {
        return perMoment;
    }

    /** What is kept, each of these lasting {@code stepSeconds}; the last one may be shorter. */
    List<SpatialMoment> moments(double stepSeconds) {
        int all = pending > 0 ? count + 1 : count;
        List<SpatialMoment> moments = new ArrayList<>(all);
        float[] figures = new float[FIGURES];
        for (int i = 0; i < all; i++) {
            for (int figure = 0; figure < FIGURES; figure++) {
                figures[figure] = kept[figure][i];
            }
            moments.add(moment(i * stepSeconds, figures));
        }
        return moments;
    }

    static SpatialMoment moment(double seconds, float[] figures) {
        List<Double> widths = new ArrayList<>(BANDS);
        for (int band = 0; band < BANDS; band++) {
            widths.add((double) figures[WIDTH + band]);
        }
        return new SpatialMoment(seconds, figures[INTENSITY], figures[BEFORE], figures[AFTER], figures[GUARD], widths);
    }

    void reset() {
        for (float[] row : kept) {
            Arrays.fill(row, 0.0f);
        }
        count = 0;
        perMoment = 1;
        pending = 0;
    }
}
