package app.loudcraft.examples.demomix;

import java.util.SplittableRandom;

/** A bass drum: a sine that falls from a thump to its pitch, with the click of the beater. */
final class Kick {
    private static final double PITCH_HZ = 50.0;
    private static final double SWEEP_HZ = 130.0;
    private static final double SECONDS = 0.45;

    private final SplittableRandom noise = new SplittableRandom(11);

    void play(Track track, double atSeconds, double velocity) {
        int rate = track.sampleRateHz;
        Decay body = new Decay(SECONDS, rate);
        Decay sweep = new Decay(0.12, rate);
        Decay click = new Decay(0.012, rate);
        VoiceFilter beater = new VoiceFilter(rate, 2_500.0, 0.7);
        int start = track.frameAt(atSeconds);
        double phase = 0.0;
        for (int i = 0; i < SECONDS * rate; i++) {
            double tone = Sine.at(phase) * body.next();
            phase += (PITCH_HZ + SWEEP_HZ * sweep.next()) / rate;
            double tap = beater.lowPass(2.0 * noise.nextDouble() - 1.0) * click.next();
            double sample = velocity * (tone + 0.35 * tap);
            track.add(start + i, sample, sample);
        }
    }
}
