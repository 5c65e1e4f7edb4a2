package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.Limits;
import app.loudcraft.io.ReadOptions;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.BroadcastExtension;
import app.loudcraft.metadata.BroadcastLoudness;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.render.LoudnessTag;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a master says beside its audio. */
class MasteringMetadataTest {

    private static final BroadcastExtension EXTENSION =
            BroadcastExtension.BLANK.withLoudness(BroadcastLoudness.NONE).withCodingStep("A=ANALOGUE");
    private static final AudioMetadata OF_MIX = AudioMetadata.EMPTY
            .withTag(Tag.TITLE, "Morning")
            .withTag("REPLAYGAIN_TRACK_GAIN", "+3.00 dB")
            .with(new Picture(Picture.FRONT_COVER, "image/png", "", new byte[] {1, 2}))
            .with(EXTENSION)
            .with(Chunk.of("cue ", new byte[4]));

    @TempDir
    Path folder;

    @Test
    void theBroadcastExtensionTellsTheLoudnessOfTheMaster() throws IOException {
        MasteringResult result = master(Mastering.builder(), "master.wav");
        BroadcastExtension extension =
                metadata("master.wav").broadcastExtension().orElseThrow();
        ProgrammeReading master = result.report().master().programme();

        Offset<Double> rounding = Offset.offset(0.005 + 1e-9);
        BroadcastLoudness loudness = extension.loudness();
        assertThat(loudness.integratedLufs().orElseThrow())
                .isCloseTo(master.loudness().integratedLufs().orElseThrow(), rounding);
        assertThat(loudness.maxShortTermLufs().orElseThrow())
                .isCloseTo(master.loudness().maxShortTermLufs().orElseThrow(), rounding);
        assertThat(loudness.maxMomentaryLufs().orElseThrow())
                .isCloseTo(master.loudness().maxMomentaryLufs().orElseThrow(), rounding);
        assertThat(loudness.maxTruePeakDbtp().orElseThrow()).isCloseTo(master.truePeakDbtp(), rounding);
        assertThat(extension.codingHistory()).isEqualTo("A=ANALOGUE\r\nA=PCM,F=48000,W=24,M=stereo,T=Loudcraft\r\n");
    }

    @Test
    void whatTellsTheLoudnessOfTheMixIsLeftOutAndListed() throws IOException {
        MasteringResult result = master(Mastering.builder(), "master.wav");

        assertThat(metadata("master.wav").tags()).containsExactly(new Tag(Tag.TITLE, "Morning"));
        assertThat(metadata("master.wav").pictures()).isEqualTo(OF_MIX.pictures());
        assertThat(metadata("master.wav").chunks()).extracting(Chunk::id).contains("cue ");
        assertThat(result.report().warnings())
                .containsOnlyOnce(
                        "tag REPLAYGAIN_TRACK_GAIN (8 bytes) is not carried over: it tells the loudness of the"
                                + " mix, not of the master");
    }

    @Test
    void loudnessTagsAreWrittenOnRequest() throws IOException {
        MasteringResult result = master(Mastering.builder().loudnessTags(LoudnessTag.values()), "master.flac");
        ProgrammeReading master = result.report().master().programme();
        double lufs = master.loudness().integratedLufs().orElseThrow();
        AudioMetadata metadata = metadata("master.flac");

        assertThat(metadata.tag("REPLAYGAIN_TRACK_GAIN")).contains(String.format(Locale.ROOT, "%.2f dB", -18 - lufs));
        assertThat(metadata.tag("REPLAYGAIN_TRACK_PEAK"))
                .contains(String.format(Locale.ROOT, "%.6f", Decibels.toAmplitude(master.truePeakDbtp())));
        assertThat(Integer.parseInt(metadata.tag("R128_TRACK_GAIN").orElseThrow()))
                .isEqualTo((int) Math.round((-23 - lufs) * 256));
        assertThat(result.report().warnings())
                .contains("chunk 'cue ' (4 bytes) is not carried over: a FLAC file has no place for it")
                .anyMatch(warning -> warning.startsWith("chunk 'bext' ("));
    }

    @Test
    void positionsAtAnotherRateAreLeftOutAndTheTimeOfDayStays() throws IOException {
        MasteringResult result = master(Mastering.builder().sampleRate(44_100), "master.wav");

        assertThat(metadata("master.wav").chunks()).extracting(Chunk::id).containsExactly("bext");
        assertThat(result.report().warnings())
                .contains("chunk 'cue ' (4 bytes) is not carried over: it counts frames at the rate of the mix");
    }

    @Test
    void theHostEditsTheMetadata() throws IOException {
        master(
                Mastering.builder()
                        .metadata(metadata ->
                                metadata.withTag(Tag.ISRC, "DEA012600001").withoutPictures()),
                "master.aiff");

        assertThat(metadata("master.aiff").tags())
                .containsExactlyInAnyOrder(new Tag(Tag.TITLE, "Morning"), new Tag(Tag.ISRC, "DEA012600001"));
        assertThat(metadata("master.aiff").pictures()).isEmpty();
    }

    @Test
    void mastersInAllContainersHoldTheSameAudio() throws IOException {
        master(Mastering.builder(), "master.wav");
        float[] expected = AudioFiles.read(folder.resolve("master.wav")).toInterleaved();
        for (String name : List.of("master.flac", "master.aiff")) {
            master(Mastering.builder(), name);
            assertThat(AudioFiles.read(folder.resolve(name)).toInterleaved())
                    .as(name)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aFormatThatTheContainerCannotHoldIsRefusedBeforeAnyWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> master(Mastering.builder().format(SampleFormat.FLOAT_32), "master.flac"))
                .withMessage("format must be of integers in a FLAC file, but was 32-bit float");
    }

    @Test
    void limitsHoldForTheMix() {
        MasteringBuilder small =
                Mastering.builder().reading(ReadOptions.DEFAULT.withLimits(Limits.DEFAULT.withFrames(1_000)));

        assertThatThrownBy(() -> master(small, "master.wav"))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("at most 1000 frames are allowed");
    }

    private MasteringResult master(MasteringBuilder builder, String name) throws IOException {
        AudioBuffer mix = TestMix.stereo().seconds(4.0);
        Path in = folder.resolve("mix.wav");
        try (AudioWriter writer = AudioFiles.create(
                in, mix.spec().withFormat(SampleFormat.PCM_24), WriteOptions.DEFAULT.withMetadata(OF_MIX))) {
            writer.write(mix.block());
            writer.commit();
        }
        return builder.build().master(in, folder.resolve(name));
    }

    private AudioMetadata metadata(String name) throws IOException {
        try (AudioReader reader = AudioFiles.open(folder.resolve(name))) {
            return reader.metadata();
        }
    }
}
