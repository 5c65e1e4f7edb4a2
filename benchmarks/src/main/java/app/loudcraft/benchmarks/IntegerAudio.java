package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/**
 * A whole file as integers.
 *
 * @param sampleRateHz frames a second
 * @param bits of a sample, with its sign
 * @param samples an array for each channel, not copied
 */
record IntegerAudio(int sampleRateHz, int bits, int[][] samples) {

    private static final int FRONT_BYTES = 68;
    private static final int EXTENSIBLE = 0xFFFE;
    // KSDATAFORMAT_SUBTYPE_PCM (ksmedia.h), as two little-endian numbers.
    private static final long SUBTYPE_START = 0x0010_0000_0000_0001L;
    private static final long SUBTYPE_END = 0x719B_3800_AA00_0080L;
    private static final double FILLING = 0.9;

    /** What an integer file holds, exactly. */
    static IntegerAudio read(Path path) throws IOException {
        int bits;
        try (AudioReader reader = AudioFiles.open(path)) {
            bits = reader.spec().format().bits();
            if (reader.spec().format().isFloatingPoint() || bits > 24) {
                throw new IllegalArgumentException(path + " must hold integers of at most 24 bits");
            }
        }
        AudioBuffer buffer = AudioFiles.read(path);
        int[][] samples = new int[buffer.channels()][buffer.frames()];
        for (int c = 0; c < samples.length; c++) {
            float[] x = buffer.channel(c);
            for (int i = 0; i < x.length; i++) {
                samples[c][i] = (int) (x[i] * (1 << bits - 1));
            }
        }
        return new IntegerAudio(buffer.sampleRateHz(), bits, samples);
    }

    int frames() {
        return samples[0].length;
    }

    /** Rounded to fewer bits, or with as many zeros behind the samples as are missing. */
    IntegerAudio shiftedTo(int newBits) {
        int shift = newBits - bits;
        return map(newBits, x -> shift >= 0 ? (double) x * (1L << shift) : Math.rint(x * Math.pow(2.0, shift)));
    }

    /** Turned down a little and rounded to these bits, so that the lowest are all in use. */
    IntegerAudio scaledTo(int newBits) {
        double factor = FILLING * Math.pow(2.0, newBits - bits);
        return map(newBits, x -> Math.rint(x * factor));
    }

    /** The samples in another depth. */
    private IntegerAudio map(int newBits, IntToDoubleFunction sample) {
        double most = Math.pow(2.0, newBits - 1) - 1.0;
        int[][] mapped = new int[samples.length][frames()];
        for (int c = 0; c < mapped.length; c++) {
            for (int i = 0; i < mapped[c].length; i++) {
                mapped[c][i] = (int) Math.max(-most - 1.0, Math.min(sample.applyAsDouble(samples[c][i]), most));
            }
        }
        return new IntegerAudio(sampleRateHz, newBits, mapped);
    }

    /** So many channels: those there are in turn, each pair later than the one before. */
    IntegerAudio withChannels(int channels) {
        int delay = sampleRateHz / 7;
        int[][] spread = new int[channels][frames()];
        for (int c = 0; c < channels; c++) {
            int[] from = samples[c % samples.length];
            for (int i = 0; i < from.length; i++) {
                spread[c][(i + c / 2 * delay) % from.length] = from[i];
            }
        }
        return new IntegerAudio(sampleRateHz, bits, spread);
    }

    /** A WAV file whose header says how many bits are in use; samples stand at the upper end of theirs. */
    byte[] wav() {
        int sampleBytes = (bits + 7) / 8;
        int frameBytes = sampleBytes * samples.length;
        byte[] pcm = littleEndian(8 * sampleBytes);
        ByteBuffer out = ByteBuffer.allocate(FRONT_BYTES + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(FRONT_BYTES - 8 + pcm.length).put(ascii("WAVEfmt "));
        out.putInt(40).putShort((short) EXTENSIBLE).putShort((short) samples.length);
        out.putInt(sampleRateHz).putInt(sampleRateHz * frameBytes);
        out.putShort((short) frameBytes).putShort((short) (8 * sampleBytes)).putShort((short) 22);
        out.putShort((short) bits).putInt((1 << samples.length) - 1);
        out.putLong(SUBTYPE_START).putLong(SUBTYPE_END);
        out.put(ascii("data")).putInt(pcm.length).put(pcm);
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The samples interleaved, each at the upper end of so many bits; those of 8 bits as WAV files hold them, unsigned. */
    byte[] littleEndian(int containerBits) {
        int sampleBytes = containerBits / 8;
        byte[] out = new byte[frames() * samples.length * sampleBytes];
        int at = 0;
        for (int i = 0; i < frames(); i++) {
            for (int[] channel : samples) {
                int sample = channel[i] << containerBits - bits;
                sample = sampleBytes == 1 ? sample ^ 0x80 : sample;
                for (int b = 0; b < sampleBytes; b++) {
                    out[at++] = (byte) (sample >> 8 * b);
                }
            }
        }
        return out;
    }
}
