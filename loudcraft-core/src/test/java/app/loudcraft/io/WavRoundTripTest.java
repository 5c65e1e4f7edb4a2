package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WavRoundTripTest {

    private static final WriteOptions EXACT = WriteOptions.DEFAULT.withDither(Dither.NONE);

    @TempDir
    Path folder;

    static Stream<Arguments> formatsAndLayouts() {
        return Stream.of(SampleFormat.values())
                .flatMap(format -> ChannelLayout.named().stream().map(layout -> Arguments.of(format, layout)));
    }

    // 5,461 frames of 12 bytes are one frame less than a buffer of 64 KiB.
    @ParameterizedTest
    @MethodSource("formatsAndLayouts")
    void everyFormatAndLayoutComesBackBitForBit(SampleFormat format, ChannelLayout layout) throws IOException {
        Path path = folder.resolve("round.wav");
        for (int frames : new int[] {1, 3, 997, 5_461}) {
            AudioBuffer audio = onGrid(format, layout, frames);
            AudioSpec spec = audio.spec().withFormat(format);
            write(path, audio, spec, EXACT, 1 + frames / 3);

            try (AudioReader reader = AudioFiles.open(path)) {
                assertThat(reader.spec()).isEqualTo(asFilesTell(spec));
                assertThat(reader.frames()).hasValue(frames);
                assertThat(reader.notes()).isEmpty();
                assertThat(Reading.all(reader, 100).toInterleaved()).isEqualTo(audio.toInterleaved());
            }
            try (InputStream stream = Files.newInputStream(path)) {
                assertThat(Reading.all(AudioFiles.open(stream, "stream"), 100).toInterleaved())
                        .isEqualTo(audio.toInterleaved());
            }
            assertThat(AudioFiles.read(path).toInterleaved()).isEqualTo(audio.toInterleaved());
        }
    }

    /** 7.1.6, 9.1.6 and 22.2 come back as so many channels without places. */
    private static AudioSpec asFilesTell(AudioSpec spec) {
        return spec.channels() <= 12
                ? spec
                : new AudioSpec(spec.sampleRateHz(), ChannelLayout.unspecified(spec.channels()), spec.format());
    }

    @Test
    void whatIsReadBackBeforeItIsCommittedHasTheRolesThatWereWritten() throws IOException {
        ChannelLayout backs =
                ChannelLayout.of(Channel.RIGHT_BACK, Channel.LEFT_BACK, Channel.RIGHT, Channel.LEFT, Channel.CENTRE);
        List<ChannelLayout> layouts = new ArrayList<>(ChannelLayout.named());
        layouts.add(ChannelLayout.unspecified(3));
        layouts.add(ChannelLayout.of(Channel.LEFT_WIDE, Channel.LEFT_WIDE));
        for (ChannelLayout layout : layouts) {
            assertThat(readBack(layout).spec().layout()).isEqualTo(layout);
        }
        AudioReader sorted = readBack(backs);
        assertThat(sorted.spec().layout())
                .isEqualTo(ChannelLayout.of(
                        Channel.LEFT, Channel.RIGHT, Channel.CENTRE, Channel.LEFT_BACK, Channel.RIGHT_BACK));
        AudioBuffer written = onGrid(SampleFormat.PCM_24, backs, 7);
        float[] right = Reading.all(sorted, 7).channel(1);
        assertThat(right).isEqualTo(written.channel(2));
    }

    private AudioReader readBack(ChannelLayout layout) throws IOException {
        AudioBuffer audio = onGrid(SampleFormat.PCM_24, layout, 7);
        try (AudioWriter writer =
                AudioFiles.create(folder.resolve("back.wav"), audio.spec().withFormat(SampleFormat.PCM_24), EXACT)) {
            writer.write(audio.block());
            try (AudioReader reader = writer.readBack().orElseThrow().open()) {
                return AudioFiles.of(Reading.all(reader, 7));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesDoNotDependOnTheBlockSize(SampleFormat format) throws IOException {
        AudioBuffer audio = noise(ChannelLayout.STEREO, 20_000);
        AudioSpec spec = audio.spec().withFormat(format);
        Path whole = folder.resolve("whole.wav");
        write(whole, audio, spec, WriteOptions.DEFAULT, 20_000);

        for (int blockFrames : new int[] {1, 127, 8_191}) {
            Path cut = folder.resolve("cut.wav");
            write(cut, audio, spec, WriteOptions.DEFAULT, blockFrames);
            assertThat(cut).hasSameBinaryContentAs(whole);
        }
    }

    @Test
    void floatOutputIsNeverDithered() throws IOException {
        AudioBuffer audio = noise(ChannelLayout.STEREO, 1_000);
        Path path = folder.resolve("float.wav");

        AudioFiles.write(path, audio, SampleFormat.FLOAT_32);
        assertThat(AudioFiles.read(path).toInterleaved()).isEqualTo(audio.toInterleaved());
        AudioFiles.write(path, audio, SampleFormat.FLOAT_64);
        assertThat(AudioFiles.read(path).toInterleaved()).isEqualTo(audio.toInterleaved());
    }

    @Test
    void integersUpTo24BitsAreDitheredUnlessAskedNotTo() throws IOException {
        for (SampleFormat format : SampleFormat.values()) {
            AudioBuffer audio = onGrid(format, ChannelLayout.MONO, 1_000);
            Path path = folder.resolve("dither.wav");
            AudioFiles.write(path, audio, format);
            boolean dithered = !Arrays.equals(AudioFiles.read(path).channel(0), audio.channel(0));
            assertThat(dithered).as(format.toString()).isEqualTo(format.bits() < 32);
        }
    }

    @Test
    void nonFiniteSamplesAreWrittenAsZero() throws IOException {
        AudioBuffer audio = AudioBuffer.wrap(48_000, ChannelLayout.MONO, new float[] {
            Float.NaN, 0.5f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
        });
        Path path = folder.resolve("nan.wav");
        for (SampleFormat format : SampleFormat.values()) {
            write(path, audio, audio.spec().withFormat(format), EXACT, 4);
            assertThat(AudioFiles.read(path).channel(0)).as(format.toString()).containsExactly(0.0f, 0.5f, 0.0f, 0.0f);
        }
    }

    @Test
    void overloadIsHeldAtFullScaleAndCounted() throws IOException {
        float[] samples = {1.0f, -1.0f, 1.5f, -1.5f, 0.99f};
        AudioBuffer audio = AudioBuffer.wrap(48_000, ChannelLayout.MONO, samples);
        Path path = folder.resolve("loud.wav");
        try (FileWriter writer = WavWriter.begin(
                PendingFile.at(path), audio.spec().withFormat(SampleFormat.PCM_16), EXACT, Long.MAX_VALUE)) {
            writer.write(audio.block());
            assertThat(writer.saturations()).isEqualTo(3);
            writer.commit();
        }
        float highest = 32_767 / 32_768f;
        assertThat(AudioFiles.read(path).channel(0))
                .containsExactly(highest, -1.0f, highest, -1.0f, Math.round(0.99f * 32_768) / 32_768f);
    }

    @Test
    void channelsInAnotherOrderAreStoredInTheOrderOfTheFormat() throws IOException {
        ChannelLayout film = ChannelLayout.of(
                Channel.LEFT,
                Channel.CENTRE,
                Channel.RIGHT,
                Channel.LEFT_SURROUND,
                Channel.RIGHT_SURROUND,
                Channel.LFE);
        AudioBuffer audio = AudioBuffer.wrap(
                48_000,
                film,
                new float[] {0.1f},
                new float[] {0.2f},
                new float[] {0.3f},
                new float[] {0.4f},
                new float[] {0.5f},
                new float[] {0.6f});
        Path path = folder.resolve("film.wav");
        AudioFiles.write(path, audio, SampleFormat.FLOAT_32);

        AudioBuffer back = AudioFiles.read(path);
        assertThat(back.layout()).isEqualTo(ChannelLayout.SURROUND_5_1);
        assertThat(back.toInterleaved()).containsExactly(0.1f, 0.3f, 0.2f, 0.6f, 0.4f, 0.5f);
    }

    @Test
    void fileOfOpenLengthIsReadIntoMemory() throws IOException {
        byte[] open = WavBytes.wav()
                .fmt(1, 2, 48_000, 16)
                .chunk("data", -1, WavBytes.le16(1, 2, 3, 4))
                .bytes();
        Path path = Files.write(folder.resolve("open.wav"), open);

        assertThat(AudioFiles.read(path).frames()).isEqualTo(2);
    }

    static void write(Path path, AudioBuffer audio, AudioSpec spec, WriteOptions options, int blockFrames)
            throws IOException {
        try (AudioWriter writer = AudioFiles.create(path, spec, options)) {
            AudioBlock block = audio.block();
            for (int at = 0; at < audio.frames(); at += blockFrames) {
                writer.write(block.window(at, Math.min(blockFrames, audio.frames() - at)));
            }
            writer.commit();
        }
    }

    private static AudioBuffer noise(ChannelLayout layout, int frames) {
        Random random = new Random(7);
        AudioBuffer audio = AudioBuffer.allocate(44_100, layout, frames);
        for (int c = 0; c < layout.size(); c++) {
            for (int i = 0; i < frames; i++) {
                audio.channel(c)[i] = random.nextFloat() * 1.6f - 0.8f;
            }
        }
        return audio;
    }

    /** Samples that the format holds exactly; 24 bits are what a float holds of the wider ones. */
    private static AudioBuffer onGrid(SampleFormat format, ChannelLayout layout, int frames) {
        int steps = 1 << Math.min(24, format.bits()) - 1;
        Random random = new Random(frames);
        AudioBuffer audio = AudioBuffer.allocate(44_100, layout, frames);
        for (int c = 0; c < layout.size(); c++) {
            for (int i = 0; i < frames; i++) {
                audio.channel(c)[i] = (float) (random.nextInt(2 * steps) - steps) / steps;
            }
            audio.channel(c)[0] = -1.0f;
            audio.channel(c)[frames - 1] = (float) (steps - 1) / steps;
        }
        return audio;
    }
}
