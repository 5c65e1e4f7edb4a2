package app.loudcraft.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * The hand-made features of a window: timbre, shape of the spectrum, dynamics, onsets, beat, percussion and modulation.
 *
 * <p>They are computed from the very values that the network sees, so none tells width, loudness, or what lies above 10.5
 * kHz. Each is finite for any window; the same window gives the same bits. Cost: about 1 ms a window. Safe to share between
 * threads.
 */
final class HandFeatures {

    private final List<FeatureGroup> groups = List.of(
            new TimbreFeatures(),
            new ShapeFeatures(),
            new DynamicsFeatures(),
            new OnsetFeatures(),
            new PulseFeatures(),
            new PercussionFeatures(),
            new ModulationFeatures());

    private final List<String> names;
    private final int[] places = new int[groups.size()];

    HandFeatures() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            places[i] = all.size();
            all.addAll(groups.get(i).names());
        }
        names = List.copyOf(all);
    }

    /** The names in the order of the features; unmodifiable. */
    List<String> names() {
        return names;
    }

    /** How many features there are. */
    int count() {
        return names.size();
    }

    /** Writes all features of a window to {@code into[at...]}. */
    void compute(MelWindow window, float[] into, int at) {
        for (int i = 0; i < places.length; i++) {
            groups.get(i).compute(window, into, at + places[i]);
        }
    }
}
