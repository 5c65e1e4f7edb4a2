package app.loudcraft.onnx;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The parts of a track that were listened to, as mel frames.
 *
 * <p>From one pass forward. Between the windows of {@link ExcerptPlan} the reader skips, which costs nothing in files and in
 * memory. A window is taken at once if its mean square is within 6 dB of the loudest so far; if not, the other one of the slot is
 * read too and the louder one taken. Windows more than 20 dB under the loudest one are left out in the end. A reader that cannot
 * tell its length is written to a temporary file first, so that the same audio always gives the same windows.
 *
 * @param frames what was transformed
 * @param starts where in these the windows start, at least one
 * @param seconds how much audio there was
 */
record Excerpts(MelFrames frames, List<Integer> starts, double seconds) {

    static final double NEAR_LOUDEST_DB = 6.0;
    static final double FAR_BELOW_DB = 20.0;

    // 10^-0.6 and 10^-2.
    private static final double NEAR_LOUDEST = 0.251188643150958;
    private static final double FAR_BELOW = 0.01;

    /** Less than this tells nothing of a genre. */
    static final double LEAST_SECONDS = 1.0;

    /** True if there is too little audio to judge. */
    boolean tooShort() {
        return seconds < LEAST_SECONDS;
    }

    /**
     * Listens to a reader that stands at its first frame.
     *
     * @throws IOException if the audio cannot be read
     */
    static Excerpts of(AudioReader reader) throws IOException {
        FrameGrid grid = new FrameGrid(reader.spec().sampleRateHz());
        OptionalLong samples = reader.frames();
        ReaderMono mono = new ReaderMono(reader);
        if (samples.isPresent()) {
            return of(mono, samples.getAsLong(), grid);
        }
        try (SpooledMono spooled = SpooledMono.of(mono)) {
            return of(spooled, spooled.samples(), grid);
        }
    }

    private static Excerpts of(MonoSource mono, long samples, FrameGrid grid) throws IOException {
        ExcerptPlan plan = ExcerptPlan.of(grid.framesIn(samples));
        double seconds = (double) samples / grid.sampleRateHz();
        return plan.slots().isEmpty() ? stretch(mono, plan, grid, seconds) : slots(mono, plan, grid, seconds);
    }

    private static Excerpts stretch(MonoSource mono, ExcerptPlan plan, FrameGrid grid, double seconds)
            throws IOException {
        MelFrames frames = new MelFrames();
        MelSpectrogram mel = new MelSpectrogram(grid.sampleRateHz(), ChannelLayout.MONO, frames::add);
        float[] block = new float[ReaderMono.BLOCK_FRAMES];
        long left = Math.max(grid.windowSamples(), grid.end(plan.to() - plan.from() - 1));
        mono.skip(grid.start(plan.from()));
        while (left > 0) {
            int wanted = (int) Math.min(left, block.length);
            int read = mono.read(block, 0, wanted);
            // What is shorter than a frame, or shorter than was promised, ends in silence.
            Arrays.fill(block, read, wanted, 0.0f);
            mel.process(AudioBlock.of(new float[][] {block}, 0, wanted));
            left = read < wanted && frames.count() > 0 ? 0 : left - wanted;
        }
        return new Excerpts(frames, ExcerptPlan.startsIn(frames.count()), seconds);
    }

    private static Excerpts slots(MonoSource mono, ExcerptPlan plan, FrameGrid grid, double seconds)
            throws IOException {
        MelFrames frames = new MelFrames();
        MelTransform transform = new MelTransform(grid);
        Listening listening = new Listening(mono, grid);
        List<Double> levels = new ArrayList<>();
        double loudest = 0.0;
        for (ExcerptPlan.Slot slot : plan.slots()) {
            double level = listening.hear(slot, loudest * NEAR_LOUDEST);
            loudest = Math.max(loudest, level);
            levels.add(level);
            for (int t = 0; t < MelWindow.FRAMES; t++) {
                int at = frames.reserve();
                transform.transform(listening.chosen(), (int) grid.start(t), frames.powers(), at);
            }
        }
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i) >= loudest * FAR_BELOW) {
                starts.add(i * MelWindow.FRAMES);
            }
        }
        return new Excerpts(frames, starts, seconds);
    }

    /** Reads the windows of slots, one slot behind the other. */
    private static final class Listening {

        private final MonoSource mono;
        private final FrameGrid grid;
        private long position;
        private float[] chosen;
        private float[] other;

        Listening(MonoSource mono, FrameGrid grid) {
            this.mono = mono;
            this.grid = grid;
            int length = (int) grid.end(MelWindow.FRAMES - 1);
            this.chosen = new float[length];
            this.other = new float[length];
        }

        /** Reads a slot and gives the mean square of the window that was chosen. */
        double hear(ExcerptPlan.Slot slot, double loudEnough) throws IOException {
            double first = window(slot.first(), chosen);
            if (slot.second() < 0 || first >= loudEnough && loudEnough > 0.0) {
                return first;
            }
            double second = window(slot.second(), other);
            if (second <= first) {
                return first;
            }
            float[] louder = other;
            other = chosen;
            chosen = louder;
            return second;
        }

        private double window(long startFrame, float[] into) throws IOException {
            long start = grid.start(startFrame);
            position += mono.skip(start - position);
            int read = mono.read(into, 0, into.length);
            position += read;
            Arrays.fill(into, read, into.length, 0.0f);
            return meanSquare(into);
        }

        /** In four sums at once, since each addition waits for the one before it in the same sum. */
        private static double meanSquare(float[] x) {
            double a = 0.0;
            double b = 0.0;
            double c = 0.0;
            double d = 0.0;
            int whole = x.length - x.length % 4;
            for (int i = 0; i < whole; i += 4) {
                a += (double) x[i] * x[i];
                b += (double) x[i + 1] * x[i + 1];
                c += (double) x[i + 2] * x[i + 2];
                d += (double) x[i + 3] * x[i + 3];
            }
            for (int i = whole; i < x.length; i++) {
                a += (double) x[i] * x[i];
            }
            return (a + b + c + d) / x.length;
        }

        float[] chosen() {
            return chosen;
        }
    }
}
