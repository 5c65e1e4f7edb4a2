package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;

/**
 * Hears whether a programme begins and ends in the middle of sound: the levels of its first and its last 10 ms.
 *
 * <p>Levels are RMS of the loudest channel, full scale at 0; negative infinity for silence. About 1 ns a frame. One
 * stream on one thread.
 */
final class ProgrammeEnds {

    private static final double SECONDS = 0.01;

    private final int length;
    private final float[][] last;
    private final double[] first;
    private long frames;

    ProgrammeEnds(int sampleRateHz, int channels) {
        this.length = (int) Math.round(SECONDS * sampleRateHz);
        this.last = new float[channels][length];
        this.first = new double[channels];
    }

    void listen(AudioBlock block) {
        int count = block.frames();
        int inFirst = (int) Math.max(0, Math.min(count, length - frames));
        int kept = Math.min(count, length);
        for (int c = 0; c < last.length; c++) {
            float[] x = block.channel(c);
            int from = block.offset();
            for (int i = from; i < from + inFirst; i++) {
                first[c] += (double) x[i] * x[i];
            }
            System.arraycopy(last[c], kept, last[c], 0, length - kept);
            System.arraycopy(x, from + count - kept, last[c], length - kept, kept);
        }
        frames += count;
    }

    /** Level of the first 10 ms, in dBFS. */
    double firstDbfs() {
        double most = 0.0;
        for (double energy : first) {
            most = Math.max(most, energy);
        }
        return Decibels.fromPower(most / length);
    }

    /** Level of the last 10 ms, in dBFS. */
    double lastDbfs() {
        double most = 0.0;
        for (float[] x : last) {
            double energy = 0.0;
            for (float sample : x) {
                energy += (double) sample * sample;
            }
            most = Math.max(most, energy);
        }
        return Decibels.fromPower(most / length);
    }
}
