package app.loudcraft.qc;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.testkit.Blocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Has checks hear signals. */
final class Heard {

    private Heard() {}

    /** What a check says of a signal. */
    static QualityCheck by(Check check, AudioBuffer signal) {
        return by(check, signal, DeliveryTarget.SPOTIFY, Optional.empty());
    }

    /** What a check says of a signal of some genre that goes somewhere. */
    static QualityCheck by(Check check, AudioBuffer signal, DeliveryTarget target, Optional<Genre> genre) {
        try (AudioReader reader = AudioSource.of(signal).open()) {
            return Pass.run(reader, List.of(check), target, genre, 1).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What new checks say of a signal that comes in blocks of these sizes. */
    static List<QualityCheck> inBlocks(Supplier<Check> checks, AudioBuffer signal, int... blockFrames) {
        List<QualityCheck> results = new ArrayList<>();
        by(
                programme -> {
                    for (int frames : blockFrames) {
                        Check check = checks.get();
                        Blocks.feed(signal, frames, check::listen);
                        results.add(check.conclude(programme));
                    }
                    return results.get(0);
                },
                signal);
        return results;
    }
}
