package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;

/** Synthesises what a classifier of genres takes for music: chords of eight partials that change every two seconds, with a beat. */
final class Chords {
    private static final int PARTIALS = 8;
    private static final double BEAT_SECONDS = 0.5;
    private static final double CHORD_SECONDS = 2.0;
    private static final double LEVEL = 0.1;

    private Chords() {}

    /** A stereo programme, the same for the same arguments. */
    static AudioBuffer of(int sampleRateHz, int seconds) {
        AudioBuffer chords = AudioBuffer.allocate(sampleRateHz, ChannelLayout.STEREO, sampleRateHz * seconds);
        for (int c = 0; c < chords.channels(); c++) {
            float[] x = chords.channel(c);
            for (int i = 0; i < x.length; i++) {
                double t = (double) i / sampleRateHz;
                double rootHz = 110.0 * Math.pow(2.0, Math.floor(t / CHORD_SECONDS) % 5 / 12.0);
                double sum = 0.0;
                for (int partial = 1; partial <= PARTIALS; partial++) {
                    sum += Math.sin(2.0 * Math.PI * partial * rootHz * t + c) / partial;
                }
                x[i] = (float) (LEVEL * sum * (0.3 + Math.exp(-8.0 * (t % BEAT_SECONDS))));
            }
        }
        return chords;
    }
}
