package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.WatchedSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything is the same, to the bit, for every number of threads, and as if the stream had come in blocks. */
class MeteringTest {

    private static final int RATE = 8_000;
    private static final int SEGMENT = 20 * RATE;
    private static final int[] THREADS = {1, 2, 3, 4, 7};
    private static final MeterSettings ALL = MeterSettings.DEFAULT.withComparisonKernels(true);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} Hz, {1} channels, {2} s")
    @CsvSource({
        "8000, 2, 39.9",
        "8000, 2, 41.0",
        "8000, 1, 60.0",
        "11025, 2, 79.997",
        "8000, 6, 61.003",
        "8000, 1, 130.055"
    })
    void buffersMemoryAndFilesReadTheSameOnEveryNumberOfThreads(int rateHz, int channels, double seconds)
            throws IOException {
        AudioBuffer programme = programme(rateHz, layout(channels), seconds);
        Measured expected = inBlocks(programme);
        Path file = folder.resolve("programme.wav");
        AudioFiles.write(file, programme, SampleFormat.FLOAT_32);
        for (int threads : THREADS) {
            Metering metering = Metering.of(ALL).parallelism(threads);
            assertThat(Measured.by(metering.measure(programme)))
                    .as("buffer, %d threads", threads)
                    .isEqualTo(expected);
            assertThat(Measured.by(metering.measure(AudioSource.of(programme))))
                    .as("memory, %d threads", threads)
                    .isEqualTo(expected);
            assertThat(Measured.by(metering.measure(AudioSource.of(file))))
                    .as("file, %d threads", threads)
                    .isEqualTo(expected);
            WatchedSource source = new WatchedSource(programme);
            assertThat(Measured.by(metering.measure(source)))
                    .as("source, %d threads", threads)
                    .isEqualTo(expected);
            // one to learn the length, and one for each stretch
            int stretches = Math.min(threads, (int) (seconds / 20.0));
            assertThat(source.opened()).isEqualTo(stretches < 2 ? 1 : 1 + stretches);
            assertThat(source.stillOpen()).isZero();
        }
    }

    private static ChannelLayout layout(int channels) {
        return switch (channels) {
            case 1 -> ChannelLayout.MONO;
            case 2 -> ChannelLayout.STEREO;
            default -> ChannelLayout.SURROUND_5_1;
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void settingsAreFollowedByEveryThread(boolean dualMono) {
        AudioBuffer programme = programme(RATE, ChannelLayout.MONO, 61.0);
        MeterSettings settings = new MeterSettings(dualMono, false, true);
        ProgrammeMeter expected = new ProgrammeMeter(RATE, ChannelLayout.MONO, settings);
        expected.process(programme.block());
        assertThat(Metering.of(settings).parallelism(3).measure(programme).reading())
                .isEqualTo(expected.reading());
    }

    @Test
    void peaksAtEveryPlaceAroundTheEndOfAStretchAreFound() {
        AudioBuffer programme = Signals.silence(RATE, ChannelLayout.MONO, 41 * RATE);
        float[] x = programme.channel(0);
        for (int offset = -36; offset <= 70; offset++) {
            // between two equal samples the reference kernel reads 4/pi of them
            Arrays.fill(x, SEGMENT + offset, SEGMENT + offset + 2, 0.7f);
            ProgrammeMeter meter = Metering.of(ALL).parallelism(2).measure(programme);
            assertThat(meter.reading().truePeakDbtp()).isGreaterThan(-1.2);
            assertThat(Measured.by(meter)).as("offset %d", offset).isEqualTo(inBlocks(programme));
            Arrays.fill(x, SEGMENT + offset, SEGMENT + offset + 2, 0f);
        }
    }

    @Test
    void samplesThatAreNoNumbersAreCountedOnceWhereverTheyLie() throws IOException {
        AudioBuffer programme = programme(RATE, ChannelLayout.STEREO_LFE, 83.337);
        int[] places = {
            0,
            SEGMENT - 2_401,
            SEGMENT - 2_400,
            SEGMENT - 1_000,
            SEGMENT - 1,
            SEGMENT,
            SEGMENT + 79,
            SEGMENT + 80,
            2 * SEGMENT - 2_400,
            2 * SEGMENT - 32,
            2 * SEGMENT,
            3 * SEGMENT - 1,
            3 * SEGMENT + 5,
            4 * SEGMENT - 17,
            programme.frames() - 1
        };
        float[] broken = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        AudioBuffer finite = programme.copy();
        long nonFinite = 0;
        for (int i = 0; i < places.length; i++) {
            for (int c = i % 2; c < 3; c += 2) {
                programme.channel(c)[places[i]] = broken[i % 3];
                finite.channel(c)[places[i]] = 0f;
                nonFinite++;
            }
        }
        Path file = folder.resolve("broken.wav");
        storeAsTheyAre(file, programme);
        Measured expected = inBlocks(programme);
        assertThat(expected.reading().loudness().nonFiniteSamples()).isEqualTo(nonFinite);
        assertThat(expected.momentary()).isEqualTo(inBlocks(finite).momentary());
        for (int threads : THREADS) {
            Metering metering = Metering.of(ALL).parallelism(threads);
            assertThat(Measured.by(metering.measure(programme)))
                    .as("counted by the meter, %d threads", threads)
                    .isEqualTo(expected);
            assertThat(Measured.by(metering.measure(new WatchedSource(programme))))
                    .as("counted by the meter, skipped by reading, %d threads", threads)
                    .isEqualTo(expected);
            assertThat(Measured.by(metering.measure(AudioSource.of(programme))))
                    .as("counted by the reader of a buffer, %d threads", threads)
                    .isEqualTo(expected);
            assertThat(Measured.by(metering.measure(AudioSource.of(file))))
                    .as("counted by the reader of a file, %d threads", threads)
                    .isEqualTo(expected);
            ProgrammeMeter meter = metering.measure(AudioSource.of(file));
            // the last hop is not whole, but a reader counts its samples when it reads them
            assertThat(meter.snapshot().programme().loudness().nonFiniteSamples())
                    .isEqualTo(nonFinite);
        }
    }

    /** Writers would store 0 for what is no number; so the samples are put into the file afterwards. */
    private static void storeAsTheyAre(Path file, AudioBuffer audio) throws IOException {
        AudioFiles.write(file, audio, SampleFormat.FLOAT_32);
        float[] samples = audio.toInterleaved();
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(samples);
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(channel.size() - bytes.capacity());
            channel.write(bytes);
        }
    }

    @Test
    void meterGoesOnWhereAThreadHasStopped() {
        AudioBuffer programme = programme(RATE, ChannelLayout.STEREO, 62.0);
        Measured expected = inBlocks(programme);
        for (int frames :
                new int[] {2 * SEGMENT, 2 * SEGMENT + 1, 2 * SEGMENT + 800, 50 * RATE + 417, 3 * SEGMENT + 80}) {
            for (int threads : THREADS) {
                ProgrammeMeter meter = Metering.of(ALL).parallelism(threads).measure(part(programme, 0, frames));
                Blocks.feed(part(programme, frames, programme.frames()), 1_009, meter::process);
                assertThat(Measured.by(meter))
                        .as("%d frames on %d threads", frames, threads)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void pauseAndResetOfAMeterThatThreadsHaveMeasuredAreThoseOfAnyMeter() {
        AudioBuffer programme = programme(RATE, ChannelLayout.STEREO, 62.345);
        AudioBuffer next = programme(RATE, ChannelLayout.STEREO, 45.678);
        ProgrammeMeter one = new ProgrammeMeter(RATE, ChannelLayout.STEREO, ALL);
        one.process(programme.block());
        ProgrammeMeter many = Metering.of(ALL).parallelism(3).measure(programme);
        for (ProgrammeMeter meter : new ProgrammeMeter[] {one, many}) {
            meter.pause();
            meter.process(next.block().window(0, 10_001));
            meter.resume();
            meter.process(next.block().window(10_001, 80_000));
        }
        assertThat(Measured.by(many)).isEqualTo(Measured.by(one));
        many.reset();
        assertThat(many.frames()).isZero();
        many.process(next.block());
        assertThat(Measured.by(many)).isEqualTo(inBlocks(next));
    }

    @Test
    void sourceThatDoesNotTellItsLengthIsMeasuredByTheCaller() throws IOException {
        AudioBuffer programme = programme(RATE, ChannelLayout.STEREO, 45.0);
        WatchedSource source = new WatchedSource(programme).promising(OptionalLong.empty());
        assertThat(Measured.by(Metering.of(ALL).parallelism(4).measure(source))).isEqualTo(inBlocks(programme));
        assertThat(source.opened()).isEqualTo(1);
    }

    @Test
    void parallelismUnderOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metering.of(ALL).parallelism(0))
                .withMessage("parallelism must be at least 1, but was 0");
    }

    private static Measured inBlocks(AudioBuffer programme) {
        ProgrammeMeter meter = new ProgrammeMeter(programme.sampleRateHz(), programme.layout(), ALL);
        Blocks.feed(programme, 997, meter::process);
        return Measured.by(meter);
    }

    private static AudioBuffer part(AudioBuffer whole, int from, int to) {
        float[][] channels = new float[whole.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = Arrays.copyOfRange(whole.channel(c), from, to);
        }
        return AudioBuffer.wrap(whole.sampleRateHz(), whole.layout(), channels);
    }

    /**
     * Tones and strokes of noise of changing level, with the loudest parts and the largest true peaks at and around every
     * 20 s.
     */
    private static AudioBuffer programme(int rateHz, ChannelLayout layout, double seconds) {
        int frames = (int) Math.round(seconds * rateHz);
        int segment = 20 * rateHz;
        SplittableRandom random = new SplittableRandom(frames);
        AudioBuffer programme = AudioBuffer.allocate(rateHz, layout, frames);
        for (int c = 0; c < layout.size(); c++) {
            float[] x = programme.channel(c);
            for (int i = 0; i < frames; i++) {
                int distance = Math.abs((i + segment / 2) % segment - segment / 2);
                double level = distance < rateHz + 331 * c ? 0.5 : 0.05 + 0.02 * (i / rateHz % 7);
                double noise = (i + 1_013 * c) % 3_000 < 200 ? random.nextDouble() - 0.5 : 0.0;
                x[i] = (float) (level * (Math.sin((0.02 + 0.03 * c) * i) + noise));
            }
            for (int end = segment; end + 50 < frames; end += segment) {
                int at = end + random.nextInt(80) - 40;
                Arrays.fill(x, at, at + 2, 0.8f + 0.01f * (end / segment));
            }
        }
        return programme;
    }
}
