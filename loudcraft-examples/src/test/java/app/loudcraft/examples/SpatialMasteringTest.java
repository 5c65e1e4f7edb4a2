package app.loudcraft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringBuilder;
import app.loudcraft.MasteringResult;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.spatial.EightStageEnhancer;
import app.loudcraft.spatial.SpatialStage;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The front door with the spatial engine behind it. */
class SpatialMasteringTest {

    private static final AudioBuffer MIX = Excerpt.seconds(4);

    private static MasteringResult wide;

    private static MasteringBuilder widening() {
        return Mastering.builder().spatial(40);
    }

    @BeforeAll
    static void master() {
        wide = widening().parallelism(1).blockFrames(4096).build().master(MIX);
    }

    @Test
    void theEngineIsFoundWithoutBeingNamed() {
        SpatialReport image = wide.report().rendering().spatial().orElseThrow();

        assertThat(image.enhancer()).isEqualTo(new EightStageEnhancer().name());
        assertThat(image.stages().stream().map(SpatialReport.Stage::name))
                .containsExactlyElementsOf(Arrays.stream(SpatialStage.values())
                        .map(SpatialStage::title)
                        .toList());
        assertThat(wide.plan().spatial().intensityPercent()).isEqualTo(40);
        assertThat(wide.report().reached()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 512", "2, 512", "2, 4096", "2, 997"})
    void threadsAndBlocksChangeNoBitAndNoFigure(int threads, int blockFrames) {
        MasteringResult other =
                widening().parallelism(threads).blockFrames(blockFrames).build().master(MIX);

        requireSame(other, wide);
        assertThat(other.report().rendering().spatial())
                .isEqualTo(wide.report().rendering().spatial());
    }

    @Test
    void theEngineThatIsHandedOverGivesTheSameBitsAsTheOneThatIsFound() {
        requireSame(
                Mastering.builder()
                        .spatial(40, new EightStageEnhancer())
                        .build()
                        .master(MIX),
                wide);
    }

    @Test
    void widenedMastersAreAlignedWithThoseThatAreNot() {
        AudioBuffer narrow = Mastering.builder().build().master(MIX).buffer().orElseThrow();

        // The mono sum is left alone by the engine, so that all else being nearly linear the two belong together best
        // where they are aligned: a frame of delay costs more than the limiter's other gain does.
        double aligned = correlation(narrow, 0);
        assertThat(aligned).isGreaterThan(0.99);
        assertThat(correlation(narrow, 1)).isLessThan(aligned);
        assertThat(correlation(narrow, -1)).isLessThan(aligned);
    }

    /** Of the mono sums, the widened one taken {@code lagFrames} later. */
    private static double correlation(AudioBuffer narrow, int lagFrames) {
        AudioBuffer widened = wide.buffer().orElseThrow();
        double both = 0.0;
        double a2 = 0.0;
        double b2 = 0.0;
        for (int i = 1; i < narrow.frames() - 1; i++) {
            double a = narrow.channel(0)[i] + narrow.channel(1)[i];
            double b = widened.channel(0)[i + lagFrames] + widened.channel(1)[i + lagFrames];
            both += a * b;
            a2 += a * a;
            b2 += b * b;
        }
        return both / Math.sqrt(a2 * b2);
    }

    private static void requireSame(MasteringResult actual, MasteringResult expected) {
        for (int c = 0; c < 2; c++) {
            assertThat(actual.buffer().orElseThrow().channel(c))
                    .isEqualTo(expected.buffer().orElseThrow().channel(c));
        }
    }
}
