package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.PcmBlock;
import app.loudcraft.audio.SampleBlock;
import app.loudcraft.audio.SampleFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same 16-bit samples in every form that a host may hold them in. */
public final class SampleForms {

    private final int channels;
    private final short[] samples;

    private SampleForms(int channels, short[] interleaved) {
        this.channels = channels;
        this.samples = interleaved;
    }

    /** Blocks over the samples of a buffer, rounded to 16 bits, by the names of their forms. */
    public static Map<String, SampleBlock> of(AudioBuffer audio) {
        float[] interleaved = audio.toInterleaved();
        short[] samples = new short[interleaved.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] =
                    (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(interleaved[i] * 0x1p15)));
        }
        return new SampleForms(audio.channels(), samples).blocks(audio);
    }

    private Map<String, SampleBlock> blocks(AudioBuffer audio) {
        int frames = samples.length / channels;
        float[] floats = new float[samples.length];
        double[] doubles = new double[samples.length];
        int[] ints24 = new int[samples.length];
        int[] ints32 = new int[samples.length];
        float[][] planarFloats = new float[channels][frames];
        double[][] planarDoubles = new double[channels][frames];
        short[][] planarShorts = new short[channels][frames];
        int[][] planarInts24 = new int[channels][frames];
        int[][] planarInts32 = new int[channels][frames];
        for (int i = 0; i < samples.length; i++) {
            int channel = i % channels;
            int frame = i / channels;
            floats[i] = planarFloats[channel][frame] = samples[i] * 0x1p-15f;
            doubles[i] = planarDoubles[channel][frame] = samples[i] * 0x1p-15;
            planarShorts[channel][frame] = samples[i];
            ints24[i] = planarInts24[channel][frame] = samples[i] << 8;
            ints32[i] = planarInts32[channel][frame] = samples[i] << 16;
        }
        Map<String, SampleBlock> blocks = new LinkedHashMap<>();
        blocks.put(
                "audio block",
                AudioBuffer.wrap(audio.sampleRateHz(), audio.layout(), planarFloats)
                        .block());
        blocks.put("planar float", PcmBlock.planar(planarFloats));
        blocks.put("planar double", PcmBlock.planar(planarDoubles));
        blocks.put("planar 16 bit", PcmBlock.planar16(planarShorts));
        blocks.put("planar 24 bit", PcmBlock.planar24(planarInts24));
        blocks.put("planar 32 bit", PcmBlock.planar32(planarInts32));
        blocks.put("interleaved float", PcmBlock.interleaved(channels, floats));
        blocks.put("interleaved double", PcmBlock.interleaved(channels, doubles));
        blocks.put("interleaved 16 bit", PcmBlock.interleaved16(channels, samples));
        blocks.put("interleaved 24 bit", PcmBlock.interleaved24(channels, ints24));
        blocks.put("interleaved 32 bit", PcmBlock.interleaved32(channels, ints32));
        for (SampleFormat format : SampleFormat.values()) {
            if (format != SampleFormat.PCM_8) {
                blocks.put("bytes of " + format, PcmBlock.interleavedBytes(format, channels, bytes(format)));
            }
        }
        return blocks;
    }

    private byte[] bytes(SampleFormat format) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * format.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            switch (format) {
                case PCM_16 -> bytes.putShort(sample);
                case PCM_24 -> bytes.put((byte) 0).putShort(sample);
                case PCM_32 -> bytes.putInt(sample << 16);
                case FLOAT_32 -> bytes.putFloat(sample * 0x1p-15f);
                case FLOAT_64 -> bytes.putDouble(sample * 0x1p-15);
                default -> throw new AssertionError(format);
            }
        }
        return bytes.array();
    }
}
