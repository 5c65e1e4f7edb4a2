package app.loudcraft.examples.demomix;

/** A string pad: for each note two sawtooths a few cents apart on either side, behind a filter that breathes. */
final class Pad {
    private static final double[] DETUNE_CENTS = {-7.0, 5.0, 8.0, -4.0};

    void play(Track track, double atSeconds, double seconds, double[] chordHz, double brightnessHz, double velocity) {
        int rate = track.sampleRateHz;
        VoiceFilter left = new VoiceFilter(rate, brightnessHz, 0.7);
        VoiceFilter right = new VoiceFilter(rate, brightnessHz, 0.7);
        Saw[] saws = new Saw[4 * chordHz.length];
        double[] steps = new double[saws.length];
        for (int v = 0; v < saws.length; v++) {
            saws[v] = new Saw((v * 0.381966) % 1.0);
            steps[v] = chordHz[v / 4] * StrictMath.pow(2.0, DETUNE_CENTS[v % 4] / 1_200.0) / rate;
        }
        Swell swell = new Swell(0.35, seconds, 0.6, rate);
        int start = track.frameAt(atSeconds);
        double level = 0.5 * velocity / chordHz.length;
        for (int i = 0; i < swell.frames(); i++) {
            if (i % 64 == 0) {
                double breath = 1.0 + 0.25 * Sine.at(0.17 * (start + i) / rate);
                left.cutoffHz(brightnessHz * breath);
                right.cutoffHz(brightnessHz * (2.0 - breath));
            }
            double l = 0.0;
            double r = 0.0;
            for (int v = 0; v < saws.length; v += 4) {
                l += saws[v].next(steps[v]) + saws[v + 1].next(steps[v + 1]);
                r += saws[v + 2].next(steps[v + 2]) + saws[v + 3].next(steps[v + 3]);
            }
            double gain = level * swell.at(i);
            track.add(start + i, gain * left.lowPass(l), gain * right.lowPass(r));
        }
    }
}
