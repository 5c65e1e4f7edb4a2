package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.Quantizer;
import app.loudcraft.internal.flac.FlacStream;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.util.List;

/**
 * Stores samples as FLAC, one FLAC frame at a time.
 *
 * <p>Channels are stored in the order of their mask, as in a WAV file; where that is not the order that FLAC gives so many
 * channels, the tags say the mask.
 */
final class FlacEncoding implements FileEncoding {

    private final PendingFile file;
    private final AudioSpec spec;
    private final int[] fileOrder;
    private final Quantizer quantizer;
    private final FlacStream stream;

    // The FLAC frame that is being filled, in the order of the file.
    private final int[][] samples;
    private int filled;
    private List<Omission> omitted;

    FlacEncoding(PendingFile file, AudioSpec spec, WriteOptions options) {
        int bits = spec.format().bits();
        FlacMetadata metadata = FlacMetadata.of(options.metadata(), spec.layout());
        this.file = file;
        this.spec = spec;
        this.fileOrder = ChannelMask.fileOrder(spec.layout());
        this.quantizer = new Quantizer(spec.channels(), bits, bits < Integer.SIZE ? options.dither() : Dither.NONE);
        this.stream =
                new FlacStream(spec.channels(), bits, spec.sampleRateHz(), options.flacLevel(), metadata.blocks());
        this.samples = new int[spec.channels()][stream.blockFrames()];
        this.omitted = metadata.omitted();
    }

    @Override
    public void begin() throws IOException {
        file.write(stream.head());
    }

    @Override
    public void write(AudioBlock block) throws IOException {
        int done = 0;
        while (done < block.frames()) {
            int now = Math.min(block.frames() - done, stream.blockFrames() - filled);
            for (int position = 0; position < fileOrder.length; position++) {
                int channel = fileOrder[position];
                quantizer.quantize(
                        channel, block.channel(channel), block.offset() + done, samples[position], filled, now);
            }
            done += now;
            filled += now;
            if (filled == stream.blockFrames()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        if (stream.frames() + filled > FlacStream.MOST_FRAMES) {
            throw new IOException(file.target() + " cannot be written: a FLAC file must have at most "
                    + FlacStream.MOST_FRAMES + " frames");
        }
        file.write(stream.encode(samples, filled));
        filled = 0;
    }

    @Override
    public void finish() throws IOException {
        if (filled > 0) {
            flush();
        }
        stream.finish();
        rewrite();
    }

    @Override
    public void annotate(AudioMetadata metadata) {
        FlacMetadata stored = FlacMetadata.of(metadata, spec.layout());
        stream.replaceBlocks(stored.blocks());
        omitted = stored.omitted();
    }

    @Override
    public void rewrite() throws IOException {
        file.rewriteStart(stream.head());
    }

    @Override
    public List<Omission> omitted() {
        return omitted;
    }

    @Override
    public long saturations() {
        return quantizer.saturations();
    }

    @Override
    public AudioReader open(ChannelLayout stored, ByteSource source, String name) throws IOException {
        return FlacReader.openAs(stored, source, name);
    }
}
