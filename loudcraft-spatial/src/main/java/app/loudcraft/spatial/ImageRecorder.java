package app.loudcraft.spatial;

import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialTimeline;
import java.util.List;
import java.util.Optional;

/** Writes down how the image goes: a moment every 50 ms, each over the 400 ms that end with it. */
final class ImageRecorder {

    private static final int BANDS = MomentStore.BANDS;

    // Figures of a hop.
    private static final int MID = 0;
    private static final int IN_SIDE = 1;
    private static final int IN_BOTH = 2;
    private static final int OUT_SIDE = 3;
    private static final int OUT_BOTH = 4;
    private static final int BAND_MID = 5;
    private static final int BAND_SIDE = BAND_MID + BANDS;
    private static final int HOP_FIGURES = BAND_SIDE + BANDS;

    private final double momentSeconds;
    private final HopHistory hops = new HopHistory(HopRaster.WINDOW_HOPS, HOP_FIGURES);
    private final double[] window = new double[HOP_FIGURES];
    private final float[] moment = new float[MomentStore.FIGURES];
    private final MomentStore store = new MomentStore();
    private final LatestMoment latest;
    private double lowestGuard = 1.0;

    ImageRecorder(HopRaster raster) {
        momentSeconds = HopRaster.MOMENT_HOPS * raster.hopSeconds();
        latest = new LatestMoment(momentSeconds);
    }

    /** Ends a hop. */
    void endHop(HopFigures figures) {
        double[] row = hops.newRow();
        row[MID] = figures.mid;
        row[IN_SIDE] = figures.inSide;
        row[IN_BOTH] = figures.inBoth;
        row[OUT_SIDE] = figures.outSide;
        row[OUT_BOTH] = figures.outBoth;
        for (int band = 0; band < BANDS; band++) {
            row[BAND_MID + band] = figures.bandMid[band];
            row[BAND_SIDE + band] = figures.bandSide[band];
        }
        hops.advance();
        lowestGuard = Math.min(lowestGuard, figures.guard);
        if (hops.next() % HopRaster.MOMENT_HOPS == 0) {
            describe(figures.intensity);
            store.add(moment);
            latest.write(moment);
        }
    }

    private void describe(double intensity) {
        hops.sum(hops.next() - HopRaster.WINDOW_HOPS, hops.next(), window);
        moment[MomentStore.INTENSITY] = (float) (100.0 * intensity);
        moment[MomentStore.BEFORE] = (float) StereoEnergy.correlation(window[MID], window[IN_SIDE], window[IN_BOTH]);
        moment[MomentStore.AFTER] = (float) StereoEnergy.correlation(window[MID], window[OUT_SIDE], window[OUT_BOTH]);
        moment[MomentStore.GUARD] = (float) lowestGuard;
        lowestGuard = 1.0;
        for (int band = 0; band < BANDS; band++) {
            double side = window[BAND_SIDE + band];
            moment[MomentStore.WIDTH + band] = side > 0.0
                    ? (float) (10.0 * StrictMath.log10(side / window[BAND_MID + band]))
                    : Float.NEGATIVE_INFINITY;
        }
    }

    /** The newest moment; from any thread. */
    Optional<SpatialMoment> latest() {
        return latest.read();
    }

    /** All moments so far. */
    SpatialTimeline timeline() {
        double step = momentSeconds * store.perMoment();
        return new SpatialTimeline(
                step, List.of(CorrelationGuard.LOW_HZ, CorrelationGuard.HIGH_HZ), store.moments(step));
    }

    void reset() {
        hops.reset();
        store.reset();
        latest.reset();
        lowestGuard = 1.0;
    }
}
