package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.testkit.Blocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets one check hear a buffer in blocks of some size. */
final class HeardCheck {

    private static final int[] BLOCK_FRAMES = {1, 7, 480, 4_096};

    private HeardCheck() {}

    /** What the check says of a programme of unknown kind. */
    static QualityCheck of(AudioBuffer audio, Function<AudioSpec, Check> check) {
        return conclude(audio, check, programme(audio, Optional.empty()), 4_096);
    }

    /** The same; fails if it depends on the size of the blocks. */
    static QualityCheck whateverTheBlocks(AudioBuffer audio, Function<AudioSpec, Check> check) {
        Programme programme = programme(audio, Optional.empty());
        QualityCheck whole = conclude(audio, check, programme, audio.frames());
        for (int blockFrames : BLOCK_FRAMES) {
            assertThat(conclude(audio, check, programme, blockFrames)).isEqualTo(whole);
        }
        return whole;
    }

    private static QualityCheck conclude(
            AudioBuffer audio, Function<AudioSpec, Check> newCheck, Programme programme, int blockFrames) {
        Check check = newCheck.apply(programme.analysis().spec());
        Blocks.feed(audio, blockFrames, check::listen);
        try {
            QualityCheck result = check.conclude(programme);
            assertFinite(result);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertFinite(QualityCheck check) {
        check.value().ifPresent(value -> assertThat(value).isFinite());
        for (QualityFinding finding : check.findings()) {
            finding.measured().ifPresent(value -> assertThat(value).isFinite());
            assertThat(finding.message()).isNotEmpty().doesNotContain("NaN", "Infinity");
        }
    }

    private static Programme programme(AudioBuffer audio, Optional<Genre> genre) {
        try (AudioReader reader = AudioFiles.of(audio)) {
            ProgrammeMeter meter = MixAnalyzer.newMeter(reader);
            MixAnalysis analysis = new MixAnalyzer(4_096).analyze(reader, meter, List.of(), frames -> {});
            return new Programme(
                    analysis, meter.shortTermTimeline(), meter.truePeakTimeline(), DeliveryTarget.SPOTIFY, genre);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
