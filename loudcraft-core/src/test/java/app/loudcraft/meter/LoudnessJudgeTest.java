package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
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
        AudioBuffer programme = AudioBuffer.allocate(48_000, ChannelLayout.STEREO, 0);
        double[] levels = {-30.0, -18.0, -24.0, -40.0, -21.0, -27.0, -60.0, -20.0};
        for (int i = 0; i < levels.length; i++) {
            programme = Signals.concat(
                    programme, Signals.pink(i, 48_000, ChannelLayout.STEREO, 5 * 48_000 + 1234, levels[i]));
        }
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

    private static String ffmpeg(Path folder, Path raw) throws InterruptedException {
        Path log = folder.resolve("log.txt");
        String filter = "ebur128=metadata=1:framelog=quiet,ametadata=mode=print:file=-";
        ProcessBuilder command = new ProcessBuilder(
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
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
        command.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            assumeTrue(command.start().waitFor() == 0, "ffmpeg with its ebur128 filter is installed");
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException absent) {
            assumeTrue(false, "ffmpeg is installed");
            throw new AssertionError(absent);
        }
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
