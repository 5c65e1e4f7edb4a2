package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.SpatialStep;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityInspector;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classifier, enhancer and inspector, handed over as instances. */
class MasteringModulesTest {

    private final AudioBuffer mix = TestMix.stereo().seconds(1.0);

    private static GenreClassifier classifier(GenreEstimate estimate, List<Long> heardFrames) {
        return new GenreClassifier() {
            @Override
            public String name() {
                return "fixed";
            }

            @Override
            public GenreEstimate classify(AudioReader reader) throws IOException {
                heardFrames.add(reader.forEachBlock(1_000, block -> {}));
                return estimate;
            }
        };
    }

    @Test
    void spatialEnhancerWidensTheMaster() {
        SideGain enhancer = new SideGain();
        double narrow = sideShare(Mastering.builder().build().master(mix));
        double wide =
                sideShare(Mastering.builder().spatial(100, enhancer).build().master(mix));
        assertThat(enhancer.intensities).containsExactly(100);
        // twice the side has four times its energy; the limiter works on both alike
        assertThat(wide / narrow).isBetween(3.5, 4.5);
    }

    @Test
    void whatTheEnhancerReportsIsPartOfTheResult() {
        MasteringResult result =
                Mastering.builder().spatial(30, new SideGain()).build().master(mix);
        SpatialReport report = result.report().rendering().spatial().orElseThrow();
        assertThat(report.enhancer()).isEqualTo("side gain");
        assertThat(report.stages()).containsExactly(new SpatialReport.Stage("Gain", "sides louder by 30 %"));
        // one every 0.1 s of the mix, and none in the silence that flushes the latency
        assertThat(report.timeline().moments()).hasSize(10);
        assertThat(result.report().toText())
                .contains("Image by side gain: the mix is stereo\n  Gain  sides louder by 30 %\n");
    }

    @Test
    void withoutAFigureTheMixIsWidenedAsSuitsItsGenre() {
        SideGain enhancer = new SideGain();
        Mastering mastering =
                Mastering.builder().genre(Genre.ELECTRONIC).spatial(enhancer).build();
        MasteringResult result = mastering.master(mix);
        assertThat(enhancer.intensities).containsExactly(40);
        assertThat(result.plan().spatial().reason()).startsWith("40 % suits electronic");
        assertThat(mastering.wishes().spatialPercent()).isEmpty();
        // the last call wins
        mastering.toBuilder().spatial(0).build().master(mix);
        mastering.toBuilder().spatial(7, enhancer).build().master(mix);
        assertThat(enhancer.intensities).containsExactly(40, 7);
    }

