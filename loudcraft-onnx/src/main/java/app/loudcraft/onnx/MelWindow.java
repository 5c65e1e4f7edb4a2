package app.loudcraft.onnx;

/**
 * One window of 256 frames (5.94 s) as the network sees it, and the same in powers.
 *
 * <p>Both arrays are ordered by band: value {@code [256 band + frame]}. Not copied; whoever holds a window changes nothing
 * in it.
 *
 * @param values {@code (level in dB - level of the track in dB)}, clipped to [-60, +30] dB, divided by 20
 * @param powers power over the power of the track, clipped alike to [1e-6, 1e3]
 */
record MelWindow(float[] values, float[] powers) {

    static final int FRAMES = 256;
    static final int SIZE = MelBands.COUNT * FRAMES;
    static final double LOWEST_DB = -60.0;
    static final double HIGHEST_DB = 30.0;
    static final double UNIT_DB = 20.0;

    private static final float LEAST_POWER = 1e-6f;
    private static final float MOST_POWER = 1e3f;

    /**
     * The window that starts at a frame. Frames over the last one are the first ones again: a track that is shorter than a
     * window is repeated.
     *
     * @param frames at least one
     */
    static MelWindow of(MelFrames frames, int first, TrackLevel level) {
        float[] values = new float[SIZE];
        float[] powers = new float[SIZE];
        float[] all = frames.powers();
        int[] places = new int[FRAMES];
        for (int t = 0; t < FRAMES; t++) {
            places[t] = (first + t) % frames.count() * MelBands.COUNT;
        }
        double levelDb = MelSpectrogram.levelDb(level.power());
        float scale = (float) (1.0 / level.power());
        for (int band = 0; band < MelBands.COUNT; band++) {
            for (int t = 0; t < FRAMES; t++) {
                float power = all[places[t] + band];
                double db = MelSpectrogram.levelDb(power) - levelDb;
                int at = band * FRAMES + t;
                values[at] = (float) (Math.min(HIGHEST_DB, Math.max(LOWEST_DB, db)) / UNIT_DB);
                powers[at] = Math.min(MOST_POWER, Math.max(LEAST_POWER, scale * power));
            }
        }
        return new MelWindow(values, powers);
    }
}
