package app.loudcraft.examples.demomix;

/** Repeats a track from side to side, each time softer and duller. */
final class Echo {
    private static final double FEEDBACK = 0.42;
    private static final double DULLNESS_HZ = 3_500.0;

    private Echo() {}

    /** Adds the echoes to the track itself. */
    static void addTo(Track track, double delaySeconds, double level) {
        int delay = track.frameAt(delaySeconds);
        double[] left = new double[track.frames()];
        double[] right = new double[track.frames()];
        VoiceFilter leftTone = new VoiceFilter(track.sampleRateHz, DULLNESS_HZ, 0.6);
        VoiceFilter rightTone = new VoiceFilter(track.sampleRateHz, DULLNESS_HZ, 0.6);
        for (int i = delay; i < track.frames(); i++) {
            double dry = 0.5 * (track.left[i - delay] + track.right[i - delay]);
            left[i] = leftTone.lowPass(dry + FEEDBACK * right[i - delay]);
            right[i] = rightTone.lowPass(FEEDBACK * left[i - delay] / 0.6);
        }
        for (int i = 0; i < track.frames(); i++) {
            track.left[i] += level * left[i];
            track.right[i] += level * right[i];
        }
    }
}
