package app.loudcraft.qc;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.testkit.Blocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Has one check hear a buffer. */
final class Judging {

    private static final int BLOCK_FRAMES = 4_096;

    private Judging() {}

    static AudioSpec spec(AudioBuffer buffer) {
        return new AudioSpec(buffer.sampleRateHz(), buffer.layout(), SampleFormat.FLOAT_32);
    }

    static QualityCheck of(AudioBuffer buffer, Check check, DeliveryTarget target) {
        return inBlocks(buffer, BLOCK_FRAMES, check, programme(buffer, target));
    }

    /** The check's result where the stream comes in blocks of this size. */
    static QualityCheck inBlocks(AudioBuffer buffer, int blockFrames, Check check, Programme programme) {
        Blocks.feed(buffer, blockFrames, check::listen);
        try {
            return check.conclude(programme);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the meters say of the buffer. */
    static Programme programme(AudioBuffer buffer, DeliveryTarget target) {
        Programme[] heard = new Programme[1];
        Check keep = programme -> {
            heard[0] = programme;
            return Findings.notApplicable(CheckId.Q1, programme, "", "");
        };
        try {
            Pass.run(AudioFiles.of(buffer), List.of(keep), target, Optional.<Genre>empty(), 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return heard[0];
    }
}
