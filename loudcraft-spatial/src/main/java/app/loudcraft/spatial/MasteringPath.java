package app.loudcraft.spatial;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;

/**
 * The eight stages with linear phase and look-ahead.
 *
 * <p>Frames are gathered into segments for the long filters. When a segment is full, its hops are measured, and then widened
 * one after another. A hop is widened when the 400 ms around it are known, {@link #ALIGNED_HOPS} later, and comes out when
 * all windows that it is in have been judged, {@link LookAheadGuard#DELAY_HOPS} later still.
 */
final class MasteringPath implements SpatialPath {

    /** Half of the profile's window. */
    private static final int ALIGNED_HOPS = HopRaster.WINDOW_HOPS / 2;

    private static final int OUT_HOPS = ALIGNED_HOPS + LookAheadGuard.DELAY_HOPS;

    private final HopRaster raster;
    private final int hopFrames;
    private final int segmentFrames;
    private final int segmentHops;
    private final int reachHops;

    private final IntensityRamp ramp = new IntensityRamp();
    private final StereoProfiler profiler;
    private final InterChannelLag lag;
    private final SideFilters filters;
    private final SyntheticSide synthetic;
    private final LookAheadGuard guard;
    private final OutputStage output;
    private final HopFigures figures = new HopFigures();

    // Segments of the input and the output; of mid and side with what is still needed of the past in front.
    private final double[] left;
    private final double[] right;
    private final double[] leftOut;
    private final double[] rightOut;
    private final double[] mid;
    private final double[] side;

    private final RowDelay leftRows;
    private final RowDelay rightRows;
    private final RowDelay bassRows;

    // Rows of a hop.
    private final double[] leftRow;
    private final double[] rightRow;
    private final double[] midRow;
    private final double[] sideRow;
    private final double[] intensityRow;
    private final double[] bassRow;
    private final double[] monoBassSide;
    private final double[] wideRow;
    private final double[] made;
    private final double[] share;
    private final double[] whole;
    private final double[] intensities;

    private int position;
    private long hopsIn;
    private double initialIntensity;
    private double room;

    MasteringPath(SpatialSettings settings, int sampleRateHz) {
        raster = HopRaster.at(sampleRateHz);
        hopFrames = raster.hopFrames();
        filters = new SideFilters(settings.bassMonoHz(), raster);
        segmentFrames = filters.segmentFrames();
        segmentHops = segmentFrames / hopFrames;
        reachHops = (filters.reachFrames() + hopFrames - 1) / hopFrames;
        int kept = OUT_HOPS + segmentHops + HopRaster.WINDOW_HOPS;
        profiler = new StereoProfiler(kept);
        lag = new InterChannelLag(sampleRateHz);
        intensities = new double[kept];
        synthetic = new SyntheticSide(settings.haasDelayMs(), raster);
        guard = new LookAheadGuard(settings.correlationFloor(), raster);
        output = new OutputStage(settings, raster);
        left = new double[segmentFrames];
        right = new double[segmentFrames];
        leftOut = new double[segmentFrames];
        rightOut = new double[segmentFrames];
        mid = new double[ALIGNED_HOPS * hopFrames + segmentFrames];
        side = new double[ALIGNED_HOPS * hopFrames + filters.reachFrames() + segmentFrames];
        leftRows = new RowDelay(OUT_HOPS, hopFrames);
        rightRows = new RowDelay(OUT_HOPS, hopFrames);
        bassRows = new RowDelay(LookAheadGuard.DELAY_HOPS, hopFrames);
        leftRow = new double[hopFrames];
        rightRow = new double[hopFrames];
        midRow = new double[hopFrames];
        sideRow = new double[hopFrames];
        intensityRow = new double[hopFrames];
        bassRow = new double[hopFrames];
        monoBassSide = new double[hopFrames];
        wideRow = new double[hopFrames];
        made = new double[hopFrames];
        share = new double[hopFrames];
        whole = new double[hopFrames];
        Arrays.fill(whole, 1.0);
    }

    @Override
    public void process(AudioBlock block, double intensity) {
        int at = block.offset();
        int end = at + block.frames();
        while (at < end) {
            int inHop = position % hopFrames;
            if (inHop == 0) {
                intensities[(int) (hopsIn++ % intensities.length)] = ramp.next(intensity);
            }
            int frames = Math.min(end - at, hopFrames - inHop);
            MidSideMatrix.read(block.channel(0), block.channel(1), at, left, right, position, frames);
            SideOutput.write(leftOut, position, block.channel(0), at, frames);
            SideOutput.write(rightOut, position, block.channel(1), at, frames);
            at += frames;
            position += frames;
            if (position == segmentFrames) {
                segment();
                position = 0;
            }
        }
    }

    private void segment() {
        for (int k = 0; k < segmentHops; k++) {
            measure(k * hopFrames);
        }
        filters.process(side, filters.reachFrames());
        long firstHop = hopsIn - segmentHops;
        for (int k = 0; k < segmentHops; k++) {
            widen(k * hopFrames, firstHop + k - ALIGNED_HOPS);
            emit(k * hopFrames, firstHop + k - OUT_HOPS);
        }
        slide(mid);
        slide(side);
    }

