package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A damaged copy of a master, and where the damage is.
 *
 * @param places where; empty for damage that is everywhere
 */
record Damaged(AudioBuffer audio, List<Place> places) {

    /** A stretch of time. */
    record Place(double startSeconds, double endSeconds) {}

    /** Damage that is everywhere. */
    static Damaged everywhere(AudioBuffer audio) {
        return new Damaged(audio, List.of());
    }

    /** Damage at these frames, each of the same length. */
    static Damaged at(AudioBuffer audio, int[] frames, int length) {
        double rate = audio.sampleRateHz();
        List<Place> places = new ArrayList<>();
        for (int frame : frames) {
            places.add(new Place(frame / rate, Math.min(audio.frames(), frame + length) / rate));
        }
        return new Damaged(audio, places);
    }

    /** Damage wherever samples were changed; what is less than 0.1 s apart is one place. */
    static Damaged whereChanged(AudioBuffer before, AudioBuffer after) {
        int rate = after.sampleRateHz();
        List<Place> places = new ArrayList<>();
        int start = -1;
        int last = 0;
        for (int i = 0; i < after.frames(); i++) {
            if (before.channel(0)[i] != after.channel(0)[i] || before.channel(1)[i] != after.channel(1)[i]) {
                if (start >= 0 && i - last > rate / 10) {
                    places.add(new Place((double) start / rate, (last + 1.0) / rate));
                    start = i;
                }
                start = start < 0 ? i : start;
                last = i;
            }
        }
        if (start >= 0) {
            places.add(new Place((double) start / rate, (last + 1.0) / rate));
        }
        return new Damaged(after, places);
    }
}
