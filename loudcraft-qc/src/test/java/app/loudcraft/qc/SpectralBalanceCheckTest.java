package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.Mastering;
import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.plan.ToneTarget;
import app.loudcraft.qc.ToneDeviation.Octave;
import app.loudcraft.qc.limits.SpectralBalanceLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpectralBalanceCheckTest {

    private static SpectralBalanceLimits limits(Genre genre) {
        return SpectralBalanceLimits.defaults(DeliveryTarget.SPOTIFY, Optional.of(genre));
    }

    private static QualityCheck heard(AudioBuffer audio, SpectralBalanceLimits limits) {
        return HeardCheck.of(audio, spec -> new SpectralBalanceCheck(spec, limits));
    }

    private static ShapedNoise noise(Genre genre) {
        return ShapedNoise.thirds(GenreProfile.of(genre).tone()::levelDb);
    }

    @ParameterizedTest
    @EnumSource(Genre.class)
    void passesWhatLiesOnTheCurveOfItsGenre(Genre genre) throws IOException {
        AudioBuffer audio = noise(genre).seconds(8.0);
        QualityCheck check = heard(audio, limits(genre));
        assertThat(check.status()).isEqualTo(QualityStatus.PASS);
        assertThat(check.findings()).isEmpty();
        ToneTarget curve = GenreProfile.of(genre).tone();
        List<Octave> octaves;
        try (AudioReader reader = AudioFiles.of(audio)) {
            octaves = new ToneDeviation(new MixAnalyzer(4_096).analyze(reader).spectrum(), curve).octaves();
        }
        assertThat(octaves).hasSize(10);
        // The curve of speech rises by 11 dB from one third of an octave to the next, so a third is not as its centre.
        double mostDb = genre == Genre.SPEECH ? 1.0 : 0.5;
        assertThat(octaves).allSatisfy(octave -> assertThat(octave.db()).isCloseTo(0.0, within(mostDb)));
    }

    @ParameterizedTest
    @CsvSource({
        "4500, 100000, 12, 7.9 kHz, over",
        "5600, 100000, 10, 7.9 kHz, over",
        "45, 90, 12, 63 Hz, over",
        "1400, 2800, -9, 2.0 kHz, under",
        "350, 700, 8, 501 Hz, over"
    })
    void namesTheOctaveThatIsOff(double fromHz, double toHz, double db, String octave, String side) {
        AudioBuffer shelved =
                noise(Genre.POP).plus(hz -> hz > fromHz && hz < toHz ? db : 0.0).seconds(8.0);
        QualityCheck check = heard(shelved, limits(Genre.POP));
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding finding = check.findings().get(0);
        assertThat(finding.message()).contains(octave, side, "pop curve");
        assertThat(finding.measured().getAsDouble()).isCloseTo(db, within(1.5));
    }

    @Test
    void passesWhatWasMasteredForTheGenre() {
        AudioBuffer mix = noise(Genre.POP).plus(hz -> hz > 5_500.0 ? 12.0 : 0.0).seconds(12.0);
        assertThat(heard(mix, limits(Genre.POP)).status()).isEqualTo(QualityStatus.WARN);
        AudioBuffer master = Mastering.builder()
                .genre(Genre.POP)
                .build()
                .master(mix)
                .buffer()
                .orElseThrow();
        assertThat(heard(master, limits(Genre.POP)).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void failsOnlyIfAskedTo() {
        AudioBuffer shelved =
                noise(Genre.POP).plus(hz -> hz > 5_500.0 ? 15.0 : 0.0).seconds(8.0);
        assertThat(heard(shelved, limits(Genre.POP)).status()).isEqualTo(QualityStatus.WARN);
        QualityCheck strict = heard(shelved, limits(Genre.POP).withMayFail(true));
        assertThat(strict.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(strict.findings())
                .anySatisfy(f -> assertThat(f.message()).contains("The octave around 7.9 kHz is 1"));
    }

    @Test
    void holdsTheWholeAgainstTheCurveEvenWhereNoOctaveStandsOut() {
        // Tilted: 5.7 dB too much at one end, as much too little at the other.
        AudioBuffer tilted = noise(Genre.POP)
                .plus(hz -> Math.max(-6.5, Math.min(6.5, 3.0 * Math.log10(hz / 1_000.0) / Math.log10(2.0))))
                .seconds(8.0);
        QualityCheck check = heard(tilted, limits(Genre.POP));
        assertThat(check.findings()).anySatisfy(f -> assertThat(f.message()).contains("(RMS) from the pop curve"));
    }

    @Test
    void doesNotMissSubBassInAcousticMusic() {
        AudioBuffer thin =
                noise(Genre.FOLK_COUNTRY).plus(hz -> hz < 44.0 ? -20.0 : 0.0).seconds(8.0);
        assertThat(heard(thin, limits(Genre.FOLK_COUNTRY)).findings()).isEmpty();
    }

    @Test
    void leavesOutWhatACutOffTookAway() {
        AudioBuffer cut = noise(Genre.ROCK).cutAbove(11_000.0).seconds(8.0);
        assertThat(heard(cut, limits(Genre.ROCK)).findings()).isEmpty();
    }

    @Test
    void findsAToneThatRingsAllTheTime() {
        AudioBuffer mix = noise(Genre.POP).seconds(12.0);
        AudioBuffer ringing = ChannelMixes.sum(mix, Signals.sine(3_200.0, -30.0).stereo(12.0));
        assertThat(heard(mix, limits(Genre.POP)).findings()).isEmpty();
        QualityCheck check = heard(ringing, limits(Genre.POP));
        assertThat(check.status()).isEqualTo(QualityStatus.WARN);
        assertThat(check.findings()).singleElement().satisfies(f -> {
            assertThat(f.message()).contains("3.2 kHz rings").contains("dB over its surroundings");
            assertThat(f.remedy()).containsPattern("(319|320)\\d Hz");
        });
    }

    @Test
    void usesTheCurveOfMostMusicWhereNobodySaidWhatItIs() {
        SpectralBalanceLimits limits = SpectralBalanceLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty());
        assertThat(limits.curveName()).isEqualTo("neutral");
        AudioBuffer neutral =
                ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb).seconds(5.0);
        assertThat(heard(neutral, limits).findings()).isEmpty();
    }

    @Test
    void looksAtEveryLayout() {
        for (ChannelLayout layout : List.of(ChannelLayout.MONO, ChannelLayout.SURROUND_5_1)) {
            AudioBuffer bright = noise(Genre.POP)
                    .in(layout)
                    .plus(hz -> hz > 5_500.0 ? 12.0 : 0.0)
                    .seconds(5.0);
            assertThat(heard(bright, limits(Genre.POP)).findings())
                    .anySatisfy(f -> assertThat(f.message()).contains("7.9 kHz"));
        }
    }

    @Test
    void saysNothingOfSilenceAndOfSingleTones() {
        for (AudioBuffer audio : List.of(
                Signals.silence(48_000, ChannelLayout.STEREO, 96_000),
                Signals.sine(1_000.0, -10.0).stereo(3.0),
                noise(Genre.POP).seconds(0.1))) {
            assertThat(heard(audio, limits(Genre.POP)).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
        }
    }

    @Test
    void saysTheSameWhateverTheBlocks() {
        AudioBuffer mix = noise(Genre.POP).plus(hz -> hz > 5_500.0 ? 12.0 : 0.0).seconds(3.0);
        QualityCheck check =
                HeardCheck.whateverTheBlocks(mix, spec -> new SpectralBalanceCheck(spec, limits(Genre.POP)));
        assertThat(check.findings()).isNotEmpty();
    }
}
