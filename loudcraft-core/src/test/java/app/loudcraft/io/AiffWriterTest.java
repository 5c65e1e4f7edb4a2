package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import app.loudcraft.testkit.FullDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiffWriterTest {

    private static final AudioSpec SPEC = new AudioSpec(48_000, ChannelLayout.STEREO, SampleFormat.PCM_16);
    private static final WriteOptions EXACT = WriteOptions.DEFAULT.withDither(Dither.NONE);
    private static final byte[] OLD = ascii("what was there before");

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void oldFileIsThere() throws IOException {
        target = Files.write(folder.resolve("master.aiff"), OLD);
    }

    static Stream<Arguments> formatsAndLayouts() {
        return Stream.of(SampleFormat.values())
                .flatMap(format -> ChannelLayout.named().stream().map(layout -> Arguments.of(format, layout)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndLayouts")
    void everyFormatAndLayoutComesBackBitForBit(SampleFormat format, ChannelLayout layout) throws IOException {
        for (int frames : new int[] {1, 997}) {
            AudioBuffer audio = onGrid(format, layout, frames);
            write(audio, audio.spec().withFormat(format), EXACT, 1 + frames / 3);

            try (AudioReader reader = AudioFiles.open(target)) {
                assertThat(reader.container()).isEqualTo(format.isFloatingPoint() ? "AIFF-C" : "AIFF");
                assertThat(reader.spec().format()).isEqualTo(format);
                assertThat(reader.spec().sampleRateHz()).isEqualTo(44_100);
                assertThat(reader.spec().layout())
                        .isEqualTo(layout.size() <= 12 ? layout : ChannelLayout.unspecified(layout.size()));
                assertThat(reader.frames()).hasValue(frames);
                assertThat(reader.notes()).isEmpty();
                assertThat(Reading.all(reader, 100).toInterleaved()).isEqualTo(audio.toInterleaved());
            }
            try (InputStream stream = Files.newInputStream(target)) {
                assertThat(Reading.all(AudioFiles.open(stream, "stream"), 100).toInterleaved())
                        .isEqualTo(audio.toInterleaved());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 22_050, 44_100, 65_536, 192_000, 384_000})
    void everyRateComesBack(int rate) throws IOException {
        AudioBuffer audio = AudioBuffer.allocate(rate, ChannelLayout.MONO, 1);
        write(audio, audio.spec().withFormat(SampleFormat.PCM_24), EXACT, 1);

        assertThat(AudioFiles.read(target).spec().sampleRateHz()).isEqualTo(rate);
    }

    @Test
    void bytesAreThoseOfTheStandard() throws IOException {
        AudioBuffer audio = AudioBuffer.wrap(8_000, ChannelLayout.MONO, new float[] {-1.0f, 0.5f, 0.0f});
        write(
                audio,
                audio.spec().withFormat(SampleFormat.PCM_8),
                EXACT.withMetadata(AudioMetadata.EMPTY.withTag(Tag.TITLE, "Hi!")),
                3);
        assertThat(Files.readAllBytes(target))
                .isEqualTo(AiffBytes.aiff()
                        .comm(1, 3, 8, 8_000)
                        .ssnd(new byte[] {-128, 64, 0})
                        .chunk("NAME", ascii("Hi!"))
                        .bytes());

        AudioBuffer surround = AudioBuffer.allocate(48_000, ChannelLayout.SURROUND_5_1, 1);
        write(surround, surround.spec().withFormat(SampleFormat.FLOAT_32), EXACT, 1);
        byte[] name = ascii("32-bit floating point");
        byte[] common = ByteBuffer.allocate(18 + 4 + 22)
                .putShort((short) 6)
                .putInt(1)
                .putShort((short) 32)
                .putShort((short) 0x400E)
                .putLong(48_000L << 48)
                .put(ascii("fl32"))
                .put((byte) name.length)
                .put(name)
                .array();
        assertThat(Files.readAllBytes(target))
                .isEqualTo(AiffBytes.aifc()
                        .chunk("FVER", new byte[] {(byte) 0xA2, (byte) 0x80, 0x51, 0x40})
                        .chunk("COMM", common)
                        .chunk("CHAN", new byte[] {0, 1, 0, 0, 0, 0, 0, 0x3F, 0, 0, 0, 0})
                        .ssnd(new byte[24])
                        .bytes());
    }

    @ParameterizedTest
    @EnumSource
    void bytesDoNotDependOnTheBlockSize(SampleFormat format) throws IOException {
        AudioBuffer audio = noise(ChannelLayout.STEREO, 20_000);
        AudioSpec spec = audio.spec().withFormat(format);
        write(audio, spec, WriteOptions.DEFAULT, 20_000);
        byte[] whole = Files.readAllBytes(target);

        for (int blockFrames : new int[] {1, 127, 8_191}) {
            write(audio, spec, WriteOptions.DEFAULT, blockFrames);
            assertThat(target).hasBinaryContent(whole);
        }
    }

    @Test
    void samplesAreThoseOfAWavFileWithTheSameDither() throws IOException {
        AudioBuffer audio = noise(ChannelLayout.SURROUND_5_1, 3_000);
        for (SampleFormat format : SampleFormat.values()) {
            write(audio, audio.spec().withFormat(format), WriteOptions.DEFAULT, 999);
            Path wav = folder.resolve("same.wav");
            AudioFiles.write(wav, audio, format);

            assertThat(AudioFiles.read(target).toInterleaved())
                    .as(format.toString())
                    .isEqualTo(AudioFiles.read(wav).toInterleaved());
        }
    }

    @Test
    void channelsInAnotherOrderAreStoredInTheOrderOfTheMask() throws IOException {
        ChannelLayout film = ChannelLayout.of(Channel.LEFT, Channel.CENTRE, Channel.RIGHT, Channel.LFE);
        AudioBuffer audio = AudioBuffer.wrap(
                48_000, film, new float[] {0.1f}, new float[] {0.2f}, new float[] {0.3f}, new float[] {0.4f});
        write(audio, audio.spec().withFormat(SampleFormat.FLOAT_64), EXACT, 1);

        AudioBuffer back = AudioFiles.read(target);
        assertThat(back.layout()).isEqualTo(ChannelLayout.of(Channel.LEFT, Channel.RIGHT, Channel.CENTRE, Channel.LFE));
        assertThat(back.toInterleaved()).containsExactly(0.1f, 0.3f, 0.2f, 0.4f);
    }

    @Test
    void whatIsReadBackBeforeItIsCommittedHasTheRolesThatWereWritten() throws IOException {
        for (ChannelLayout layout :
                List.of(ChannelLayout.SURROUND_22_2, ChannelLayout.SURROUND_7_1, ChannelLayout.of(Channel.LEFT_WIDE))) {
            AudioBuffer audio = onGrid(SampleFormat.PCM_24, layout, 7);
            try (AudioWriter writer =
                    AiffWriter.begin(PendingFile.at(target), audio.spec().withFormat(SampleFormat.PCM_24), EXACT)) {
                writer.write(audio.block());
                try (AudioReader reader = writer.readBack().orElseThrow().open()) {
                    assertThat(reader.spec().layout()).isEqualTo(layout);
                    assertThat(Reading.all(reader, 7).toInterleaved()).isEqualTo(audio.toInterleaved());
                }
            }
        }
        assertOldFileAlone();
    }

    @Test
    void tagsBecomeTextChunksAndWhatTheyCannotHoldAnId3Tag() throws IOException {
        AudioMetadata plain = AudioMetadata.EMPTY
                .withTag(Tag.TITLE, "A Song")
                .withTag(Tag.ARTIST, "Ann")
                .withTag(Tag.COPYRIGHT, "2026")
                .withTag(Tag.COMMENT, "a\nb", "c");
        AudioBuffer audio = AudioBuffer.allocate(48_000, ChannelLayout.MONO, 3);
        AudioSpec spec = audio.spec().withFormat(SampleFormat.PCM_8);
        write(audio, spec, EXACT.withMetadata(plain), 3);

        assertThat(Files.readAllBytes(target))
                .isEqualTo(AiffBytes.aiff()
                        .comm(1, 3, 8, 48_000)
                        .ssnd(new byte[3])
                        .chunk("NAME", ascii("A Song"))
                        .chunk("AUTH", ascii("Ann"))
                        .chunk("(c) ", ascii("2026"))
                        .chunk("ANNO", ascii("a\nb"))
                        .chunk("ANNO", ascii("c"))
                        .bytes());
        AudioMetadata rich = plain.withTag(Tag.ISRC, "DEA012600001")
                .with(new Picture(Picture.FRONT_COVER, "image/png", "", new byte[] {1}));
        for (AudioMetadata metadata : List.of(plain, rich)) {
            write(audio, spec, EXACT.withMetadata(metadata), 3);
            try (AudioReader reader = AudioFiles.open(target)) {
                assertThat(reader.metadata()).isEqualTo(metadata);
            }
        }
    }

    @Test
    void fileThatGrowsOverTheLimitFailsAndLeavesTheOldFile() throws IOException {
        // FORM's own size: 4, a COMM chunk of 26, an SSND header of 16, 400 bytes of audio, one in reserve for padding.
        assertThat(fits(100, 447)).isTrue();
        assertThat(Files.size(target)).isEqualTo(8 + 446);
        Files.write(target, OLD);
        assertThatThrownBy(() -> fits(100, 446))
                .isInstanceOf(IOException.class)
                .hasMessage(target + ": an AIFF file holds at most 4 GiB, which here are 99 frames;"
                        + " write WAV or FLAC instead");
        assertOldFileAlone();
    }

    private boolean fits(int frames, long maxFormBytes) throws IOException {
        try (AudioWriter writer = AiffWriter.begin(PendingFile.at(target), SPEC, EXACT, maxFormBytes)) {
            writer.write(AudioBlock.allocate(2, frames - 1));
            writer.write(AudioBlock.allocate(2, 1));
            writer.commit();
            return true;
        }
    }

    @Test
    void sizesOverTwoGibibytesAreUnsigned() throws IOException {
        AiffFrontMatter matter = new AiffFrontMatter(SPEC, AudioMetadata.EMPTY, AiffFrontMatter.MAX_FORM_BYTES);
        long frames = (0xFFFF_FFFEL - 47) / 4;
        matter.requireRoom(target, frames);
        assertThatThrownBy(() -> matter.requireRoom(target, frames + 1)).hasMessageContaining("4 GiB");

        ByteBuffer head = matter.head(frames);
        assertThat(Integer.toUnsignedLong(head.getInt(4))).isEqualTo(46 + 4 * frames);
        assertThat(Integer.toUnsignedLong(head.getInt(22))).isEqualTo(frames);
        assertThat(Integer.toUnsignedLong(head.getInt(42))).isEqualTo(8 + 4 * frames);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30_000, 200_053})
    void fullDiskLeavesTheOldFile(int room) {
        assertThatThrownBy(() -> {
                    try (AudioWriter writer = AiffWriter.begin(
                            new PendingFile(
                                    target,
                                    folder.resolve("p.part"),
                                    FullDisk.failingWrites(folder.resolve("p.part"), room)),
                            SPEC,
                            EXACT)) {
                        writer.write(AudioBlock.allocate(2, 50_000));
                        writer.commit();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("master.aiff cannot be written: No space left on device");
        assertOldFileAlone();
    }

    private void write(AudioBuffer audio, AudioSpec spec, WriteOptions options, int blockFrames) throws IOException {
        try (AudioWriter writer = AiffWriter.begin(PendingFile.at(target), spec, options)) {
            AudioBlock block = audio.block();
            for (int at = 0; at < audio.frames(); at += blockFrames) {
                writer.write(block.window(at, Math.min(blockFrames, audio.frames() - at)));
            }
            writer.commit();
        }
    }

    private void assertOldFileAlone() {
        assertThat(target).hasBinaryContent(OLD);
        assertThat(folder.toFile().list()).containsExactly("master.aiff");
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
        AudioBuffer audio = noise(layout, frames);
        for (int c = 0; c < layout.size(); c++) {
            for (int i = 0; i < frames; i++) {
                audio.channel(c)[i] = (float) (int) (audio.channel(c)[i] * steps) / steps;
            }
            audio.channel(c)[0] = -1.0f;
        }
        return audio;
    }
}
