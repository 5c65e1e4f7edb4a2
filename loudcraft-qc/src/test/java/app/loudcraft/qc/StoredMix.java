package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.report.QualityCheck;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A mix in memory that says it comes from a file of some kind, and what the advisor has to say of it.
 *
 * @param buffer its samples, which are passed on as they are
 * @param format how the file is said to store them
 * @param container what kind of file it is said to be
 * @param notes what is said to be amiss with it
 */
record StoredMix(AudioBuffer buffer, SampleFormat format, String container, List<String> notes) implements AudioSource {

    /** Samples rounded to so many bits, after a triangular dither of so many steps of them. */
    static AudioBuffer rounded(AudioBuffer in, int bits, double dither) {
        AudioBuffer out = in.copy();
        Random random = new Random(bits);
        double unit = StrictMath.pow(2.0, bits - 1);
        for (int c = 0; c < out.channels(); c++) {
            float[] x = out.channel(c);
            for (int i = 0; i < x.length; i++) {
                double noise = dither * (random.nextDouble() - random.nextDouble());
                x[i] = (float) (Math.rint(x[i] * unit + noise) / unit);
            }
        }
        return out;
    }

    /** A WAV file of 24 bits. */
    static StoredMix pcm24(AudioBuffer in) {
        return as(rounded(in, 24, 0.0), SampleFormat.PCM_24);
    }

    static StoredMix as(AudioBuffer buffer, SampleFormat format) {
        return new StoredMix(buffer, format, "WAV", List.of());
    }

    MixAdvice advice() {
        try {
            return MixAdvisor.ofDefaults().advise(this);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** One point of the advice on a 24-bit file of these samples. */
    static QualityCheck point(String id, AudioBuffer buffer) {
        return pcm24(buffer).advice().point(id);
    }

    @Override
    public AudioReader open() {
        AudioReader samples = AudioFiles.of(buffer);
        return new AudioReader() {
            @Override
            public AudioSpec spec() {
                return samples.spec().withFormat(format);
            }

            @Override
            public OptionalLong frames() {
                return samples.frames();
            }

            @Override
            public String name() {
                return "mix.wav";
            }

            @Override
            public String container() {
                return container;
            }

            @Override
            public List<String> notes() {
                return notes;
            }

            @Override
            public int read(AudioBlock block) throws IOException {
                return samples.read(block);
            }

            @Override
            public long nonFiniteSamples() {
                return samples.nonFiniteSamples();
            }

            @Override
            public void close() throws IOException {
                samples.close();
            }
        };
    }
}
