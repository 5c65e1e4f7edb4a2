package app.loudcraft.spatial;

import app.loudcraft.audio.AudioBlock;
import java.util.OptionalDouble;

/**
 * The eight stages without latency: recursive filters on the side alone, and a guard that follows what has been. What is
 * decided at the end of a hop is reached at the end of the next one.
 */
final class RealTimePath implements SpatialPath {

    // The guard looks back over 100 ms, closes within a hop (5 ms) and opens with a time constant of 100 ms. To
    // the bands it listens in every other hop.
    private static final int GUARD_HOPS = 20;
    private static final int SHORT_HOPS = 6;
    private static final int BAND_HOPS = 2;
    private static final double RECOVERY_SECONDS = 0.1;
    private static final double TAIL_SECONDS = 0.1;

    private final HopRaster raster;
    private final StereoProfiler profiler = new StereoProfiler(HopRaster.WINDOW_HOPS);
    private final IntensityRamp ramp = new IntensityRamp();
    private final BassMonoShelf bassMono;
    private final WidthShelves width;
    private final SyntheticSide synthetic;
    private final LiveGuard guard;
    private final HopHistory guarded = new HopHistory(GUARD_HOPS, LiveGuard.SUMS);
    private final OutputStage output;
    private final double[] window = new double[LiveGuard.SUMS];
    private final HopFigures figures = new HopFigures();
    private final double recovery;

    private final double[] left;
    private final double[] right;
    private final double[] mid;
    private final double[] side;
    private final double[] bass;
    private final double[] monoBassSide;
    private final double[] widening;
    private final double[] made;
    private final double[] madeGain;
    private final double[] guardGain;

    private int position;
    private double intensityFrom;
    private double intensityTo;
    private double roomFrom;
    private double roomTo;
    private double guardFrom;
    private double guardTo;

    RealTimePath(SpatialSettings settings, int sampleRateHz) {
        raster = HopRaster.at(sampleRateHz);
        bassMono = new BassMonoShelf(settings.bassMonoHz(), raster);
        width = new WidthShelves(raster);
        synthetic = new SyntheticSide(settings.haasDelayMs(), raster);
        guard = new LiveGuard(settings.correlationFloor(), raster);
        output = new OutputStage(settings, raster);
        recovery = -StrictMath.expm1(-raster.hopSeconds() / RECOVERY_SECONDS);
        int frames = raster.hopFrames();
        left = new double[frames];
        right = new double[frames];
        mid = new double[frames];
        side = new double[frames];
        bass = new double[frames];
        monoBassSide = new double[frames];
        widening = new double[frames];
        made = new double[frames];
        madeGain = new double[frames];
        guardGain = new double[frames];
    }

    @Override
    public void process(AudioBlock block, double intensity) {
        int at = block.offset();
        int end = at + block.frames();
        while (at < end) {
            if (position == 0) {
                beginHop(intensity);
            }
            int frames = Math.min(end - at, raster.hopFrames() - position);
            int to = position + frames;
            MidSideMatrix.read(block.channel(0), block.channel(1), at, left, right, position, frames);
            process(position, to);
            SideOutput.write(left, position, block.channel(0), at, frames);
            SideOutput.write(right, position, block.channel(1), at, frames);
            at += frames;
            position = to;
            if (position == raster.hopFrames()) {
                endHop();
                position = 0;
            }
        }
    }

    private void beginHop(double asked) {
        intensityFrom = intensityTo;
        intensityTo = ramp.next(asked);
        bassMono.advance(BassMono.amount(intensityTo));
        width.advance(intensityTo);
    }

    private void process(int from, int to) {
        MidSideMatrix.encode(left, right, mid, side, from, to);
        bassMono.process(side, bass, from, to);
        add(side, bass, monoBassSide, from, to);
        width.process(monoBassSide, widening, from, to);
        synthetic.process(mid, made, from, to);
        raster.line(roomFrom * intensityFrom, roomTo * intensityTo, madeGain, from, to);
        addScaled(made, madeGain, widening, from, to);
        raster.line(guardFrom, guardTo, guardGain, from, to);
        output.process(left, right, bass, widening, guardGain, from, to);
    }

    private static void add(double[] a, double[] b, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] = a[i] + b[i];
        }
    }

    static void addScaled(double[] x, double[] gain, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += gain[i] * x[i];
        }
    }

    private void endHop() {
        profiler.measure(mid, side, raster.hopFrames());
        double[] sums = guarded.newRow();
        double inputSide = profiler.side(profiler.next() - 1);
        if (guarded.next() % BAND_HOPS == 0) {
            guard.measure(mid, inputSide, monoBassSide, widening, raster.hopFrames(), sums);
        } else {
            // some hops tell enough of the bands, whose filters settle within a fifth of one
            double[] before = guarded.row(guarded.next() - 1);
            guard.measureWhole(mid, inputSide, monoBassSide, widening, raster.hopFrames(), sums, before);
        }
        guarded.advance();
        describe(sums);
        output.endHop(mid, side, figures);
        roomFrom = roomTo;
        roomTo = profiler.room(profiler.next() - HopRaster.WINDOW_HOPS, profiler.next());
        guarded.sum(guarded.next() - GUARD_HOPS, guarded.next(), window);
        double share = guard.share(window);
        guarded.sum(guarded.next() - SHORT_HOPS, guarded.next(), window);
        share = Math.min(share, guard.share(window));
        guardFrom = guardTo;
        guardTo = share < guardTo ? share : guardTo + recovery * (share - guardTo);
        bassMono.flush();
        width.flush();
        synthetic.flush();
    }

    private void describe(double[] sums) {
        figures.intensity = intensityTo;
        figures.guard = guardTo;
        profiler.describe(profiler.next() - 1, figures);
        for (int band = 0; band < CorrelationGuard.BANDS; band++) {
            int at = (band + 1) * CorrelationGuard.FIGURES;
            figures.bandMid[band] = sums[at];
            figures.bandSide[band] = sums[at + 1] + guardTo * (2.0 * sums[at + 2] + guardTo * sums[at + 3]);
        }
    }

    @Override
    public void reset(double intensity) {
        profiler.reset();
        ramp.reset(intensity);
        bassMono.reset(BassMono.amount(intensity));
        width.reset(intensity);
        synthetic.reset();
        guard.reset();
        guarded.reset();
        output.reset();
        position = 0;
        intensityTo = intensity;
        roomFrom = 0.0;
        roomTo = 0.0;
        guardFrom = 0.0;
        guardTo = 0.0;
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public int tailFrames() {
        return synthetic.tailFrames() + (int) Math.ceil(TAIL_SECONDS * raster.sampleRateHz());
    }

    @Override
    public StereoProfile profile() {
        return StereoProfile.of(profiler.energy(), OptionalDouble.empty());
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
