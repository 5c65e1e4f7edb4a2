package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.GainReduction;
import app.loudcraft.dsp.LimiterGain;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.internal.conveyor.Stage;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.Arrays;

/** Gain and limiter for a programme whose peaks are known: without latency, since the peaks are read ahead. */
final class LimitingStage implements Stage {

    private static final int CHUNK_FRAMES = 1024;

    private final double gain;
    private final LimiterGain limiter;
    private final LimitingTrack track;
    private final AudioReader peaks;
    private final AudioBlock chunk = AudioBlock.allocate(1, CHUNK_FRAMES);
    private final double[] scaled = new double[CHUNK_FRAMES];
    private final double[] gains = new double[CHUNK_FRAMES];

    /**
     * @param gain what stands in front of the limiter, linear
     * @param peaks the peaks of the programme at gain 1, from the first frame on
     */
    LimitingStage(double gain, LimiterSettings settings, int sampleRateHz, AudioReader peaks) throws IOException {
        this.gain = gain;
        this.limiter = new LimiterGain(settings, sampleRateHz);
        this.track = new LimitingTrack(sampleRateHz);
        this.peaks = peaks;
        for (int left = limiter.lookAheadFrames(); left > 0; left -= CHUNK_FRAMES) {
            nextGains(Math.min(left, CHUNK_FRAMES));
        }
    }

    /** The gains of {@code frames} frames that lie the look-ahead back. */
    private void nextGains(int frames) throws IOException {
        int read = Math.max(0, peaks.read(chunk.window(0, frames)));
        float[] found = chunk.channel(0);
        for (int i = 0; i < read; i++) {
            scaled[i] = gain * found[i];
        }
        Arrays.fill(scaled, read, frames, 0.0);
        limiter.next(scaled, gains, frames);
    }

    @Override
    public void process(AudioBlock block) throws IOException {
        for (int done = 0; done < block.frames(); done += CHUNK_FRAMES) {
            int frames = Math.min(CHUNK_FRAMES, block.frames() - done);
            nextGains(frames);
            track.add(gains, frames);
            for (int i = 0; i < frames; i++) {
                gains[i] *= gain;
            }
            for (int c = 0; c < block.channels(); c++) {
                float[] x = block.channel(c);
                int at = block.offset() + done;
                for (int i = 0; i < frames; i++) {
                    x[at + i] = (float) (x[at + i] * gains[i]);
                }
            }
        }
    }

    /** What the limiter did so far. */
    GainReduction reduction() {
        return limiter.reduction();
    }

    /** When the limiter did it, over the frames that were processed so far. */
    LimitingTimeline timeline() {
        return track.timeline();
    }
}
