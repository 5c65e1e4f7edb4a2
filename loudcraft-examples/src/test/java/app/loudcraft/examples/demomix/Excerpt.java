package app.loudcraft.examples.demomix;

import app.loudcraft.audio.AudioBuffer;
import java.util.Arrays;

/** The beginning of the chorus of the demo mix: short, loud enough and full. */
public final class Excerpt {
    private static final int CHORUS_SECONDS = 15;
    private static final AudioBuffer MIX = DemoMix.render();

    private Excerpt() {}

    /** A copy of so many seconds. */
    public static AudioBuffer seconds(int seconds) {
        int from = CHORUS_SECONDS * MIX.sampleRateHz();
        int to = from + seconds * MIX.sampleRateHz();
        return AudioBuffer.stereo(
                MIX.sampleRateHz(),
                Arrays.copyOfRange(MIX.channel(0), from, to),
                Arrays.copyOfRange(MIX.channel(1), from, to));
    }
}
