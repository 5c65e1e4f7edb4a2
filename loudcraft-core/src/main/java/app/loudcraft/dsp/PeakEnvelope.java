package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;

/**
 * The peaks of a programme as a {@link LimiterGain} needs them, found once and kept as one float a frame.
 *
 * <p>A peak is rounded up to the next float, so a limiter never sees less than there is. Peaks under a threshold, and
 * peaks that cannot decide a gain because the frames around them are higher, may be given smaller than they are. The
 * peaks come {@link #latencyFrames()} after the frames they belong to. Cost: that of the detector in
 * {@link TruePeakLimiter}; nothing is allocated after construction. One stream, one thread.
 */
public final class PeakEnvelope {

    private static final int CHUNK = 256;

    private final TruePeakDetector detector;
    private final double[] chunk = new double[CHUNK];
    private final int step;

    /**
     * @param settings the limiter that the peaks are for
     * @param maxGain the largest gain, linear, that will stand in front of that limiter; at a larger one peaks would be
     *     missed
     */
    public PeakEnvelope(LimiterSettings settings, int sampleRateHz, int channels, double maxGain) {
        LimiterGain gain = new LimiterGain(settings, sampleRateHz);
        detector = new TruePeakDetector(
                settings.kernels(sampleRateHz), gain.ceiling() / maxGain, gain.windowFrames(), channels, CHUNK);
        step = TruePeakDetector.stepFrames(gain.windowFrames(), CHUNK);
    }

    /** Frames that a peak comes after its frame. */
    public int latencyFrames() {
        return detector.latencyFrames();
    }

    /**
     * Reads the next frames and writes as many peaks.
     *
     * @param peaks receives a peak for every frame of the block, from index {@code at}
     */
    public void next(AudioBlock block, float[] peaks, int at) {
        for (int done = 0; done < block.frames(); done += step) {
            int frames = Math.min(step, block.frames() - done);
            detector.process(block, block.offset() + done, frames, chunk);
            for (int i = 0; i < frames; i++) {
                float rounded = (float) chunk[i];
                peaks[at + done + i] = rounded < chunk[i] ? Math.nextUp(rounded) : rounded;
            }
        }
    }
}
