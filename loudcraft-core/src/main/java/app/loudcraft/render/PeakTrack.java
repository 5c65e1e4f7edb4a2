package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.PeakEnvelope;
import app.loudcraft.internal.conveyor.Stage;
import app.loudcraft.io.AudioReader;
import java.io.Closeable;
import java.io.IOException;

/**
 * The peaks of a programme beside the programme, one a frame: found in one pass, used by every limiter after it.
 *
 * <p>Written as a stage, then read any number of times. Closing it frees what it holds.
 */
final class PeakTrack implements Stage, Closeable {

    private final double maxGain;
    private final PeakEnvelope envelope;
    private final Spool spool;
    private final AudioBlock peaks;
    private final int channels;
    private int toDrop;
    private int toFlush;

    /**
     * @param maxGain the largest gain, linear, that will stand in front of a limiter that uses these peaks
     * @param blockFrames the most frames in a block
     */
    PeakTrack(AudioSpec spec, LimiterSettings settings, double maxGain, int blockFrames) {
        this.maxGain = maxGain;
        this.channels = spec.channels();
        envelope = new PeakEnvelope(settings, spec.sampleRateHz(), channels, maxGain);
        spool = new Spool(new AudioSpec(spec.sampleRateHz(), ChannelLayout.MONO, SampleFormat.FLOAT_32), "the peaks");
        peaks = AudioBlock.allocate(1, Math.max(blockFrames, envelope.latencyFrames()));
        toDrop = envelope.latencyFrames();
        toFlush = envelope.latencyFrames();
    }

    /** Whether the peaks suffice for a limiter behind this gain. */
    boolean covers(double gain) {
        return gain <= maxGain;
    }

    /** Reads the peaks from the first on. */
    AudioReader open() {
        return spool.open();
    }

    @Override
    public void process(AudioBlock block) throws IOException {
        envelope.next(block, peaks.channel(0), 0);
        int dropped = Math.min(toDrop, block.frames());
        toDrop -= dropped;
        spool.write(peaks.window(dropped, block.frames() - dropped));
    }

    @Override
    public boolean fill(AudioBlock block) throws IOException {
        if (toFlush > 0) {
            process(AudioBlock.allocate(channels, toFlush));
            toFlush = 0;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
