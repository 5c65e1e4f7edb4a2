package app.loudcraft.onnx;

import java.util.List;

/**
 * What the network is asked about one track: windows of mel values, and the hand-made features of each.
 *
 * <p>The arrays are not copied; whoever holds them changes nothing in them.
 *
 * @param windows how many, at least 1
 * @param mel {@code [windows, 96, 256]}, as {@link MelWindow#values()}
 * @param features {@code [windows, features]}
 * @param silent true if there is nothing to be heard
 */
record GenreInput(int windows, float[] mel, float[] features, boolean silent) {

    /**
     * Windows that start at these frames.
     *
     * @param frames all that was transformed, at least one; the level of the track is theirs
     */
    static GenreInput of(MelFrames frames, List<Integer> starts, HandFeatures hand) {
        TrackLevel level = TrackLevel.of(frames);
        float[] mel = new float[starts.size() * MelWindow.SIZE];
        float[] features = new float[starts.size() * hand.count()];
        for (int i = 0; i < starts.size(); i++) {
            MelWindow window = MelWindow.of(frames, starts.get(i), level);
            System.arraycopy(window.values(), 0, mel, i * MelWindow.SIZE, MelWindow.SIZE);
            hand.compute(window, features, i * hand.count());
        }
        return new GenreInput(starts.size(), mel, features, level.silent());
    }
}