    private void slide(double[] rows) {
        System.arraycopy(rows, segmentFrames, rows, 0, rows.length - segmentFrames);
    }

    /** Stages one and two, for the newest hops. */
    private void measure(int at) {
        System.arraycopy(left, at, leftRow, 0, hopFrames);
        System.arraycopy(right, at, rightRow, 0, hopFrames);
        MidSideMatrix.encode(leftRow, rightRow, midRow, sideRow, 0, hopFrames);
        profiler.measure(midRow, sideRow, hopFrames);
        lag.measure(leftRow, rightRow, hopFrames);
        System.arraycopy(midRow, 0, mid, mid.length - segmentFrames + at, hopFrames);
        System.arraycopy(sideRow, 0, side, side.length - segmentFrames + at, hopFrames);
    }

    /** Stages three to seven for a hop of the aligned segment: its bass and its widening. */
    private void widen(int at, long hop) {
        System.arraycopy(mid, at, midRow, 0, hopFrames);
        System.arraycopy(side, filters.reachFrames() + at, sideRow, 0, hopFrames);
        if (profiler.sideless(hop - reachHops, hop + reachHops + 1)) {
            filters.silence(at, at + hopFrames);
        }
        double intensityFrom = intensity(hop - 1);
        double intensityTo = intensity(hop);
        raster.line(BassMono.amount(intensityFrom), BassMono.amount(intensityTo), share, 0, hopFrames);
        System.arraycopy(filters.bass(), at, made, 0, hopFrames);
        BassMono.increment(made, share, bassRow, 0, hopFrames);
        for (int i = 0; i < hopFrames; i++) {
            monoBassSide[i] = sideRow[i] + bassRow[i];
        }
        raster.line(intensityFrom, intensityTo, intensityRow, 0, hopFrames);
        System.arraycopy(filters.linear(), at, made, 0, hopFrames);
        System.arraycopy(filters.square(), at, share, 0, hopFrames);
        WidthCurve.increment(made, share, intensityRow, wideRow, 0, hopFrames);
        synthetic.process(midRow, made, 0, hopFrames);
        synthetic.flush();
        double roomFrom = room;
        room = profiler.room(hop + 1 - ALIGNED_HOPS, hop + 1 + ALIGNED_HOPS);
        raster.line(roomFrom * intensityFrom, room * intensityTo, share, 0, hopFrames);
        RealTimePath.addScaled(made, share, wideRow, 0, hopFrames);
        bassRows.exchange(bassRow, 0, share);
        System.arraycopy(share, 0, bassRow, 0, hopFrames);
    }

    private double intensity(long hop) {
        return hop < 0 ? initialIntensity : intensities[(int) (hop % intensities.length)];
    }

    /** Stage eight: what was widened goes to the guard, and the hop that the guard gives back comes out. */
    private void emit(int at, long hop) {
        long widened = hop + LookAheadGuard.DELAY_HOPS;
        double[] widening =
                guard.process(midRow, monoBassSide, wideRow, profiler.side(widened), profiler.sounds(widened));
        leftRows.exchange(left, at, leftRow);
        rightRows.exchange(right, at, rightRow);
        MidSideMatrix.encode(leftRow, rightRow, midRow, sideRow, 0, hopFrames);
        output.process(leftRow, rightRow, bassRow, widening, whole, 0, hopFrames);
        System.arraycopy(leftRow, 0, leftOut, at, hopFrames);
        System.arraycopy(rightRow, 0, rightOut, at, hopFrames);
        if (hop >= 0) {
            figures.intensity = intensity(hop);
            profiler.describe(hop, figures);
            guard.describe(figures);
            output.endHop(midRow, sideRow, figures);
        }
    }

    @Override
    public void reset(double intensity) {
        ramp.reset(intensity);
        profiler.reset();
        lag.reset();
        synthetic.reset();
        guard.reset();
        output.reset();
        leftRows.reset();
        rightRows.reset();
        bassRows.reset();
        for (double[] rows : new double[][] {left, right, leftOut, rightOut, mid, side}) {
            Arrays.fill(rows, 0.0);
        }
        position = 0;
        hopsIn = 0;
        initialIntensity = intensity;
        room = 0.0;
    }

    /** A segment, and all that is looked ahead. */
    @Override
    public int latencyFrames() {
        return segmentFrames + OUT_HOPS * hopFrames;
    }

    /** The longer of what the filters and the synthetic side go on for. */
    @Override
    public int tailFrames() {
        return Math.max(filters.reachFrames(), synthetic.tailFrames()) + raster.sampleRateHz() / 20;
    }

    @Override
    public StereoProfile profile() {
        return StereoProfile.of(profiler.energy(), lag.lagMs());
    }

    @Override
    public ImageRecorder recorder() {
        return output.recorder();
    }

    @Override
    public double deepestKeeperGain() {
        return synthetic.deepestKeeperGain();
    }
}
