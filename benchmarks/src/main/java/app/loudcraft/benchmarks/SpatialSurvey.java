package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures {@link app.loudcraft.spatial.SpatialEngine} on music, alone and beside FFmpeg's wideners, and prints tables in
 * Markdown.
 *
 * <pre>{@code
 * java -Xmx1500m -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.SpatialSurvey [-seconds N] FILE...
 * }</pre>
 *
 * <p>The files are WAV in mono, which is put on both channels, or stereo. Of each the first {@code N} seconds are taken, all
 * of it unless told. Memory: about 20 MB for a second of audio at 48 kHz. Needs {@code ffmpeg} on the path.
 */
public final class SpatialSurvey {

    private SpatialSurvey() {}

    /**
     * @param arguments see above
     * @throws IOException if a file cannot be read, or FFmpeg fails
     * @throws InterruptedException if interrupted while FFmpeg runs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean cut = arguments.length > 1 && arguments[0].equals("-seconds");
        double mostSeconds = cut ? Double.parseDouble(arguments[1]) : Double.MAX_VALUE;
        int first = cut ? 2 : 0;
        if (first >= arguments.length || !(mostSeconds > 0.0)) {
            throw new IllegalArgumentException("arguments must be [-seconds N] FILE..., with N above 0");
        }
        WideningSurvey widening = new WideningSurvey();
        PeerSurvey peers = new PeerSurvey();
        System.out.println("# Widening on music");
        System.out.println();
        for (int i = first; i < arguments.length; i++) {
            Path path = Path.of(arguments[i]);
            AudioBuffer mix = StereoSignal.read(path, mostSeconds);
            String name = path.getFileName().toString().replaceFirst("\\.wav$", "");
            System.out.printf(
                    Locale.ROOT,
                    "* %s: %d Hz, %.1f s%n",
                    name,
                    mix.sampleRateHz(),
                    mix.spec().seconds(mix.frames()));
            widening.add(name, mix);
            peers.add(name, mix);
        }
        System.out.println();
        widening.print(System.out);
        peers.print(System.out);
    }
}
