package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;

/**
 * By how much the sum of left and right changed.
 *
 * @param mostUlp the most in any frame, in units in the last place of the largest of its four samples
 * @param frames frames in which it changed at all
 * @param seconds where the most is; NaN if nowhere
 */
record MonoSumError(double mostUlp, long frames, double seconds) {

    static MonoSumError between(AudioBuffer before, AudioBuffer after) {
        float[] l = before.channel(0), r = before.channel(1);
        float[] wideL = after.channel(0), wideR = after.channel(1);
        double most = 0.0;
        double seconds = Double.NaN;
        long frames = 0;
        for (int i = 0; i < before.frames(); i++) {
            double error = Math.abs(((double) wideL[i] + wideR[i]) - ((double) l[i] + r[i]));
            if (error != 0.0) {
                frames++;
                float largest = Math.max(
                        Math.max(Math.abs(l[i]), Math.abs(r[i])), Math.max(Math.abs(wideL[i]), Math.abs(wideR[i])));
                if (error / Math.ulp(largest) > most) {
                    most = error / Math.ulp(largest);
                    seconds = (double) i / before.sampleRateHz();
                }
            }
        }
        return new MonoSumError(most, frames, seconds);
    }
}
