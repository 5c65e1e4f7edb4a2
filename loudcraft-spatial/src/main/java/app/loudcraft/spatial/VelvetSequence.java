package app.loudcraft.spatial;

/**
 * A sparse filter that decorrelates: 30 impulses over 30 ms, one at a searched place in every millisecond, positive or
 * negative, that decay by 30 dB and have the energy 1 together.
 *
 * <p>After Alary, Politis and V&auml;lim&auml;ki, "Velvet-noise decorrelator" (DAFx-17) and Schlecht, Alary,
 * V&auml;lim&auml;ki and Habets, "Optimized velvet-noise decorrelator" (DAFx-18). Immutable.
 */
final class VelvetSequence {

    static final int LOWEST_RATE_HZ = 8_000;
    static final int HIGHEST_RATE_HZ = 384_000;

    /** Impulses, and the milliseconds that they stand in. */
    static final int IMPULSES = 30;

    private static final double DECAY_DB = 30;

    private final int[] positionsFrames;
    private final double[] gains;
    private final int lengthFrames;

    private VelvetSequence(int[] positionsFrames, double[] gains, int lengthFrames) {
        this.positionsFrames = positionsFrames;
        this.gains = gains;
        this.lengthFrames = lengthFrames;
    }

    /**
     * The sequence of a rate.
     *
     * <p>A rate that is a multiple of a table's rate has the places of that table in time, exactly, and so the same
     * spectrum up to the table's half rate. Every other rate has the places of the 48 kHz table, rounded to its frames:
     * measured at 600 of them, its third-octave bands stray from flat by up to 1.1 dB from 37 kHz on, 1.3 dB from 16 kHz,
     * 1.7 dB from 10 kHz and 2.4 dB below, where the table strays by 0.87 dB; a mono programme changes by up to 0.2 dB
     * more.
     *
     * @param sampleRateHz 8,000 to 384,000
     * @throws IllegalArgumentException if the rate is outside
     */
    static VelvetSequence at(int sampleRateHz) {
        if (sampleRateHz < LOWEST_RATE_HZ || sampleRateHz > HIGHEST_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz must be in [" + LOWEST_RATE_HZ + ", " + HIGHEST_RATE_HZ
                    + "] Hz, but was " + sampleRateHz);
        }
        VelvetTable table = VelvetTable.of(sampleRateHz);
        int[] signed = table.signedPositionsFrames();
        for (int i = 0; i < signed.length; i++) {
            int magnitude = rescaled(Math.abs(signed[i]), table.sampleRateHz(), sampleRateHz);
            signed[i] = signed[i] < 0 ? -magnitude : magnitude;
        }
        return of(signed, sampleRateHz);
    }

    /**
     * The sequence with impulses at the given places.
     *
     * @param signedPositionsFrames rising in magnitude, none 0; a negative one stands for a negative impulse
     */
    static VelvetSequence of(int[] signedPositionsFrames, int sampleRateHz) {
        int count = signedPositionsFrames.length;
        int[] positions = new int[count];
        double[] gains = new double[count];
        double energy = 0;
        for (int i = 0; i < count; i++) {
            positions[i] = Math.abs(signedPositionsFrames[i]);
            // Of the exact 30 ms, not of the whole frames in them: so every multiple of a rate has the same gains.
            double elapsed = positions[i] * 1000.0 / (IMPULSES * (double) sampleRateHz);
            double gain = StrictMath.pow(10, -DECAY_DB / 20 * elapsed);
            gains[i] = signedPositionsFrames[i] < 0 ? -gain : gain;
            energy += gain * gain;
        }
        double scale = 1 / Math.sqrt(energy);
        for (int i = 0; i < count; i++) {
            gains[i] *= scale;
        }
        return new VelvetSequence(positions, gains, firstFrameOfCell(IMPULSES, sampleRateHz));
    }

    /** The first frame that does not lie before the given millisecond. */
    static int firstFrameOfCell(int cell, int sampleRateHz) {
        return (cell * sampleRateHz + 999) / 1000;
    }

    private static int rescaled(int positionFrames, int fromHz, int toHz) {
        return (int) (((long) positionFrames * toHz * 2 + fromHz) / (2L * fromHz));
    }

    /** Where the impulses stand, in frames from 0, rising; a copy. */
    int[] positionsFrames() {
        return positionsFrames.clone();
    }

    /** The signed gains of the impulses; their squares add up to 1; a copy. */
    double[] gains() {
        return gains.clone();
    }

    /** What a line that delays by up to the last impulse must hold: 30 ms in frames, rounded up. */
    int lengthFrames() {
        return lengthFrames;
    }
}
