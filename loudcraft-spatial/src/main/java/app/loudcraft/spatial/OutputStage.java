package app.loudcraft.spatial;

/**
 * Puts the increments together, spreads them over left and right and measures what came out: the part of the eighth stage
 * that both qualities share.
 */
final class OutputStage {

    private static final double ENERGY_SECONDS = 3.0;
    private static final double MOST_CORRECTION = StrictMath.pow(10.0, 1.0 / 20.0); // 1 dB

    // The level is corrected in full from this intensity on, so that it is untouched at 0.
    private static final double CORRECTED_FROM_INTENSITY = 0.1;

    private final SideOutput sides;
    private final boolean constantEnergy;
    private final double energyShare;
    private final HopRaster raster;
    private final double[] increment;
    private final ImageRecorder recorder;
    private double inEnergy;
    private double outEnergy;
    private double gainFrom = 1.0;
    private double gainTo = 1.0;

    OutputStage(SpatialSettings settings, HopRaster raster) {
        sides = new SideOutput(settings.wordLengthBits());
        constantEnergy = settings.energy() == EnergyMode.CONSTANT_LOUDNESS;
        energyShare = -StrictMath.expm1(-raster.hopSeconds() / ENERGY_SECONDS);
        this.raster = raster;
        recorder = new ImageRecorder(raster);
        increment = new double[raster.hopFrames()];
    }

    /** Turns the frames {@code [from, to)} of a hop of left and right into the output. */
    void process(double[] left, double[] right, double[] bass, double[] widening, double[] guard, int from, int to) {
        double[] sum = increment;
        for (int i = from; i < to; i++) {
            sum[i] = bass[i] + guard[i] * widening[i];
        }
        sides.spread(left, right, sum, from, to);
        if (gainFrom != 1.0 || gainTo != 1.0) {
            correct(left, right, from, to);
        }
    }

    private void correct(double[] left, double[] right, int from, int to) {
        double[] way = raster.way();
        double rise = gainTo - gainFrom;
        for (int i = from; i < to; i++) {
            double gain = gainFrom + rise * way[i];
            left[i] = SideOutput.narrow(gain * left[i]);
            right[i] = SideOutput.narrow(gain * right[i]);
        }
    }

    /**
     * Ends a hop: tells the recorder of it and decides on the level of the next one.
     *
     * @param mid the mid of the hop
     * @param side the side of the hop as it came in
     * @param figures all but what came out, which is added
     */
    void endHop(double[] mid, double[] side, HopFigures figures) {
        double outSide = 0.0, outBoth = 0.0;
        for (int i = 0; i < increment.length; i++) {
            double s = side[i] + increment[i];
            outSide += s * s;
            outBoth += mid[i] * s;
        }
        figures.outSide = outSide;
        figures.outBoth = outBoth;
        recorder.endHop(figures);
        gainFrom = gainTo;
        if (constantEnergy) {
            decideLevel(figures);
        }
    }

    private void decideLevel(HopFigures figures) {
        inEnergy += energyShare * (figures.mid + figures.inSide - inEnergy);
        outEnergy += energyShare * (figures.mid + figures.outSide - outEnergy);
        double gain = outEnergy > 0.0 ? Math.sqrt(inEnergy / outEnergy) : 1.0;
        double bounded = Math.max(1.0 / MOST_CORRECTION, Math.min(MOST_CORRECTION, gain));
        gainTo = 1.0 + Math.min(1.0, figures.intensity / CORRECTED_FROM_INTENSITY) * (bounded - 1.0);
    }

    /** How the image goes. */
    ImageRecorder recorder() {
        return recorder;
    }

    void reset() {
        recorder.reset();
        sides.reset();
        inEnergy = 0.0;
        outEnergy = 0.0;
        gainFrom = 1.0;
        gainTo = 1.0;
    }
}
