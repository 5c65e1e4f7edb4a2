package app.loudcraft.examples.demomix;

/** A singing lead: two sawtooths an octave apart behind a filter, with a vibrato that sets in late. */
final class Lead {
    private static final double VIBRATO_HZ = 5.4;
    private static final double VIBRATO_CENTS = 22.0;
    private static final double VIBRATO_AFTER_SECONDS = 0.25;

    private double lastHz;

    void play(Track track, double atSeconds, double seconds, double hz, double velocity) {
        int rate = track.sampleRateHz;
        Saw saw = new Saw(0.5);
        Saw below = new Saw(0.5);
        VoiceFilter filter = new VoiceFilter(rate, 2_400.0, 1.1);
        Decay brightness = new Decay(0.6, rate);
        Decay glide = new Decay(0.15, rate);
        Swell swell = new Swell(0.02, seconds, 0.09, rate);
        double fromHz = lastHz == 0.0 ? hz : lastHz;
        int start = track.frameAt(atSeconds);
        double step = hz / rate;
        for (int i = 0; i < swell.frames(); i++) {
            double sliding = glide.next();
            double bright = brightness.next();
            if (i % 16 == 0) {
                double cents = vibratoCents((double) i / rate);
                step = (hz + (fromHz - hz) * sliding) * (1.0 + cents * StrictMath.log(2.0) / 1_200.0) / rate;
                filter.cutoffHz(1_800.0 + 2_600.0 * velocity * bright);
            }
            double tone = filter.lowPass(0.6 * saw.next(step) + 0.4 * below.next(0.5 * step));
            double sample = velocity * swell.at(i) * tone;
            track.add(start + i, sample, sample);
        }
        lastHz = hz;
    }

    private static double vibratoCents(double seconds) {
        double depth = Math.max(0.0, Math.min(1.0, (seconds - VIBRATO_AFTER_SECONDS) / 0.4));
        return VIBRATO_CENTS * depth * Sine.at(VIBRATO_HZ * seconds);
    }
}
