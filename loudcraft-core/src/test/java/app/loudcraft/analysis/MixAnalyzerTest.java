package app.loudcraft.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixAnalyzerTest {

    private final AudioBuffer mix = TestMix.stereo().seconds(1.5);

    @Test
    void analysisTellsWhatTheFileIsAndWhatTheMetersRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mix.wav");
        AudioFiles.write(file, mix, SampleFormat.FLOAT_32);
        MixAnalysis analysis;
        try (AudioReader reader = AudioFiles.open(file)) {
            analysis = new MixAnalyzer(4_096).analyze(reader);
        }
        ProgrammeMeter meter =
                new ProgrammeMeter(48_000, mix.layout(), MeterSettings.DEFAULT.withComparisonKernels(true));
        meter.process(mix.block());
        assertThat(analysis.programme()).isEqualTo(meter.reading());
        assertThat(analysis.source()).isEqualTo(file.toString());
        assertThat(analysis.container()).isEqualTo("WAV");
        assertThat(analysis.spec()).isEqualTo(mix.spec());
        assertThat(analysis.frames()).isEqualTo(72_000);
        assertThat(analysis.seconds()).isEqualTo(1.5);
        assertThat(analysis.genre()).isEmpty();
        assertThat(analysis.notes()).isEmpty();
    }

    @Test
    void analysisIsTheSameForEveryBlockSize() throws IOException {
        MixAnalysis whole = new MixAnalyzer(mix.frames()).analyze(AudioFiles.of(mix));
        for (int size : new int[] {1, 7, 441, 4_096, 1 << 20}) {
            assertThat(new MixAnalyzer(size).analyze(AudioFiles.of(mix))).isEqualTo(whole);
        }
    }

    @Test
    void progressIsHeardFromBlockToBlockUntilTheEnd() throws IOException {
        List<Long> heard = new ArrayList<>();
        new MixAnalyzer(30_000).analyze(AudioFiles.of(mix), heard::add);
        assertThat(heard).isSorted().contains(30_000L, 60_000L).endsWith(72_000L);
    }

    @Test
    void samplesThatAreNoNumbersAreCounted() throws IOException {
        mix.channel(0)[5] = Float.NaN;
        mix.channel(1)[70_000] = Float.POSITIVE_INFINITY;
        MixAnalysis analysis = new MixAnalyzer(4_096).analyze(AudioFiles.of(mix));
        assertThat(analysis.nonFiniteSamples()).isEqualTo(2);
        assertThat(analysis.programme().truePeakDbtp()).isFinite();
    }

    @Test
    void blockOfNoFramesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixAnalyzer(0))
                .withMessage("blockFrames must be at least 1, but was 0");
    }

    @Test
    void estimateNamesTheMostProbableGenreUnlessItIsUnsure() {
        Map<Genre, Double> probabilities = Map.of(Genre.JAZZ_BLUES, 0.2, Genre.LATIN, 0.5, Genre.POP, 0.3);
        assertThat(new GenreEstimate(probabilities, false).genre()).contains(Genre.LATIN);
        assertThat(new GenreEstimate(probabilities, true).genre()).isEmpty();
        assertThat(new GenreEstimate(probabilities, true).confidence()).isEqualTo(0.5);
    }

    @Test
    void estimateThatIsNoDistributionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GenreEstimate(Map.of(), false));
        assertThatIllegalArgumentException().isThrownBy(() -> new GenreEstimate(Map.of(Genre.POP, 0.9), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GenreEstimate(Map.of(Genre.POP, Double.NaN), false))
                .withMessage("probability of pop must be in [0.0, 1.0], but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GenreEstimate(Map.of(Genre.POP, 1.5, Genre.ROCK, -0.5), false));
    }
}
