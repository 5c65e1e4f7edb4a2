package app.loudcraft.examples.demomix;

import java.util.SplittableRandom;

/** A snare drum: two modes of its skin and the rattle of its wires, which differs between left and right. */
final class Snare {
    private static final double SECONDS = 0.35;

    private final SplittableRandom noise = new SplittableRandom(22);

    void play(Track track, double atSeconds, double velocity) {
        int rate = track.sampleRateHz;
        Decay skin = new Decay(0.18, rate);
        Decay wires = new Decay(0.28, rate);
        VoiceFilter[] colour = {
            new VoiceFilter(rate, 3_800.0, 0.6),
            new VoiceFilter(rate, 3_800.0, 0.6),
            new VoiceFilter(rate, 3_800.0, 0.6)
        };
        int start = track.frameAt(atSeconds);
        for (int i = 0; i < SECONDS * rate; i++) {
            double seconds = (double) i / rate;
            double tone = (0.6 * Sine.at(188.0 * seconds) + 0.35 * Sine.at(331.0 * seconds)) * skin.next();
            double level = wires.next();
            double middle = colour[0].bandPass(rattle());
            double left = tone + level * (middle + 0.5 * colour[1].bandPass(rattle()));
            double right = tone + level * (middle + 0.5 * colour[2].bandPass(rattle()));
            track.add(start + i, velocity * left, velocity * right);
        }
    }

    private double rattle() {
        return 2.0 * noise.nextDouble() - 1.0;
    }
}
