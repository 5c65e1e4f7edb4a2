package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the meter with the ebur128 filter of FFmpeg; skipped where that program is not installed. */
class LoudnessJudgeTest {

    @Test
    void ffmpegReadsTheSameLoudnessAndRange(@TempDir Path folder) throws Exception {
        ChannelLayout layout = ChannelLayout.STEREO;
        int plateau = 12 * 48_000 + 1234;
        // 25 % of the time at the lowest and at the highest level, so that both percentiles lie well inside a plateau:
        // FFmpeg lets windows that are not yet full into the range
        AudioBuffer programme = Signals.concat(
                Signals.gaussian(1, 48_000, layout, plateau, -30.0),
                Signals.gaussian(2, 48_000, layout, plateau, -18.0),
                Signals.gaussian(3, 48_000, layout, plateau, -35.0),
                Signals.gaussian(4, 48_000, layout, plateau, -24.0));
        Path raw = folder.resolve("programme.f32");
        ByteBuffer bytes = ByteBuffer.allocate(8 * programme.frames()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(programme.toInterleaved());
        Files.write(raw, bytes.array());
        String log = ffmpeg(folder, raw);

        LoudnessMeter meter = new LoudnessMeter(48_000, ChannelLayout.STEREO);
        meter.process(programme.block());
        LoudnessReading reading = meter.reading();
        // it gates on a histogram of 0.01 LU and prints three decimals
        assertThat(reading.integratedLufs().orElseThrow()).isCloseTo(last("I", log), within(0.015));
        assertThat(reading.loudnessRangeLu().orElseThrow()).isCloseTo(last("LRA", log), within(0.03));
        assertThat(reading.rangeLowLufs().orElseThrow()).isCloseTo(last("LRA.low", log), within(0.02));
        assertThat(reading.rangeHighLufs().orElseThrow()).isCloseTo(last("LRA.high", log), within(0.02));
    }

    private static String ffmpeg(Path folder, Path raw) throws IOException, InterruptedException {
        String filter = "ebur128=metadata=1:framelog=verbose,ametadata=mode=print:file=-";
        Ffmpeg.Output output = Ffmpeg.run(
                folder,
                "-v",
                "error",
                "-f",
                "f32le",
                "-ar",
                "48000",
                "-ac",
                "2",
                "-i",
                raw.toString(),
                "-af",
                filter,
                "-f",
                "null",
                "-");
        return new String(output.bytes(), StandardCharsets.UTF_8);
    }

    private static double last(String key, String log) {
        Matcher line = Pattern.compile("^lavfi\\.r128\\." + Pattern.quote(key) + "=(.*)$", Pattern.MULTILINE)
                .matcher(log);
        double value = Double.NaN;
        while (line.find()) {
            value = Double.parseDouble(line.group(1));
        }
        return value;
    }
}
