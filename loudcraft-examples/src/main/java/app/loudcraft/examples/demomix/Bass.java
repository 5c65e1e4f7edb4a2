package app.loudcraft.examples.demomix;

/** A synthesiser bass: a sawtooth through a filter that closes, over a sine at the same pitch. In the middle. */
final class Bass {
    void play(Track track, double atSeconds, double seconds, double hz, double velocity) {
        int rate = track.sampleRateHz;
        Saw saw = new Saw(0.5);
        VoiceFilter filter = new VoiceFilter(rate, 200.0, 0.9);
        Decay closing = new Decay(0.5, rate);
        Swell swell = new Swell(0.006, seconds, 0.05, rate);
        int start = track.frameAt(atSeconds);
        for (int i = 0; i < swell.frames(); i++) {
            double open = closing.next();
            if (i % 16 == 0) {
                filter.cutoffHz(3.0 * hz + 1_400.0 * velocity * open);
            }
            double tone = 0.55 * filter.lowPass(saw.next(hz / rate)) + 0.6 * Sine.at(hz * i / rate);
            double sample = velocity * swell.at(i) * (0.7 + 0.3 * open) * tone;
            track.add(start + i, sample, sample);
        }
    }
}
