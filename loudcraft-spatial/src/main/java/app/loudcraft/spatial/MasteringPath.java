package app.loudcraft.spatial;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;

/**
 * The eight stages with linear phase and look-ahead.
 *
 * <p>Frames are gathered into segments. When a segment is full, its frames have their mid and side measured; those that
 * are {@link #ALIGNED_HOPS} hops older have their increments made, since the profile over 400 ms around them is known by
 * then; and those that are {@link LookAheadGain#LOOK_AHEAD_HOPS} older still come out, since all windows they are in have
 * been judged. Rows that are still needed slide to the front of their arrays.
 */
final class MasteringPath implements SpatialPath {

    /** Half of the profile's window. */
    private static final int ALIGNED_HOPS = HopRaster.WINDOW_HOPS / 2;

    private static final int OUT_HOPS = ALIGNED_HOPS + LookAheadGain.LOOK_AHEAD_HOPS;

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
    private final CorrelationGuard guard;
    private final HopHistory guarded;
    private final LookAheadGain gain = new LookAheadGain();
    private final OutputStage output;

    // Segments with what is still needed of the past in front.
    private final double[] left;
    private final double[] right;
    private final double[] mid;
    private final double[] side;
    private final double[] bass;
    private final double[] widening;
    private final double[] leftOut;
    private final double[] rightOut;

    // Rows of a hop.
    private final double[] leftRow;
    private final double[] rightRow;
    private final double[] midRow;
    private final double[] sideRow;
    private final double[] amount;
    private final double[] intensityRow;
    private final double[] bassRow;
    private final double[] monoBassSide;
    private final double[] wideRow;
    private final double[] made;
    private final double[] madeGain;
    private final double[] guardRow;
    private final double[] window = new double[CorrelationGuard.SUMS];
    private final double[] intensities;

    private int position;
    private long hopsIn;
    private double initialIntensity;
    private double room;
    private double guardTo;

    MasteringPath(SpatialSettings settings, int sampleRateHz) {
        raster = HopRaster.at(sampleRateHz);
        hopFrames = raster.hopFrames();
        filters = new SideFilters(settings.bassMonoHz(), raster);
        segmentFrames = filters.segmentFrames();
        segmentHops = segmentFrames / hopFrames;
        reachHops = (filters.reachFrames() + hopFrames - 1) / hopFrames;
        int kept = OUT_HOPS + segmentHops + 2 * HopRaster.WINDOW_HOPS + reachHops;
        profiler = new StereoProfiler(kept);
        lag = new InterChannelLag(sampleRateHz);
        guarded = new HopHistory(kept, CorrelationGuard.SUMS);
        intensities = new double[kept];
        synthetic = new SyntheticSide(settings.haasDelayMs(), raster);
        guard = new CorrelationGuard(settings.correlationFloor(), raster);
        output = new OutputStage(settings, raster);
        left = new double[OUT_HOPS * hopFrames + segmentFrames];
        right = new double[left.length];
        mid = new double[ALIGNED_HOPS * hopFrames + segmentFrames];
        side = new double[ALIGNED_HOPS * hopFrames + filters.reachFrames() + segmentFrames];
        bass = new double[LookAheadGain.LOOK_AHEAD_HOPS * hopFrames + segmentFrames];
        widening = new double[bass.length];
        leftOut = new double[segmentFrames];
        rightOut = new double[segmentFrames];
        leftRow = new double[hopFrames];
        rightRow = new double[hopFrames];
        midRow = new double[hopFrames];
        sideRow = new double[hopFrames];
        amount = new double[hopFrames];
        intensityRow = new double[hopFrames];
        bassRow = new double[hopFrames];
        monoBassSide = new double[hopFrames];
        wideRow = new double[hopFrames];
        made = new double[hopFrames];
        madeGain = new double[hopFrames];
        guardRow = new double[hopFrames];
    }

