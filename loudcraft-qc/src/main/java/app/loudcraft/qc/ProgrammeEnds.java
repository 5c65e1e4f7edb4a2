package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;

/**
 * Hears whether a programme begins and ends in the middle of sound: its first frame, and the level of its last 10 ms.
 *
 * <p>Levels are of the loudest channel, full scale at 0; negative infinity for silence. Costs two copies of 10 ms a block.
 * One stream on one thread.
 */
final class ProgrammeEnds {

    /** How much of the end is heard. */
    static final double SECONDS = 0.01;

    private final int length;
    private final float[][] last;
    private double first;
    private boolean begun;

    ProgrammeEnds(int sampleRateHz, int channels) {
        this.length = (int) Math.round(SECONDS * sampleRateHz);
        this.last = new float[channels][length];
    }

    void listen(AudioBlock block) {
        int count = block.frames();
        int kept = Math.min(count, length);
        for (int c = 0; c < last.length; c++) {
            float[] x = block.channel(c);
            int from = block.offset();
            if (!begun && count > 0) {
                first = Math.max(first, Math.abs(x[from]));
            }
            System.arraycopy(last[c], kept, last[c], 0, length - kept);
            System.arraycopy(x, from + count - kept, last[c], length - kept, kept);
        }
        begun |= count > 0;
    }

    /** The largest sample of the first frame, in dBFS. */
    double firstDbfs() {
        return Decibels.fromAmplitude(first);
    }

    /** RMS of the last 10 ms, in dBFS; what is shorter counts as if silence came before. */
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
