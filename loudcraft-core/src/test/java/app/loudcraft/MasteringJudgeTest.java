package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.TestMix;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Has FFmpeg read our masters; skipped where that program is not installed. */
class MasteringJudgeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"44100, PCM_16", "48000, PCM_24", "96000, FLOAT_32"})
    void ffmpegReadsTheLoudnessAskedForAndNoPeakOverTheCeiling(int rateHz, SampleFormat format) throws Exception {
        Path mix = folder.resolve("mix.wav");
        Path master = folder.resolve("master.wav");
        AudioFiles.write(mix, TestMix.stereo().rate(rateHz).seconds(6.0), SampleFormat.FLOAT_32);
        MasteringResult result = Mastering.builder()
                .target(DeliveryTarget.of(-14.0, -1.0))
                .intensity(0)
                .format(format)
                .build()
                .master(mix, master);
        assertThat(result.reached()).isTrue();
        assertThat(result.report().rendering().limiting().maxDb()).isGreaterThan(0.5);

        // it prints one decimal; 0.02 LU are the solver's tolerance
        assertThat(figure("I:\\s+(\\S+) LUFS", "ebur128", master)).isCloseTo(-14.0, within(0.1));
        // the resampling that its ebur128 reads true peaks with, printed with more digits
        String upsampled = "aformat=sample_fmts=dbl,aresample=192000:osf=dbl,astats";
        assertThat(figure("Peak level dB: (\\S+)", upsampled, master)).isLessThanOrEqualTo(-1.0);
    }

    /** The last figure that FFmpeg prints for a filter. */
    private double figure(String pattern, String filter, Path file) throws Exception {
        String log = Ffmpeg.run(folder, "-i", file.toString(), "-af", filter, "-f", "null", "-")
                .log();
        Matcher line = Pattern.compile(pattern).matcher(log);
        double figure = Double.NaN;
        while (line.find()) {
            figure = Double.parseDouble(line.group(1));
        }
        return figure;
    }
}