    @Override
    public void process(AudioBlock block, double intensity) {
        int at = block.offset();
        int end = at + block.frames();
        int newest = left.length - segmentFrames;
        while (at < end) {
            int inHop = position % hopFrames;
            if (inHop == 0) {
                intensities[(int) (hopsIn++ % intensities.length)] = ramp.next(intensity);
            }
            int frames = Math.min(end - at, hopFrames - inHop);
            MidSideMatrix.read(block.channel(0), at, left, newest + position, frames);
            MidSideMatrix.read(block.channel(1), at, right, newest + position, frames);
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
        measureSegment();
        filters.process(side, filters.reachFrames());
        long firstHop = hopsIn - segmentHops;
        for (int k = 0; k < segmentHops; k++) {
            widen(k, firstHop + k - ALIGNED_HOPS);
            emit(k, firstHop + k - OUT_HOPS);
        }
        slide(left);
        slide(right);
        slide(mid);
        slide(side);
        slide(bass);
        slide(widening);
    }

    private void slide(double[] rows) {
        System.arraycopy(rows, segmentFrames, rows, 0, rows.length - segmentFrames);
    }

    /** Stages one and two, for the newest segment. */
    private void measureSegment() {
        int from = left.length - segmentFrames;
        int midFrom = mid.length - segmentFrames;
        int sideFrom = side.length - segmentFrames;
        for (int k = 0; k < segmentHops; k++) {
            int at = from + k * hopFrames;
            System.arraycopy(left, at, leftRow, 0, hopFrames);
            System.arraycopy(right, at, rightRow, 0, hopFrames);
            MidSideMatrix.encode(leftRow, rightRow, midRow, sideRow, 0, hopFrames);
            profiler.measure(midRow, sideRow, hopFrames);
            lag.measure(leftRow, rightRow, hopFrames);
            System.arraycopy(midRow, 0, mid, midFrom + k * hopFrames, hopFrames);
            System.arraycopy(sideRow, 0, side, sideFrom + k * hopFrames, hopFrames);
        }
    }

    /** Stages three to seven, and what the guard needs to know, for the {@code k}-th hop of the aligned segment. */
    private void widen(int k, long hop) {
        int at = k * hopFrames;
        System.arraycopy(mid, at, midRow, 0, hopFrames);
        System.arraycopy(side, filters.reachFrames() + at, sideRow, 0, hopFrames);
        if (profiler.sideless(hop - reachHops, hop + reachHops + 1)) {
            filters.silence(at, at + hopFrames);
        }
        double intensityFrom = intensity(hop - 1);
        double intensityTo = intensity(hop);
        raster.line(BassMono.amount(intensityFrom), BassMono.amount(intensityTo), amount, 0, hopFrames);
        raster.line(intensityFrom, intensityTo, intensityRow, 0, hopFrames);
        System.arraycopy(filters.bass(), at, made, 0, hopFrames);
        BassMono.increment(made, amount, bassRow, 0, hopFrames);
        for (int i = 0; i < hopFrames; i++) {
            monoBassSide[i] = sideRow[i] + bassRow[i];
        }
        System.arraycopy(filters.linear(), at, made, 0, hopFrames);
        System.arraycopy(filters.square(), at, madeGain, 0, hopFrames);
        WidthCurve.increment(made, madeGain, intensityRow, wideRow, 0, hopFrames);
        synthetic.process(midRow, made, 0, hopFrames);
        synthetic.flush();
        double roomFrom = room;
        room = profiler.room(hop + 1 - ALIGNED_HOPS, hop + 1 + ALIGNED_HOPS);
        raster.line(roomFrom * intensityFrom, room * intensityTo, madeGain, 0, hopFrames);
        RealTimePath.addScaled(made, madeGain, wideRow, 0, hopFrames);
        guard.measure(midRow, hop < 0 ? 0.0 : profiler.side(hop), monoBassSide, wideRow, hopFrames, guarded.newRow());
        guarded.advance();
        int store = bass.length - segmentFrames + at;
        System.arraycopy(bassRow, 0, bass, store, hopFrames);
        System.arraycopy(wideRow, 0, widening, store, hopFrames);
    }

    private double intensity(long hop) {
        return hop < 0 ? initialIntensity : intensities[(int) (hop % intensities.length)];
    }

    /** Stage eight, for the {@code k}-th hop of the segment that comes out. */
    private void emit(int k, long hop) {
        int at = k * hopFrames;
        long judged = guarded.next();
        guarded.sum(judged - HopRaster.WINDOW_HOPS, judged, window);
        double guardFrom = guardTo;
        guardTo = gain.next(guard.share(window));
        raster.line(guardFrom, guardTo, guardRow, 0, hopFrames);
        System.arraycopy(left, at, leftRow, 0, hopFrames);
        System.arraycopy(right, at, rightRow, 0, hopFrames);
        System.arraycopy(bass, at, bassRow, 0, hopFrames);
        System.arraycopy(widening, at, wideRow, 0, hopFrames);
        MidSideMatrix.encode(leftRow, rightRow, midRow, sideRow, 0, hopFrames);
        output.process(leftRow, rightRow, bassRow, wideRow, guardRow, 0, hopFrames);
        System.arraycopy(leftRow, 0, leftOut, at, hopFrames);
        System.arraycopy(rightRow, 0, rightOut, at, hopFrames);
        if (hop >= 0) {
            // rows of the guard began with the aligned segment, which is that much older than the input
            double[] sums = guarded.row(judged - 1 - LookAheadGain.LOOK_AHEAD_HOPS);
            output.endHop(intensity(hop), guardTo, midRow, sideRow, profiler, hop, sums);
        }
    }

    @Override
    public void reset(double intensity) {
        ramp.reset(intensity);
        profiler.reset();
        lag.reset();
        synthetic.reset();
        guard.reset();
        guarded.reset();
        gain.reset();
        output.reset();
        for (double[] rows : new double[][] {left, right, mid, side, bass, widening, leftOut, rightOut}) {
            Arrays.fill(rows, 0.0);
        }
        position = 0;
        hopsIn = 0;
        initialIntensity = intensity;
        room = 0.0;
        guardTo = 1.0;
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
