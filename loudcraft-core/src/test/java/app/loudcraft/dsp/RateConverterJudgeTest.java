package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the SoX resampler in ffmpeg, where it is installed: below 19 kHz both must give the same signal. */
class RateConverterJudgeTest {

    @TempDir
    Path folder;

    // Both round to float, which is -150 dB each; SoX promises 28 bits. What is left was measured at -140 dB at most.
    @ParameterizedTest
    @CsvSource({"48000, 44100", "44100, 48000", "96000, 44100", "44100, 96000", "48000, 44101"})
    void soxGivesTheSameSignal(int fromHz, int toHz) throws IOException, InterruptedException {
        float[] x = new float[2 * fromHz];
        for (double hz : new double[] {31, 997, 5_003, 11_003, 15_013, 18_997}) {
            float[] tone = Signals.sine(hz, -18.0).rate(fromHz).frames(x.length);
            for (int i = 0; i < x.length; i++) {
                x[i] += tone[i];
            }
        }
        float[] ours = RateConverter.convert(AudioBuffer.wrap(fromHz, ChannelLayout.MONO, x), toHz)
                .channel(0);
        float[] theirs = convertedBySox(x, fromHz, toHz);

        double squares = 0.0;
        double difference = 0.0;
        for (int i = toHz / 2; i < toHz * 3 / 2; i++) {
            squares += (double) ours[i] * ours[i];
            difference += ((double) ours[i] - theirs[i]) * ((double) ours[i] - theirs[i]);
        }
        assertThat(Decibels.fromPower(difference / squares)).isLessThanOrEqualTo(-130.0);
    }

    private float[] convertedBySox(float[] x, int fromHz, int toHz) throws IOException, InterruptedException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * x.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(x);
        Path path = folder.resolve("tones.f32");
        Files.write(path, bytes.array());
        byte[] converted = Ffmpeg.run(
                        folder,
                        "-v",
                        "error",
                        "-f",
                        "f32le",
                        "-ar",
                        "" + fromHz,
                        "-ac",
                        "1",
                        "-i",
                        path.toString(),
                        "-af",
                        "aresample=" + toHz + ":resampler=soxr:precision=28:cheby=1:internal_sample_fmt=dblp",
                        "-f",
                        "f32le",
                        "-")
                .bytes();
        FloatBuffer floats =
                ByteBuffer.wrap(converted).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] y = new float[floats.remaining()];
        floats.get(y);
        return y;
    }
}
