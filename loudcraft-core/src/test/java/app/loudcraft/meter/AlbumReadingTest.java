package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlbumReadingTest {

    @Test
    void singleTrackReadsAsItself() {
        ProgrammeMeter meter = measure(noise(1, 44_100, ChannelLayout.STEREO, 7.3, -22.0));
        ProgrammeReading reading = meter.reading();
        AlbumReading album = AlbumReading.of(List.of(meter));
        assertThat(album)
                .isEqualTo(new AlbumReading(
                        List.of(reading),
                        reading.loudness().integratedLufs(),
                        reading.loudness().loudnessRangeLu(),
                        reading.loudness().rangeLowLufs(),
                        reading.loudness().rangeHighLufs(),
                        reading.samplePeakDbfs(),
                        reading.truePeakDbtp()));
    }

    @Test
    void gatesSeeTheWindowsOfAllTracksOfAnyRateAndLayout() {
        List<AudioBuffer> tracks = tracks();
        List<Double> momentary = new ArrayList<>();
        List<Double> shortTerm = new ArrayList<>();
        List<ProgrammeMeter> meters = new ArrayList<>();
        for (AudioBuffer track : tracks) {
            LoudnessOracle oracle = new LoudnessOracle(track);
            momentary.addAll(oracle.windows(40, 10));
            shortTerm.addAll(oracle.windows(300, 10));
            meters.add(measure(track));
        }
        AlbumReading album = AlbumReading.of(meters);
        // two ways of summing some hundred energies
        assertThat(album.integratedLufs().orElseThrow()).isCloseTo(LoudnessOracle.integrated(momentary), within(1e-9));
        assertThat(album.loudnessRangeLu().orElseThrow()).isCloseTo(LoudnessOracle.range(shortTerm), within(1e-9));
        assertThat(album.rangeHighLufs().orElseThrow() - album.rangeLowLufs().orElseThrow())
                .isEqualTo(album.loudnessRangeLu().orElseThrow());
        assertThat(album.tracks())
                .isEqualTo(meters.stream().map(ProgrammeMeter::reading).toList());
        assertThat(album.truePeakDbtp())
                .isEqualTo(album.tracks().stream()
                        .mapToDouble(ProgrammeReading::truePeakDbtp)
                        .max()
                        .orElseThrow());
        assertThat(album.samplePeakDbfs())
                .isEqualTo(album.tracks().stream()
                        .mapToDouble(ProgrammeReading::samplePeakDbfs)
                        .max()
                        .orElseThrow());
    }

    @Test
    void orderOfTheTracksDoesNotMatter() {
        List<ProgrammeMeter> meters =
                new ArrayList<>(tracks().stream().map(AlbumReadingTest::measure).toList());
        AlbumReading album = AlbumReading.of(meters);
        Random random = new Random(1);
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(meters, random);
            AlbumReading shuffled = AlbumReading.of(meters);
            // sums in another order
            assertThat(shuffled.integratedLufs().orElseThrow())
                    .isCloseTo(album.integratedLufs().orElseThrow(), within(1e-12));
            assertThat(shuffled.loudnessRangeLu()).isEqualTo(album.loudnessRangeLu());
            assertThat(shuffled.rangeLowLufs()).isEqualTo(album.rangeLowLufs());
            assertThat(shuffled.truePeakDbtp()).isEqualTo(album.truePeakDbtp());
            assertThat(shuffled.samplePeakDbfs()).isEqualTo(album.samplePeakDbfs());
        }
    }

    private static List<AudioBuffer> tracks() {
        return List.of(
                noise(1, 8_000, ChannelLayout.MONO, 9.9, -15.0),
                noise(2, 11_025, ChannelLayout.STEREO, 12.34, -31.0),
                noise(3, 22_050, ChannelLayout.SURROUND_5_1, 4.0, -23.0),
                noise(4, 44_100, ChannelLayout.STEREO, 0.25, -3.0),
                noise(5, 16_000, ChannelLayout.STEREO, 5.0, -90.0));
    }

    @Test
    void windowsDoNotReachFromOneTrackIntoTheNext() {
        ProgrammeMeter shorter = measure(noise(1, 8_000, ChannelLayout.MONO, 0.39, -20.0));
        AlbumReading album = AlbumReading.of(List.of(shorter, shorter, shorter));
        assertThat(album.integratedLufs()).isEmpty();
        assertThat(album.loudnessRangeLu()).isEmpty();
        assertThat(album.truePeakDbtp()).isEqualTo(shorter.reading().truePeakDbtp());
        ProgrammeMeter silent = measure(Signals.silence(8_000, ChannelLayout.MONO, 40_000));
        AlbumReading gated = AlbumReading.of(List.of(shorter, silent));
        assertThat(gated.integratedLufs()).isEqualTo(OptionalDouble.of(Double.NEGATIVE_INFINITY));
        assertThat(gated.loudnessRangeLu()).hasValue(0.0);
    }

    @Test
    void albumWithoutTracksIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlbumReading.of(List.of()))
                .withMessage("meters must hold at least one, but was empty");
    }

    /** Noise whose second half is 8 dB quieter. */
    private static AudioBuffer noise(long seed, int rateHz, ChannelLayout layout, double seconds, double rmsDbfs) {
        int half = (int) (0.5 * seconds * rateHz);
        return Signals.concat(
                Signals.gaussian(seed, rateHz, layout, half, rmsDbfs),
                Signals.gaussian(seed + 100, rateHz, layout, half, rmsDbfs - 8.0));
    }

    private static ProgrammeMeter measure(AudioBuffer audio) {
        ProgrammeMeter meter = new ProgrammeMeter(audio.sampleRateHz(), audio.layout());
        meter.process(audio.block());
        return meter;
    }
}
