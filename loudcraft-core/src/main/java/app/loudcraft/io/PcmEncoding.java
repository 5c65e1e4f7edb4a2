package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.Quantizer;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/** Stores plain samples, through one buffer of about 64 KiB; what stands around them is told by the kind of file. */
final class PcmEncoding implements FileEncoding {

    private static final int BUFFER_BYTES = 1 << 16;

    private final PendingFile file;
    private final AudioSpec spec;
    private final Function<AudioMetadata, FrontMatter> kind;
    private final int[] fileOrder;
    private final Quantizer quantizer;
    private final int frameBytes;

    private final byte[] buffer;
    private final int[] integers;
    private FrontMatter frontMatter;
    private int buffered;
    private long frames;

    /** @param kind makes what stands around the samples of the metadata that it is to hold */
    PcmEncoding(PendingFile file, AudioSpec spec, WriteOptions options, Function<AudioMetadata, FrontMatter> kind) {
        SampleFormat format = spec.format();
        this.file = file;
        this.spec = spec;
        this.kind = kind;
        this.frontMatter = kind.apply(options.metadata());
        this.fileOrder = ChannelMask.fileOrder(spec.layout());
        this.quantizer = format.isFloatingPoint()
                ? null
                : new Quantizer(spec.channels(), format.bits(), format.bits() < 32 ? options.dither() : Dither.NONE);
        this.frameBytes = spec.channels() * format.bytes();
        this.buffer = new byte[BUFFER_BYTES - BUFFER_BYTES % frameBytes];
        this.integers = new int[quantizer == null ? 0 : buffer.length / frameBytes];
    }

    @Override
    public void begin() throws IOException {
        file.write(frontMatter.head(0));
    }

    @Override
    public void write(AudioBlock block) throws IOException {
        frontMatter.requireRoom(file.target(), frames + block.frames());
        int done = 0;
        while (done < block.frames()) {
            int now = Math.min(block.frames() - done, (buffer.length - buffered) / frameBytes);
            encode(block, done, now);
            done += now;
            if (buffered == buffer.length) {
                flush();
            }
        }
        frames += block.frames();
    }

    private void encode(AudioBlock block, int from, int count) {
        SampleFormat format = spec.format();
        for (int position = 0; position < fileOrder.length; position++) {
            int channel = fileOrder[position];
            float[] samples = block.channel(channel);
            int offset = block.offset() + from;
            int at = buffered + position * format.bytes();
            if (quantizer == null) {
                SampleEncoder.encode(format, samples, offset, count, buffer, at, frameBytes);
            } else {
                quantizer.quantize(channel, samples, offset, integers, 0, count);
                SampleEncoder.encode(format, integers, count, buffer, at, frameBytes);
            }
        }
        buffered += count * frameBytes;
    }

    private void flush() throws IOException {
        frontMatter.form().fromWave(buffer, buffered, spec.format());
        file.write(ByteBuffer.wrap(buffer, 0, buffered));
        buffered = 0;
    }

    @Override
    public void finish() throws IOException {
        flush();
        file.write(frontMatter.tail(frames));
        file.rewriteStart(frontMatter.head(frames));
    }

    @Override
    public void annotate(AudioMetadata metadata) throws IOException {
        FrontMatter changed = kind.apply(metadata);
        int headBytes = frontMatter.head(0).remaining();
        int newHeadBytes = changed.head(0).remaining();
        if (newHeadBytes != headBytes) {
            throw new IllegalArgumentException("metadata before the audio must keep its size, " + headBytes
                    + " bytes with the rest of the head, but would take " + newHeadBytes);
        }
        changed.requireRoom(file.target(), frames);
        frontMatter = changed;
    }

    @Override
    public void rewrite() throws IOException {
        ByteBuffer head = frontMatter.head(frames);
        file.rewriteEnd(head.remaining() + frames * frameBytes, frontMatter.tail(frames));
        file.rewriteStart(head);
    }

    @Override
    public List<Omission> omitted() {
        return frontMatter.omitted();
    }

    @Override
    public long saturations() {
        return quantizer == null ? 0 : quantizer.saturations();
    }

    @Override
    public AudioReader open(ChannelLayout stored, ByteSource source, String name) throws IOException {
        return frontMatter.open(stored, source, name);
    }
}
