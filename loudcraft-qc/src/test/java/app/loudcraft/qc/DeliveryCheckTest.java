package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.codec.CodecRoundTrip;
import app.loudcraft.qc.codec.LossyCodec;
import app.loudcraft.qc.codec.LossyFormat;
import app.loudcraft.qc.limits.DeliveryLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryCheckTest {

    private static final DeliveryLimits LIMITS = DeliveryLimits.defaults(DeliveryTarget.APPLE_MUSIC, Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void aQuiet24BitMasterPassesWithoutAnyFinding() throws IOException {
        QualityCheck result = file(quiet(), SampleFormat.PCM_24, DeliveryTarget.APPLE_MUSIC);

        assertThat(result.status()).isEqualTo(QualityStatus.PASS);
        assertThat(result.findings()).isEmpty();
        assertThat(result.unit()).isEqualTo("dBTP");
        assertThat(result.value().orElseThrow()).isBetween(-20.0, -5.0);
    }

    @Test
    void musicIsDeliveredInAnyLosslessContainerAndBroadcastsInWavesAlone() {
        List<String> music = DeliveryLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty())
                .containers();
        List<String> broadcasts = DeliveryLimits.defaults(DeliveryTarget.EBU_R128, Optional.empty())
                .containers();

        assertThat(music).contains("WAV", "FLAC", "AIFF", "AIFF-C").containsAll(broadcasts);
        assertThat(broadcasts).contains("WAV", "RF64", "BW64").doesNotContain("FLAC", "AIFF");
    }

    @Test
    void sixteenBitsInA24BitFileAreFound() throws IOException {
        Path path = folder.resolve("16.wav");
        AudioFiles.write(path, quiet(), SampleFormat.PCM_16);
        Path padded = folder.resolve("24.wav");
        AudioBuffer buffer = AudioFiles.read(path);
        WriteOptions plain = WriteOptions.DEFAULT.withDither(Dither.NONE);
        try (AudioWriter writer = AudioFiles.create(padded, buffer.spec().withFormat(SampleFormat.PCM_24), plain)) {
            writer.write(buffer.block());
            writer.commit();
        }
        QualityCheck result = open(padded, DeliveryTarget.SPOTIFY);

        assertThat(result.status()).isEqualTo(QualityStatus.WARN);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("effective bits: 16").contains("24-bit PCM");
            assertThat(finding.endSeconds()).isEqualTo(2.0);
        });
    }

    @Test
    void aFloatFileThatHolds16BitAudioIsFoundToo() throws IOException {
        Path path = folder.resolve("16.wav");
        AudioFiles.write(path, quiet(), SampleFormat.PCM_16);
        QualityCheck result = file(AudioFiles.read(path), SampleFormat.FLOAT_32, DeliveryTarget.SPOTIFY);

        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("effective bits: 16"));
    }

    @ParameterizedTest
    @CsvSource({
        "SPOTIFY, 22050, 24, WARN, sample rate is 22050 Hz",
        "APPLE_MUSIC, 44100, 16, WARN, 16 bits a sample",
        "AUDIOBOOK_ACX, 48000, 24, FAIL, must be 44100 Hz",
        "NETFLIX, 48000, 16, FAIL, at least 24",
        "CD, 48000, 16, WARN, must be 44100 Hz",
    })
    void aFormThatThePlaceDoesNotWantIsFound(String target, int rate, int bits, QualityStatus status, String said)
            throws IOException {
        AudioBuffer buffer = Signals.pink(1, rate, ChannelLayout.STEREO, 2 * rate, -30.0);
        QualityCheck result = file(buffer, bits == 16 ? SampleFormat.PCM_16 : SampleFormat.PCM_24, constant(target));

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains(said);
            assertThat(finding.remedy()).isNotEmpty();
        });
    }

    private static DeliveryTarget constant(String name) {
        return switch (name) {
            case "SPOTIFY" -> DeliveryTarget.SPOTIFY;
            case "APPLE_MUSIC" -> DeliveryTarget.APPLE_MUSIC;
            case "AUDIOBOOK_ACX" -> DeliveryTarget.AUDIOBOOK_ACX;
            case "NETFLIX" -> DeliveryTarget.NETFLIX;
            case "CD" -> DeliveryTarget.CD;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void sixChannelsAreTooManyForMusicButNotForBroadcast() throws IOException {
        AudioBuffer buffer = Signals.pink(2, 48_000, ChannelLayout.SURROUND_5_1, 48_000, -30.0);

        assertThat(file(buffer, SampleFormat.PCM_24, DeliveryTarget.SPOTIFY).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("6 channels"));
        assertThat(file(buffer, SampleFormat.PCM_24, DeliveryTarget.EBU_R128).status())
                .isEqualTo(QualityStatus.PASS);
    }

    @Test
    void aProgrammeThatIsTooLongIsFound() throws IOException {
        DeliveryLimits limits = new DeliveryLimits(
                List.of("memory"), 44_100, 192_000, 16, 2, 1.5, true, Optional.empty(), 0.0, 0.5, false);
        QualityCheck result = memory(quiet(), limits);

        assertThat(result.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(result.findings().get(0).message()).contains("lasts 2 s");
        assertThat(result.value()).isEmpty();
        assertThat(result.unit()).isEmpty();
    }

    @Test
    void whatTheReaderNotesIsPassedOn() throws IOException {
        Path path = folder.resolve("odd.wav");
        AudioFiles.write(path, quiet(), SampleFormat.PCM_24);
        byte[] bytes = Files.readAllBytes(path);
        bytes[5] -= 2;
        Files.write(path, bytes);
        QualityCheck result = open(path, DeliveryTarget.APPLE_MUSIC);

        assertThat(result.status()).isEqualTo(QualityStatus.WARN);
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("the size of the whole file in its header is wrong"));
    }

    @Test
    void silenceAndTheShortestProgrammeHaveNoPeaksToJudge() throws IOException {
        QualityCheck silence = memory(Signals.silence(48_000, ChannelLayout.STEREO, 48_000), LIMITS);
        QualityCheck one = memory(Signals.silence(48_000, ChannelLayout.MONO, 1), LIMITS);

        assertThat(List.of(silence, one)).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(QualityStatus.PASS);
            assertThat(result.value()).isEmpty();
        });
    }

    @Test
    void aBurstAtFullScaleIsForetoldToGoOverInItsPlaceAndOnlyWarns() throws IOException {
        AudioBuffer buffer = burst();
        QualityCheck result = memory(buffer, LIMITS.withCodec(new LossyCodec(LossyFormat.AAC, 96)));

        assertThat(result.status()).isEqualTo(QualityStatus.WARN);
        assertThat(result.value().orElseThrow()).isGreaterThan(0.5);
        assertThat(result.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.channel()).hasValue(1);
            // Within one stretch of the codec, 85 ms, and what an MDCT block spreads, 43 ms.
            assertThat(finding.startSeconds()).isBetween(1.0 - 0.128, 1.3);
            assertThat(finding.endSeconds()).isBetween(1.0, 1.3 + 0.128);
            assertThat(finding.measured().orElseThrow()).isPositive();
            assertThat(finding.remedy()).contains("ceiling of");
        });
    }

    @Test
    void theSuggestedCeilingIsLowerByTheRiseOverFullScale() throws IOException {
        FakeCodec codec = new FakeCodec(Signals.gain(Signals.sine(997.0, -1.0).stereo(2.0), 1.35));
        QualityCheck result = real(Signals.sine(997.0, -1.0).stereo(2.0), codec);

        // The sine is at -1.0 dBTP and comes back at +0.35; what is asked for is rounded up to a tenth.
        assertThat(result.findings().get(0).remedy()).contains("by 0.4 dB").contains("ceiling of -1.4 dBTP");
    }

    @ParameterizedTest
    @CsvSource({"-0.1, PASS", "0.3, WARN", "0.7, FAIL"})
    void aRealEncoderMayFailAFile(double decodedDbtp, QualityStatus status) throws IOException {
        FakeCodec codec = new FakeCodec(Signals.concat(
                Signals.sine(997.0, -6.0).stereo(1.0),
                Signals.sine(997.0, decodedDbtp).stereo(1.0)));
        QualityCheck result = real(quiet(), codec);

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.value().orElseThrow()).isCloseTo(decodedDbtp, within(0.05));
        assertThat(result.method()).contains("fake codec");
        for (QualityFinding finding : result.findings()) {
            assertThat(finding.startSeconds()).isCloseTo(1.0, within(0.1));
            assertThat(finding.endSeconds()).isCloseTo(2.0, within(0.1));
        }
    }

    @Test
    void whatComesBackTooHighInTheLastMomentIsFoundToo() throws IOException {
        // The meter's steps are of 100 ms, and the last one is not whole.
        FakeCodec codec = new FakeCodec(Signals.concat(
                Signals.sine(997.0, -6.0).stereo(2.0), Signals.sine(997.0, 0.7).stereo(0.05)));
        AudioBuffer programme = Signals.pink(1, 48_000, ChannelLayout.STEREO, 98_400, -24.0);

        QualityCheck result = real(programme, codec);

        assertThat(result.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.startSeconds()).isCloseTo(2.0, within(1e-9));
            assertThat(finding.endSeconds()).isCloseTo(2.05, within(1e-9));
            // Cut off, a sine rings.
            assertThat(finding.measured().orElseThrow()).isCloseTo(0.7, within(0.3));
        });
    }

    @Test
    void whatComesBackIsHeldAgainstTheLimitThatWasChosen() throws IOException {
        DeliveryLimits strict = new DeliveryLimits(
                List.of("memory"), 8_000, 192_000, 16, 2, 1e9, false, Optional.empty(), -1.0, 0.0, true);
        FakeCodec codec = new FakeCodec(Signals.sine(997.0, -0.5).stereo(2.0));
        AudioBuffer programme = quiet();
        try (AudioReader reader = AudioFiles.of(programme)) {
            Check check = new DeliveryCheck(reader.spec(), strict, AudioSource.of(programme), codec);

            QualityCheck result = run(reader, check, DeliveryTarget.APPLE_MUSIC);

            assertThat(result.status()).isEqualTo(QualityStatus.WARN);
            assertThat(result.findings())
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.measured().orElseThrow()).isCloseTo(-0.5, within(0.01)));
        }
    }

    @Test
    void anEncoderThatFailsIsReportedAndTheForecastTakesItsPlace() throws IOException {
        CodecRoundTrip broken = new CodecRoundTrip() {
            @Override
            public String name() {
                return "broken codec";
            }

            @Override
            public AudioReader roundTrip(AudioSource programme) throws IOException {
                throw new IOException("no such encoder");
            }
        };
        QualityCheck result = real(quiet(), broken);

        assertThat(result.status()).isEqualTo(QualityStatus.WARN);
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("no such encoder"));
        assertThat(result.value()).isPresent();
        assertThat(result.method()).contains("foretold for AAC 256 kbit/s");
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "480", "4096"})
    void theCutIntoBlocksMakesNoDifference(int blockFrames) throws IOException {
        AudioBuffer buffer = burst();
        DeliveryLimits limits = LIMITS.withCodec(new LossyCodec(LossyFormat.MP3, 96));
        QualityCheck expected = memory(buffer, limits);
        DeliveryCheck check = new DeliveryCheck(buffer.spec(), limits);
        try (AudioReader reader = AudioFiles.of(buffer)) {
            reader.forEachBlock(blockFrames, check::listen);
        }
        Programme[] heard = new Programme[1];
        try (AudioReader reader = AudioFiles.of(buffer)) {
            Pass.run(
                    reader,
                    List.of(programme -> {
                        heard[0] = programme;
                        return expected;
                    }),
                    DeliveryTarget.APPLE_MUSIC,
                    Optional.empty(),
                    1);
        }

        assertThat(check.conclude(heard[0])).isEqualTo(expected);
    }

    @Test
    void limitsThatContradictEachOtherAreRefusedWithTheirValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryLimits(
                        List.of("WAV"), 48_000, 44_100, 16, 2, 1.0, true, Optional.empty(), 0.0, 0.5, false))
                .withMessage("minSampleRateHz must be at most maxSampleRateHz, 44100 Hz, but was 48000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryLimits(
                        List.of("WAV"), 44_100, 48_000, 16, 2, 1.0, true, Optional.empty(), 1.0, 0.5, false))
                .withMessage("decodedPassDbtp must be at most decodedWarnDbtp, 0.5 dBTP, but was 1.0");
    }

    /** What a host might supply: it decodes to what it is told to. */
    private record FakeCodec(AudioBuffer decoded) implements CodecRoundTrip {

        @Override
        public String name() {
            return "fake codec";
        }

        @Override
        public AudioReader roundTrip(AudioSource programme) {
            return AudioFiles.of(decoded);
        }
    }

    private static AudioBuffer quiet() {
        return Signals.pink(1, 48_000, ChannelLayout.STEREO, 96_000, -24.0);
    }

    /** Quiet noise with a burst of noise at full scale in the right channel, from 1.0 s to 1.3 s. */
    private static AudioBuffer burst() {
        AudioBuffer buffer = Signals.pink(5, 48_000, ChannelLayout.STEREO, 96_000, -40.0);
        float[] loud =
                Signals.gaussian(6, 48_000, ChannelLayout.MONO, 14_400, 0.0).channel(0);
        for (int i = 0; i < loud.length; i++) {
            buffer.channel(1)[48_000 + i] = Math.max(-0.9f, Math.min(0.9f, loud[i]));
        }
        return buffer;
    }

    private QualityCheck file(AudioBuffer buffer, SampleFormat format, DeliveryTarget target) throws IOException {
        Path path = folder.resolve("master.wav");
        AudioFiles.write(path, buffer, format);
        return open(path, target);
    }

    private static QualityCheck open(Path path, DeliveryTarget target) throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            DeliveryCheck check = new DeliveryCheck(reader.spec(), DeliveryLimits.defaults(target, Optional.empty()));
            return run(reader, check, target);
        }
    }

    private static QualityCheck memory(AudioBuffer buffer, DeliveryLimits limits) throws IOException {
        try (AudioReader reader = AudioFiles.of(buffer)) {
            return run(reader, new DeliveryCheck(reader.spec(), limits), DeliveryTarget.APPLE_MUSIC);
        }
    }

    private static QualityCheck real(AudioBuffer buffer, CodecRoundTrip codec) throws IOException {
        try (AudioReader reader = AudioFiles.of(buffer)) {
            DeliveryCheck check = new DeliveryCheck(reader.spec(), LIMITS, AudioSource.of(buffer), codec);
            return run(reader, check, DeliveryTarget.APPLE_MUSIC);
        }
    }

    private static QualityCheck run(AudioReader reader, Check check, DeliveryTarget target) throws IOException {
        return Pass.run(reader, List.of(check), target, Optional.empty(), 1).get(0);
    }
}
