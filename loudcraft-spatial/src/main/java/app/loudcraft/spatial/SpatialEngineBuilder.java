package app.loudcraft.spatial;

import java.util.Objects;

/**
 * Says what a {@link SpatialEngine} is to be like. What is not said has these defaults, at every intensity {@code I}:
 *
 * <table>
 * <caption>Defaults and what the intensity does</caption>
 * <tr><th>setting</th><th>default</th><th>with the intensity</th></tr>
 * <tr><td>bass mono</td><td>120 Hz</td><td>the side below is taken out by {@code min(1, 2 I)}</td></tr>
 * <tr><td>width</td><td>-</td><td>{@code I} times +0, 1, 2.5, 4, 4.5 dB at 120, 250, 1000, 4000, 12000 Hz</td></tr>
 * <tr><td>Haas delay</td><td>12 ms</td><td>gain {@code 0.38 I}</td></tr>
 * <tr><td>velvet noise</td><td>-</td><td>gain {@code 0.42 I}</td></tr>
 * <tr><td>correlation floor</td><td>0.2</td><td>the same</td></tr>
 * </table>
 *
 * <p>Not thread-safe; may be used again after {@link #build}.
 */
public final class SpatialEngineBuilder {

    private double intensityPercent = 50.0;
    private double bassMonoHz = 120.0;
    private double correlationFloor = 0.2;
    private double haasDelayMs = 12.0;
    private SpatialQuality quality = SpatialQuality.MASTERING;
    private EnergyMode energy = EnergyMode.MONO_EXACT;
    private int wordLengthBits;

    SpatialEngineBuilder() {}

    /**
     * Where the intensity begins.
     *
     * @param percent [0, 100] %; default 50
     * @throws IllegalArgumentException if it is outside its range
     */
    public SpatialEngineBuilder intensityPercent(double percent) {
        intensityPercent = checkIntensity(percent);
        return this;
    }

    /**
     * Below which frequency the side is taken out.
     *
     * @param cornerHz [80, 180] Hz; default 120
     * @throws IllegalArgumentException if it is outside its range
     */
    public SpatialEngineBuilder bassMonoHz(double cornerHz) {
        bassMonoHz = check("cornerHz", cornerHz, 80.0, 180.0, "Hz");
        return this;
    }

    /**
     * The lowest correlation that widening may lead to, over 400 ms.
     *
     * @param floor [0, 0.6]; default 0.2
     * @throws IllegalArgumentException if it is outside its range
     */
    public SpatialEngineBuilder correlationFloor(double floor) {
        correlationFloor = check("floor", floor, 0.0, 0.6, "");
        return this;
    }

    /**
     * Delay of the Haas side path.
     *
     * @param delayMs [5, 25] ms; default 12
     * @throws IllegalArgumentException if it is outside its range
     */
    public SpatialEngineBuilder haasDelayMs(double delayMs) {
        haasDelayMs = check("delayMs", delayMs, 5.0, 25.0, "ms");
        return this;
    }

    /** Whether it is for files or live. Default: {@link SpatialQuality#MASTERING}. */
    public SpatialEngineBuilder quality(SpatialQuality newQuality) {
        quality = Objects.requireNonNull(newQuality, "newQuality");
        return this;
    }

    /** What is done about the level. Default: {@link EnergyMode#MONO_EXACT}. */
    public SpatialEngineBuilder energy(EnergyMode mode) {
        energy = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * Puts what comes out on the grid of integers of this word length, dithered in the side alone. Samples that came from
     * integers of at most this word length, and are written as such without further dither, keep their mono sum to the
     * bit. Default: any floats.
     *
     * @param bits 16 or 24
     * @throws IllegalArgumentException if it is anything else
     * @throws IllegalStateException from {@link #build} together with {@link EnergyMode#CONSTANT_LOUDNESS}, whose gain
     *     leaves any grid
     */
    public SpatialEngineBuilder wordLengthBits(int bits) {
        if (bits != 16 && bits != 24) {
            throw new IllegalArgumentException("bits must be 16 or 24, but was " + bits);
        }
        wordLengthBits = bits;
        return this;
    }

    /**
     * Makes the engine.
     *
     * @throws IllegalStateException if settings contradict each other
     */
    public SpatialEngine build() {
        if (wordLengthBits > 0 && energy == EnergyMode.CONSTANT_LOUDNESS) {
            throw new IllegalStateException("wordLengthBits(" + wordLengthBits
                    + ") and energy(CONSTANT_LOUDNESS) exclude each other; leave one of them out");
        }
        return new SpatialEngine(new SpatialSettings(
                intensityPercent, bassMonoHz, correlationFloor, haasDelayMs, quality, energy, wordLengthBits));
    }

    static double checkIntensity(double percent) {
        return check("percent", percent, 0.0, 100.0, "%");
    }

    private static double check(String name, double value, double least, double most, String unit) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    (name + " must be in [" + least + ", " + most + "] " + unit).strip() + ", but was " + value);
        }
        return value;
    }
}
