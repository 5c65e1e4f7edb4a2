package app.loudcraft.examples.demomix;

/** An electric piano by frequency modulation (J. Chowning, JAES 21(7), 1973), wandering between the loudspeakers. */
final class Keys {
    private static final double TREMOLO_HZ = 3.2;

    void play(Track track, double atSeconds, double seconds, double hz, double velocity) {
        int rate = track.sampleRateHz;
        Decay body = new Decay(2.2, rate);
        Decay bark = new Decay(0.7, rate);
        Decay tine = new Decay(0.15, rate);
        Swell swell = new Swell(0.003, seconds, 0.15, rate);
        int start = track.frameAt(atSeconds);
        for (int i = 0; i < swell.frames(); i++) {
            double periods = hz * i / rate;
            double modulator = 0.25 * velocity * bark.next() * Sine.at(periods);
            double bell = 0.10 * velocity * tine.next() * Sine.at(14.0 * periods);
            double sample = velocity * swell.at(i) * body.next() * Sine.at(periods + modulator + bell);
            double side = 0.35 * Sine.at(TREMOLO_HZ * (start + i) / rate);
            track.add(start + i, (1.0 - side) * sample, (1.0 + side) * sample);
        }
    }
}
