package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import java.util.OptionalDouble;

/**
 * Looks for what a high sample rate is good for: whether there is anything at all where a lower rate has nothing.
 *
 * <p>Converters and microphones leave noise there, 100 dB below loud music at least; where there is less, a computer made
 * it, from a lower rate or without anything to say. About nothing.
 */
final class HighRate {

    private static final int LOWEST_RATE_HZ = 88_200;
    // Half of 48 and of 96 kHz, and the room that filters of converters take.
    private static final double[] FROM_HZ = {26_500.0, 53_000.0};
    private static final double TO_SHARE_OF_RATE = 0.45;
    private static final double EMPTY_DB = -105.0;

    private final int sampleRateHz;
    private final double binHz;
    private final double[] above = new double[FROM_HZ.length];
    private double whole;

    HighRate(int sampleRateHz, double binHz) {
        this.sampleRateHz = sampleRateHz;
        this.binHz = binHz;
    }

    /** Takes the next spectrum of powers. */
    void add(double[] power) {
        if (sampleRateHz < LOWEST_RATE_HZ) {
            return;
        }
        for (int k = 1; k < power.length; k++) {
            whole += power[k];
        }
        for (int i = 0; i < FROM_HZ.length; i++) {
            int to = (int) (TO_SHARE_OF_RATE * sampleRateHz / binHz);
            for (int k = (int) Math.ceil(FROM_HZ[i] / binHz); k < to; k++) {
                above[i] += power[k];
            }
        }
    }

    /** The frequency from which on there is nothing; empty where there is, and at lower rates. */
    OptionalDouble emptyFromHz() {
        for (int i = 0; i < FROM_HZ.length && whole > 0.0; i++) {
            boolean there = FROM_HZ[i] < TO_SHARE_OF_RATE * sampleRateHz;
            if (there && Decibels.fromPower(above[i] / whole) < EMPTY_DB) {
                return OptionalDouble.of(FROM_HZ[i]);
            }
        }
        return OptionalDouble.empty();
    }
}
