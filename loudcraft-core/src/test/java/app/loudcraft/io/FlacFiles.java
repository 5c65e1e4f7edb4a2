package app.loudcraft.io;

import app.loudcraft.internal.flac.FlacStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Makes whole FLAC files of integers with the encoder, and takes them apart with the decoder. */
final class FlacFiles {

    private static final int RATE_HZ = 48_000;

    private FlacFiles() {}

    static byte[] encode(int bits, int level, int[][] samples) {
        return encode(RATE_HZ, bits, level, samples);
    }

    static byte[] encode(int rateHz, int bits, int level, int[][] samples) {
        FlacStream stream = new FlacStream(samples.length, bits, rateHz, level, List.of());
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (byte[] frame : frames(stream, samples)) {
            frames.writeBytes(frame);
        }
        stream.finish();
        return FlacReaderTest.join(bytes(stream.head()), frames.toByteArray());
    }

    /** The bytes of every FLAC frame. */
    static List<byte[]> frames(FlacStream stream, int[][] samples) {
        List<byte[]> frames = new ArrayList<>();
        int[][] block = new int[samples.length][stream.blockFrames()];
        for (int at = 0; at < samples[0].length; at += stream.blockFrames()) {
            int count = Math.min(stream.blockFrames(), samples[0].length - at);
            for (int c = 0; c < samples.length; c++) {
                System.arraycopy(samples[c], at, block[c], 0, count);
            }
            frames.add(bytes(stream.encode(block, count)));
        }
        return frames;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The samples of a file as its frames hold them; checksums and MD5 must be right. */
    static int[][] decode(byte[] file) throws IOException {
        ByteSource source = new FileSource(new BytesChannel(file));
        FlacStreamInfo info = new FlacHeaderParser(source, "file", new MetadataCollector(Limits.DEFAULT))
                .parse()
                .info();
        FlacFrames decoder = new FlacFrames(new FlacBits(source, "file"), "file", info);
        FlacDigest digest = new FlacDigest(info);
        int[][] samples = new int[info.channels()][(int) info.frames()];
        for (int at = 0; at < info.frames(); at += decoder.frames()) {
            decoder.next();
            digest.update(decoder.samples(), decoder.frames());
            for (int c = 0; c < samples.length; c++) {
                System.arraycopy(decoder.samples()[c], 0, samples[c], at, decoder.frames());
            }
        }
        if (!digest.isAsPromised()) {
            throw new AssertionError("the MD5 is wrong");
        }
        return samples;
    }
}
