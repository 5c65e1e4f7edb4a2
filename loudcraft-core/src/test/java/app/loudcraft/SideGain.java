package app.loudcraft;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.render.SpatialEnhancer;
import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialProcessor;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.render.SpatialTimeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A spatial enhancer for tests: makes the side louder and leaves the middle as it is, late, and reports a moment every
 * 0.1 s that begins.
 */
final class SideGain implements SpatialEnhancer {

    static final double STEP_SECONDS = 0.1;
    private static final int LATENCY_FRAMES = 100;

    /** What processors were asked for, in order. */
    final List<Integer> intensities = new ArrayList<>();

    @Override
    public String name() {
        return "side gain";
    }

    @Override
    public SpatialProcessor create(int intensityPercent) {
        intensities.add(intensityPercent);
        return new Widener(intensityPercent);
    }

    private static final class Widener implements SpatialProcessor {

        private final int intensityPercent;
        private final float[][] late = new float[2][LATENCY_FRAMES];
        private int stepFrames;
        private long frames;

        Widener(int intensityPercent) {
            this.intensityPercent = intensityPercent;
        }

        @Override
        public void prepare(ProcessSpec spec) {
            if (spec.channels() != 2) {
                throw new AssertionError(spec.channels() + " channels");
            }
            stepFrames = (int) Math.round(STEP_SECONDS * spec.sampleRateHz());
        }

        @Override
        public void process(AudioBlock block) {
            double factor = 1.0 + intensityPercent / 100.0;
            for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
                double middle = 0.5 * (block.channel(0)[i] + block.channel(1)[i]);
                double side = factor * 0.5 * (block.channel(0)[i] - block.channel(1)[i]);
                int at = (int) (frames++ % LATENCY_FRAMES);
                block.channel(0)[i] = swap(late[0], at, (float) (middle + side));
                block.channel(1)[i] = swap(late[1], at, (float) (middle - side));
            }
        }

        private static float swap(float[] delay, int at, float in) {
            float out = delay[at];
            delay[at] = in;
            return out;
        }

        @Override
        public void reset() {
            Arrays.fill(late[0], 0f);
            Arrays.fill(late[1], 0f);
            frames = 0;
        }

        @Override
        public int latencyFrames() {
            return LATENCY_FRAMES;
        }

        @Override
        public SpatialReport report() {
            List<SpatialMoment> moments = new ArrayList<>();
            for (int i = 0; (long) i * stepFrames < frames; i++) {
                moments.add(new SpatialMoment(i * STEP_SECONDS, intensityPercent, 0.8, 0.6, 1.0, List.of(-9.0)));
            }
            return new SpatialReport(
                    "side gain",
                    "stereo",
                    List.of(new SpatialReport.Stage("Gain", "sides louder by " + intensityPercent + " %")),
                    new SpatialTimeline(STEP_SECONDS, List.of(), moments));
        }
    }
}
