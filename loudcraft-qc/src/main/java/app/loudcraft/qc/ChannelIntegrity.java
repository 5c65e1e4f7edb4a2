package app.loudcraft.qc;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.qc.limits.IntegrityLimits;

/** Everything that the integrity check looks for in one channel, in the samples of one step after the other. */
final class ChannelIntegrity {

    final Dropouts dropouts;
    final StuckSamples stuck;
    final Clicks clicks;
    final SteadyOffset offset;
    final SilentStretches silences;
    final Subnormals subnormals;

    private final boolean floatingPoint;
    private final int pieceFrames;
    private final double silentEnergy;
    private final double[] energies;

    /**
     * @param pieceFrames frames of a piece of 10 ms
     * @param silentPieces silent pieces that are worth telling
     * @param silent mean square up to which a piece is silent
     */
    ChannelIntegrity(AudioSpec spec, int pieceFrames, int silentPieces, double silent, IntegrityLimits limits) {
        int sampleRateHz = spec.sampleRateHz();
        this.dropouts = new Dropouts(sampleRateHz);
        this.stuck = new StuckSamples((int) Math.ceil(limits.stuckSeconds() * sampleRateHz));
        this.clicks = new Clicks(sampleRateHz);
        this.offset = new SteadyOffset(pieceFrames);
        this.silences = new SilentStretches(pieceFrames, silentPieces);
        this.subnormals = new Subnormals(pieceFrames);
        this.floatingPoint = spec.format().isFloatingPoint();
        this.pieceFrames = pieceFrames;
        this.silentEnergy = silent * pieceFrames;
        this.energies = new double[Clicks.GROUP];
    }

    /** Looks for what needs to be seen with its surroundings. */
    void look(float[] x, int from, int to, long firstFrame) {
        dropouts.look(x, from, to, firstFrame);
        stuck.look(x, from, to, firstFrame);
        clicks.look(x, from, to, firstFrame);
        // The steps of integers are too far apart to have any.
        if (floatingPoint) {
            subnormals.look(x, from, to, firstFrame);
        }
    }

    /** Measures the pieces of the step that begins at {@code x[from]}; only the first {@code whole} belong to the stream. */
    void measure(float[] x, int from, int whole) {
        for (int p = 0; p < whole; p++) {
            int end = from + (p + 1) * pieceFrames;
            double sum = 0.0;
            double energy = 0.0;
            int i = end - pieceFrames;
            // Four at a time: additions that wait for each other would cost four times as much.
            for (; i + 4 <= end; i += 4) {
                float a = x[i];
                float b = x[i + 1];
                float c = x[i + 2];
                float d = x[i + 3];
                sum += (a + b) + (c + d);
                energy += (a * a + b * b) + (c * c + d * d);
            }
            for (; i < end; i++) {
                sum += x[i];
                energy += x[i] * x[i];
            }
            energies[p] = energy;
            offset.add(sum, energy);
            silences.add(energy <= silentEnergy);
        }
    }

    /** Energy of a piece of the step measured last. */
    double energy(int piece) {
        return energies[piece];
    }
}
