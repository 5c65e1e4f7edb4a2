package app.loudcraft.dsp;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Decibels;
import java.util.Objects;

/**
 * One band of an {@link Equalizer}: a shape, where it sits, how much it does and how wide it is.
 *
 * <p>The prototypes are the analogue ones of the usual parametric equaliser, with {@code s} in units of the frequency
 * and {@code A = 10^(gainDb / 40)}: bell {@code (s^2 + s A/Q + 1) / (s^2 + s/(A Q) + 1)}, high shelf
 * {@code A (A s^2 + s sqrt(A)/Q + 1) / (s^2 + s sqrt(A)/Q + A)}, passes {@code (s^2 or 1) / (s^2 + s/Q + 1)}.
 *
 * <p>Immutable and thread-safe. {@link #responseDb} costs a filter design, about a microsecond.
 *
 * @param shape which prototype
 * @param frequencyHz centre of a bell, half-gain point of a shelf, corner of a pass; [5, 192000], and below half the
 *     sample rate when used
 * @param gainDb gain of a bell or shelf, [-36, 36]; 0 for a pass
 * @param q quality factor, [0.1, 40]; 1/sqrt(2) is Butterworth
 */
public record EqualizerBand(Shape shape, double frequencyHz, double gainDb, double q) {

    /** The curve that a band draws. */
    public enum Shape {
        /** Raises or lowers the surroundings of one frequency. */
        BELL,
        /** Raises or lowers everything below a frequency. */
        LOW_SHELF,
        /** Raises or lowers everything above a frequency. */
        HIGH_SHELF,
        /** Removes what lies below a frequency, 12 dB an octave. */
        HIGH_PASS,
        /** Removes what lies above a frequency, 12 dB an octave. */
        LOW_PASS
    }

    /** The quality factor at which a pass is as flat and a shelf as steep as possible without a bump: 1/sqrt(2). */
    public static final double BUTTERWORTH_Q = 0.7071067811865476;

    private static final double MIN_FREQUENCY_HZ = 5.0;
    private static final double MAX_FREQUENCY_HZ = AudioSpec.MAX_SAMPLE_RATE_HZ / 2.0;
    private static final double MAX_GAIN_DB = 36.0;
    private static final double MIN_Q = 0.1;
    private static final double MAX_Q = 40.0;

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public EqualizerBand {
        Objects.requireNonNull(shape, "shape");
        Ranges.check("frequencyHz", frequencyHz, MIN_FREQUENCY_HZ, MAX_FREQUENCY_HZ, "Hz");
        Ranges.check("gainDb", gainDb, -MAX_GAIN_DB, MAX_GAIN_DB, "dB");
        Ranges.check("q", q, MIN_Q, MAX_Q, "");
        if (gainDb != 0.0 && (shape == Shape.HIGH_PASS || shape == Shape.LOW_PASS)) {
            throw new IllegalArgumentException("gainDb must be 0 for " + shape + ", but was " + gainDb);
        }
    }

    /** A bell of {@code gainDb} at {@code frequencyHz}. */
    public static EqualizerBand bell(double frequencyHz, double gainDb, double q) {
        return new EqualizerBand(Shape.BELL, frequencyHz, gainDb, q);
    }

    /** A Butterworth low shelf: {@code gainDb} far below {@code frequencyHz}, half of it there. */
    public static EqualizerBand lowShelf(double frequencyHz, double gainDb) {
        return lowShelf(frequencyHz, gainDb, BUTTERWORTH_Q);
    }

    /** A low shelf: {@code gainDb} far below {@code frequencyHz}, half of it there. */
    public static EqualizerBand lowShelf(double frequencyHz, double gainDb, double q) {
        return new EqualizerBand(Shape.LOW_SHELF, frequencyHz, gainDb, q);
    }

    /** A Butterworth high shelf: {@code gainDb} far above {@code frequencyHz}, half of it there. */
    public static EqualizerBand highShelf(double frequencyHz, double gainDb) {
        return highShelf(frequencyHz, gainDb, BUTTERWORTH_Q);
    }

    /** A high shelf: {@code gainDb} far above {@code frequencyHz}, half of it there. */
    public static EqualizerBand highShelf(double frequencyHz, double gainDb, double q) {
        return new EqualizerBand(Shape.HIGH_SHELF, frequencyHz, gainDb, q);
    }

    /** A high-pass; at {@code cutoffHz} its gain is {@code q}, so -3.01 dB for {@link #BUTTERWORTH_Q}. */
    public static EqualizerBand highPass(double cutoffHz, double q) {
        return new EqualizerBand(Shape.HIGH_PASS, cutoffHz, 0.0, q);
    }

    /** A low-pass; at {@code cutoffHz} its gain is {@code q}, so -3.01 dB for {@link #BUTTERWORTH_Q}. */
    public static EqualizerBand lowPass(double cutoffHz, double q) {
        return new EqualizerBand(Shape.LOW_PASS, cutoffHz, 0.0, q);
    }

    /** True if this band leaves every sample as it is: a bell or shelf of exactly 0 dB. */
    public boolean isNeutral() {
        return gainDb == 0.0 && shape != Shape.HIGH_PASS && shape != Shape.LOW_PASS;
    }

    /**
     * What this band does to a steady tone when it runs at the given rate, in dB; {@link Double#NEGATIVE_INFINITY} for
     * a high-pass at 0 Hz.
     *
     * @param toneHz frequency of the tone, [0, half the rate]
     * @param sampleRateHz frames a second
     * @throws IllegalArgumentException if the tone or the band does not fit below half the rate
     */
    public double responseDb(double toneHz, int sampleRateHz) {
        Ranges.check("toneHz", toneHz, 0.0, sampleRateHz / 2.0, "Hz");
        if (isNeutral()) {
            return 0.0;
        }
        return Decibels.fromPower(coefficients(sampleRateHz).power(2.0 * Math.PI * toneHz / sampleRateHz));
    }

    /**
     * The section that realises this band.
     *
     * @throws IllegalArgumentException if the band does not lie below half the rate
     */
    BiquadCoefficients coefficients(int sampleRateHz) {
        if (frequencyHz >= sampleRateHz / 2.0) {
            throw new IllegalArgumentException("frequencyHz must be below half the sample rate of " + sampleRateHz
                    + " Hz, but was " + frequencyHz);
        }
        double radians = 2.0 * Math.PI * frequencyHz / sampleRateHz;
        return switch (shape) {
            case BELL -> MatchedBiquads.bell(radians, gainDb, q);
            case LOW_SHELF -> MatchedBiquads.lowShelf(radians, gainDb, q);
            case HIGH_SHELF -> MatchedBiquads.highShelf(radians, gainDb, q);
            case HIGH_PASS -> MatchedBiquads.highPass(radians, q);
            case LOW_PASS -> MatchedBiquads.lowPass(radians, q);
        };
    }
}
