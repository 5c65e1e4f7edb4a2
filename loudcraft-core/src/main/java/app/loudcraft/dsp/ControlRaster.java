package app.loudcraft.dsp;

/**
 * The raster at which gains are computed: about every quarter of a millisecond, at fixed places of the stream. Between two
 * of its steps a gain moves in a straight line.
 *
 * <p>A gain computer costs 15 to 20 ns a step. Once a frame it would cost more than the filters; on a raster that is fine
 * against any attack of a millisecond or more it costs next to nothing.
 *
 * @param sampleRateHz frames a second
 * @param stepFrames frames from one step to the next
 * @param chunkFrames frames worked on at a time, a whole number of steps: also the raster of the denormal flush
 */
record ControlRaster(int sampleRateHz, int stepFrames, int chunkFrames) {

    private static final double STEP_SECONDS = 0.25e-3;

    private static final int ABOUT_CHUNK_FRAMES = 256;

    static ControlRaster at(int sampleRateHz) {
        int stepFrames = (int) Math.round(STEP_SECONDS * sampleRateHz);
        return new ControlRaster(sampleRateHz, stepFrames, stepFrames * (ABOUT_CHUNK_FRAMES / stepFrames));
    }

    double stepsPerSecond() {
        return (double) sampleRateHz / stepFrames;
    }

    /** Where the step that holds the frame at {@code position} of a chunk ends, at most {@code limit}. */
    int endOfStep(int position, int limit) {
        return Math.min(limit, (position / stepFrames + 1) * stepFrames);
    }

    /** For every frame of a chunk the share of its step that is over after it, (0, 1]. */
    double[] ramp() {
        double[] ramp = new double[chunkFrames];
        for (int i = 0; i < chunkFrames; i++) {
            ramp[i] = (double) (i % stepFrames + 1) / stepFrames;
        }
        return ramp;
    }
}
