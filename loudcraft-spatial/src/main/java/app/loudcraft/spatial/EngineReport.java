package app.loudcraft.spatial;

import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.render.SpatialReport.Stage;
import app.loudcraft.render.SpatialTimeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says in words what a {@link SpatialEngine} did. */
final class EngineReport {

    private EngineReport() {}

    /**
     * @param path empty for mono
     * @param intensityPercent where the intensity is; what it was at its highest counts, once that is known
     */
    static SpatialReport of(SpatialSettings settings, double intensityPercent, Optional<SpatialPath> path) {
        if (path.isEmpty()) {
            return new SpatialReport(
                    EightStageEnhancer.NAME,
                    "mono, passed unchanged",
                    List.of(),
                    new SpatialTimeline(1.0, List.of(), List.of()));
        }
        SpatialPath ran = path.get();
        SpatialTimeline timeline = ran.recorder().timeline();
        double highestPercent = timeline.moments().stream()
                .mapToDouble(SpatialMoment::intensityPercent)
                .max()
                .orElse(intensityPercent);
        return new SpatialReport(
                EightStageEnhancer.NAME,
                ran.profile().material().description(),
                stages(settings, 0.01 * highestPercent, ran),
                timeline);
    }

    private static List<Stage> stages(SpatialSettings settings, double intensity, SpatialPath ran) {
        return List.of(
                stage(SpatialStage.STEREO_PROFILER, "%s", found(ran.profile())),
                stage(SpatialStage.MID_SIDE_MATRIX, "the mid is left alone, all that follows is side"),
                stage(
                        SpatialStage.BASS_MONO,
                        "takes out %.0f %% of the side below %.0f Hz",
                        100.0 * BassMono.amount(intensity),
                        settings.bassMonoHz()),
                stage(
                        SpatialStage.FREQUENCY_DEPENDENT_WIDTH,
                        "up to %+.1f dB of side at 1 kHz, %+.1f dB at 12 kHz",
                        intensity * WidthCurve.gainDb(1_000.0),
                        intensity * WidthCurve.gainDb(12_000.0)),
                stage(
                        SpatialStage.HAAS_SIDE_PATH,
                        "the mid %.1f ms late, gain up to %.2f",
                        settings.haasDelayMs(),
                        intensity * HaasPath.GAIN),
                stage(SpatialStage.VELVET_DECORRELATOR, "gain up to %.2f", intensity * VelvetDecorrelator.GAIN),
                stage(
                        SpatialStage.TRANSIENT_KEEPER,
                        "holds what is made back by up to %.1f dB after strokes",
                        0.0 - 20.0 * StrictMath.log10(ran.deepestKeeperGain())),
                stage(
                        SpatialStage.CORRELATION_GUARD,
                        "correlation floor %.2f, level rise of 1 dB at most",
                        settings.correlationFloor()));
    }

    private static String found(StereoProfile profile) {
        String found = String.format(
                Locale.ROOT, "%s, correlation %.2f", profile.material().description(), profile.correlation());
        OptionalDouble lagMs = profile.lagMs();
        if (lagMs.isEmpty() || lagMs.getAsDouble() == 0.0) {
            return found;
        }
        return String.format(
                Locale.ROOT,
                "%s, the %s channel %.1f ms late",
                found,
                lagMs.getAsDouble() > 0.0 ? "right" : "left",
                Math.abs(lagMs.getAsDouble()));
    }

    private static Stage stage(SpatialStage stage, String pattern, Object... values) {
        return new Stage(stage.title(), String.format(Locale.ROOT, pattern, values));
    }
}
