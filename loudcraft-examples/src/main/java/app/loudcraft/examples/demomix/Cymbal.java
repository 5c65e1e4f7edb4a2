package app.loudcraft.examples.demomix;

import java.util.SplittableRandom;

/** Hats and crashes: six square waves that fit no scale, and noise, above a high corner. */
final class Cymbal {
    /** Frequencies in Hz of the six oscillators of a classic analogue drum machine, as its circuit sets them. */
    private static final double[] PARTIALS_HZ = {205.3, 304.4, 369.6, 522.7, 800.0, 540.0};

    private final SplittableRandom noise = new SplittableRandom(33);

    /**
     * @param decaySeconds 0.06 for a closed hat, 0.4 for an open one, 2 and more for a crash
     * @param cornerHz what lies below is removed
     */
    void play(Track track, double atSeconds, double velocity, double decaySeconds, double cornerHz, Pan pan) {
        int rate = track.sampleRateHz;
        Decay ring = new Decay(decaySeconds, rate);
        VoiceFilter near = new VoiceFilter(rate, cornerHz, 0.8);
        VoiceFilter far = new VoiceFilter(rate, cornerHz, 0.8);
        int start = track.frameAt(atSeconds);
        double attackFrames = 0.001 * rate;
        for (int i = 0; i < decaySeconds * rate; i++) {
            double seconds = (double) i / rate;
            double metal = 0.0;
            for (double hz : PARTIALS_HZ) {
                double periods = 4.0 * hz * seconds;
                metal += periods - Math.floor(periods) < 0.5 ? 1.0 : -1.0;
            }
            metal *= 0.20;
            double level = velocity * ring.next() * Math.min(1.0, i / attackFrames);
            double first = level * near.highPass(metal + 1.1 * hiss());
            double second = level * far.highPass(metal + 1.1 * hiss());
            // A third of each place leaks to the other, so that a cymbal has a width.
            track.add(start + i, pan.left() * (first + 0.3 * second), pan.right() * (second + 0.3 * first));
        }
    }

    private double hiss() {
        return 2.0 * noise.nextDouble() - 1.0;
    }
}
