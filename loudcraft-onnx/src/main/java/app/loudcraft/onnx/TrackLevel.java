package app.loudcraft.onnx;

/**
 * The level that a track is seen from, so that how loud it is does not matter: the mean power of the frames within 40 dB
 * of the loudest.
 *
 * <p>The power of a frame is the mean density of its 96 bands.
 *
 * @param power full scale squared per Hz, at least {@link #LEAST_POWER}
 * @param silent true if no frame is louder than that
 */
record TrackLevel(double power, boolean silent) {

    static final double RANGE_DB = 40.0;

    /** Tracks that are quieter than -100 dB in the mean band are not made any louder, and count as silence. */
    static final double LEAST_POWER = 1e-10;

    private static final double RANGE = 1e-4;

    /** The level of all frames there are. */
    static TrackLevel of(MelFrames frames) {
        double[] means = new double[frames.count()];
        double loudest = 0.0;
        for (int n = 0; n < means.length; n++) {
            means[n] = frames.meanPower(n);
            loudest = Math.max(loudest, means[n]);
        }
        double sum = 0.0;
        int heard = 0;
        for (double mean : means) {
            if (mean >= loudest * RANGE) {
                sum += mean;
                heard++;
            }
        }
        double power = heard > 0 ? sum / heard : 0.0;
        return new TrackLevel(Math.max(power, LEAST_POWER), loudest <= LEAST_POWER);
    }
}
