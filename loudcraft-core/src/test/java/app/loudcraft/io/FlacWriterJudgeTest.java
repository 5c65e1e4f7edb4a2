package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import app.loudcraft.testkit.Ffmpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Has flac and ffmpeg, where they are installed, read what the encoder makes: sample by sample what went in. */
class FlacWriterJudgeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void flacFindsNothingWrong(IntegerSignal signal) throws IOException, InterruptedException {
        for (int bits : new int[] {8, 16, 24, 32}) {
            int[][] samples = signal.samples(bits, bits, 2, 9_000);
            Path flac = Files.write(folder.resolve("judge.flac"), FlacFiles.encode(bits, bits / 4, samples));
            Path raw = folder.resolve("judge.raw");
            ProcessBuilder decoder = new ProcessBuilder(
                    "flac",
                    "--totally-silent",
                    "--force",
                    "--decode",
                    "--force-raw-format",
                    "--endian=little",
                    "--sign=signed",
                    "-o",
                    raw.toString(),
                    flac.toString());

            assertThat(start(decoder.inheritIO()).waitFor()).as("%d bits", bits).isZero();
            assertSame(littleEndian(samples, 0, bits / 8), Files.readAllBytes(raw));
        }
    }

    // Debian 12's FFmpeg cannot read 32 bits, and passes over frames of 10 bytes, such as silence of one channel.
    @ParameterizedTest
    @CsvSource({"8, 2, 0", "8, 5, 8", "12, 2, 5", "16, 2, 2", "16, 6, 5", "20, 2, 8", "24, 1, 5", "24, 8, 8"})
    void ffmpegReadsTheSameSamples(int bits, int channels, int level) throws IOException, InterruptedException {
        for (IntegerSignal signal : new IntegerSignal[] {IntegerSignal.NOISY_SINE, IntegerSignal.SILENCE_THEN_NOISE}) {
            int[][] samples = signal.samples(bits, bits, channels, 9_000);
            Path flac = Files.write(folder.resolve("judge.flac"), FlacFiles.encode(bits, level, samples));

            Ffmpeg.Output decoded = Ffmpeg.run(folder, "-v", "error", "-i", flac.toString(), "-f", "s32le", "-");
            assertSame(littleEndian(samples, 32 - bits, 4), decoded.bytes());
        }
    }

    private static void assertSame(byte[] expected, byte[] actual) {
        assertThat(Arrays.mismatch(expected, actual)).as("first other byte").isEqualTo(-1);
    }

    private static byte[] littleEndian(int[][] samples, int shift, int sampleBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < samples[0].length; i++) {
            for (int[] channel : samples) {
                for (int b = 0; b < sampleBytes; b++) {
                    out.write(channel[i] << shift >> 8 * b);
                }
            }
        }
        return out.toByteArray();
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException notInstalled) {
            return abort("flac is not installed");
        }
    }
}