    @Test
    void surroundIsRefusedWhereAFigureIsNamedAndElseLeftAsItIs() {
        SideGain enhancer = new SideGain();
        AudioBuffer surround = TestMix.stereo().in(ChannelLayout.SURROUND_5_1).seconds(1.0);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Mastering.builder().spatial(50, enhancer).build().master(surround))
                .withMessageContaining("only stereo can be widened");
        MasteringResult result = Mastering.builder().spatial(enhancer).build().master(surround);
        assertThat(result.plan().spatial().reason()).isEqualTo("only stereo can be widened, and the mix is 5.1");
        assertThat(result.report().rendering().spatial()).isEmpty();
        assertThat(enhancer.intensities).isEmpty();
    }

    @Test
    void albumsAndReferencesAreWidenedToo(@TempDir Path folder) throws IOException {
        SideGain enhancer = new SideGain();
        Path one = folder.resolve("one.wav");
        Path two = folder.resolve("two.wav");
        AudioFiles.write(one, mix, SampleFormat.FLOAT_32);
        AudioFiles.write(two, TestMix.stereo().seed(2).gainDb(-3.0).seconds(1.0), SampleFormat.FLOAT_32);
        AlbumResult album = Mastering.builder()
                .genre(Genre.POP)
                .spatial(enhancer)
                .build()
                .masterAlbum(List.of(one, two), folder.resolve("masters"));
        assertThat(album.tracks())
                .hasSize(2)
                .allSatisfy(track ->
                        assertThat(track.report().rendering().spatial()).isPresent());
        MasteringResult like =
                Mastering.builder().reference(two).spatial(20, enhancer).build().master(mix);
        assertThat(like.plan().spatial().intensityPercent()).isEqualTo(20);
        assertThat(like.report().rendering().spatial()).isPresent();
        assertThat(enhancer.intensities).startsWith(35, 35).endsWith(20).containsOnly(35, 20);
    }

    @Test
    void withoutAnEnhancerNothingIsReportedOfTheImage() {
        MasteringResult result = Mastering.builder().build().master(mix);
        assertThat(result.report().rendering().spatial()).isEmpty();
        assertThat(result.report().toText()).doesNotContain("Image by");
    }

    @Test
    void latencyOfTheEnhancerIsTakenOut() {
        AudioBuffer master = Mastering.builder()
                .spatial(100, new SideGain())
                .intensity(0)
                .build()
                .master(mix)
                .buffer()
                .orElseThrow();
        AudioBuffer plain =
                Mastering.builder().intensity(0).build().master(mix).buffer().orElseThrow();
        double product = 0.0;
        double power = 0.0;
        double plainPower = 0.0;
        for (int i = 0; i < mix.frames(); i++) {
            double middle = master.channel(0)[i] + master.channel(1)[i];
            double plainMiddle = plain.channel(0)[i] + plain.channel(1)[i];
            product += middle * plainMiddle;
            power += middle * middle;
            plainPower += plainMiddle * plainMiddle;
        }
        // the middle is as it was but for gain and limiting; late by 100 frames it would correlate by 0.47
        assertThat(product / Math.sqrt(power * plainPower)).isGreaterThan(0.999);
    }

    private static double sideShare(MasteringResult result) {
        AudioBuffer master = result.buffer().orElseThrow();
        double middle = 0.0;
        double side = 0.0;
        for (int i = 0; i < master.frames(); i++) {
            middle += Math.pow(master.channel(0)[i] + master.channel(1)[i], 2);
            side += Math.pow(master.channel(0)[i] - master.channel(1)[i], 2);
        }
        return side / middle;
    }

    @Test
    void monoMixIsNotWidened() {
        SideGain enhancer = new SideGain();
        AudioBuffer mono = TestMix.stereo().in(ChannelLayout.MONO).seconds(1.0);
        Mastering mastering = Mastering.builder().spatial(50, enhancer).build();
        MasteringResult result = mastering.master(mono);
        assertThat(enhancer.intensities).isEmpty();
        assertThat(result.plan().spatial().active()).isFalse();
        MasteringPlan forced = result.plan().with(new SpatialStep(50, "by hand"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mastering.render(
                        AudioSource.of(mono),
                        forced,
                        (spec, options) -> {
                            throw new AssertionError("opened");
                        },
                        MasteringListener.NONE))
                .withMessage("plan must not widen anything but stereo, but the mix is mono");
    }

    @Test
    void planThatWidensNeedsAnEnhancer(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mix.wav");
        AudioFiles.write(file, mix, SampleFormat.FLOAT_32);
        Mastering plain = Mastering.builder().build();
        MasteringPlan wide = plain.plan(plain.analyze(file)).with(new SpatialStep(30, "by hand"));
        assertThatIllegalStateException()
                .isThrownBy(() -> plain.render(file, wide, folder.resolve("master.wav")))
                .withMessageContaining("SpatialEnhancer");
        assertThat(folder.resolve("master.wav")).doesNotExist();
    }

    @Test
    void classifierHearsTheWholeMixAndIsFollowed() {
        List<Long> heard = new ArrayList<>();
        GenreEstimate hipHop = new GenreEstimate(Map.of(Genre.HIP_HOP, 0.95, Genre.POP, 0.05), false);
        List<MasteringStage> stages = new ArrayList<>();
        MasteringResult result = Mastering.builder()
                .detectGenre(classifier(hipHop, heard))
                .build()
                .master(mix, (stage, fraction) -> stages.add(stage));
        assertThat(heard).containsExactly(48_000L);
        assertThat(result.plan().profile()).isEqualTo("hip-hop");
        assertThat(result.plan().tone().reason()).contains("(95 %)");
        assertThat(result.report().mix().genre()).contains(hipHop);
        assertThat(stages).containsSubsequence(MasteringStage.ANALYZE, MasteringStage.CLASSIFY, MasteringStage.PROCESS);
        MasteringTest.assertSame(
                result.buffer().orElseThrow(),
                Mastering.builder()
                        .genre(Genre.HIP_HOP)
                        .build()
                        .master(mix)
                        .buffer()
                        .orElseThrow());
    }

    @Test
    void classifierWithoutAnOpinionChangesNothing() {
        GenreEstimate unsure = new GenreEstimate(Map.of(Genre.HIP_HOP, 1.0), true, Optional.of("it is deaf"));
        MasteringResult result = Mastering.builder()
                .detectGenre(classifier(unsure, new ArrayList<>()))
                .build()
                .master(mix);
        MasteringTest.assertSame(
                result.buffer().orElseThrow(),
                Mastering.builder().build().master(mix).buffer().orElseThrow());
    }

    @Test
    void inspectorSeesTheStoredMasterBeforeItReplacesTheOldFile(@TempDir Path folder) throws IOException {
        Path in = folder.resolve("mix.wav");
        AudioFiles.write(in, mix, SampleFormat.FLOAT_32);
        Path out = Files.write(folder.resolve("master.wav"), new byte[] {7});
        AudioBuffer[] seen = new AudioBuffer[1];
        QualityInspector inspector = inspector(QualityStatus.WARN, (source, plan) -> {
            assertThat(out).hasBinaryContent(new byte[] {7});
            seen[0] = read(source);
        });
        List<MasteringStage> stages = new ArrayList<>();
        MasteringResult result = Mastering.builder()
                .qualityGate(inspector)
                .build()
                .master(in, out, (stage, fraction) -> stages.add(stage));
        assertThat(result.report().quality().orElseThrow().verdict()).isEqualTo(QualityStatus.WARN);
        assertThat(result.report().toText()).contains("Quality gate: WARN");
        MasteringTest.assertSame(AudioFiles.read(out), seen[0]);
        assertThat(stages.get(stages.size() - 1)).isEqualTo(MasteringStage.INSPECT);
    }

    @Test
    void inspectorThatFailsKeepsTheOldFile(@TempDir Path folder) throws IOException {
        Path in = folder.resolve("mix.wav");
        AudioFiles.write(in, mix, SampleFormat.PCM_16);
        Path out = Files.write(folder.resolve("master.wav"), new byte[] {7});
        QualityInspector broken = inspector(QualityStatus.PASS, (source, plan) -> {
            throw new IOException("no ears");
        });
        assertThatThrownBy(() -> Mastering.builder().qualityGate(broken).build().master(in, out))
                .isInstanceOf(IOException.class)
                .hasMessage("no ears");
        assertThat(out).hasBinaryContent(new byte[] {7});
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(in, out);
        }
    }

    @Test
    void masteringMadeAgainKeepsItsModules() {
        SideGain enhancer = new SideGain();
        List<Long> heard = new ArrayList<>();
        Mastering mastering = Mastering.builder()
                .spatial(10, enhancer)
                .detectGenre(classifier(new GenreEstimate(Map.of(Genre.POP, 1.0), false), heard))
                .qualityGate(inspector(QualityStatus.PASS, (source, plan) -> {}))
                .build();
        MasteringResult result = mastering.toBuilder().blockFrames(777).build().master(mix);
        assertThat(enhancer.intensities).containsExactly(10);
        assertThat(heard).hasSize(1);
        assertThat(result.report().quality()).isPresent();
    }

    @FunctionalInterface
    private interface Look {
        void at(AudioSource master, MasteringPlan plan) throws IOException;
    }

    private static QualityInspector inspector(QualityStatus status, Look look) {
        return new QualityInspector() {
            @Override
            public String name() {
                return "fixed";
            }

            @Override
            public QualityReport inspect(AudioSource master, MasteringPlan plan) throws IOException {
                look.at(master, plan);
                return new QualityReport(List.of(
                        new QualityCheck(
                                "Q0",
                                "fixed",
                                QualityStatus.PASS,
                                OptionalDouble.empty(),
                                "",
                                "",
                                "",
                                List.of(),
                                List.of()),
                        new QualityCheck(
                                "Q1", "fixed", status, OptionalDouble.empty(), "", "", "", List.of(), List.of())));
            }
        };
    }

    private static AudioBuffer read(AudioSource source) throws IOException {
        try (AudioReader reader = source.open()) {
            AudioBuffer buffer = AudioBuffer.allocate(
                    reader.spec().sampleRateHz(), reader.spec().layout(), (int)
                            reader.frames().orElseThrow());
            reader.read(buffer.block());
            return buffer;
        }
    }
}
