package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Chain;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.spatial.EnergyMode;
import app.loudcraft.spatial.SpatialEngine;
import app.loudcraft.spatial.SpatialEngineBuilder;
import app.loudcraft.spatial.SpatialQuality;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples that {@code loudcraft spatial} writes. */
class SpatialSamplesTest {

    private static final double STEPS_24_BIT = 0x1p23;

    @TempDir
    private static Path shared;

    private static Path mix;

    @TempDir
    private Path folder;

    private Path wide;

    @BeforeAll
    static void writeMix() throws IOException {
        mix = shared.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(3), SampleFormat.PCM_24);
    }

    @BeforeEach
    void nameOutput() {
        wide = folder.resolve("wide.wav");
    }

    @ParameterizedTest
    @CsvSource({
        "PCM_24, 40, mastering",
        "PCM_24, 100, mastering",
        "PCM_24, 100, realtime",
        "PCM_16, 40, mastering",
        "PCM_16, 100, mastering",
        "PCM_16, 100, realtime"
    })
    void theOutputIsWiderAndItsMonoSumIsThatOfTheInputToTheBit(SampleFormat format, int percent, String quality)
            throws IOException {
        Path source = folder.resolve("source.wav");
        AudioFiles.write(source, Excerpt.seconds(3), format);

        Execution done = Execution.of("spatial", source, wide, "--intensity", percent, "--quality", quality);

        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isZero();
        assertThat(done.out())
                .contains("Image by ", "Velvet decorrelator", "Stored as " + format)
                .contains("the mono sum is that of the mix to the bit");
        AudioBuffer before = AudioFiles.read(source);
        AudioBuffer after = AudioFiles.read(wide);
        assertThat(after.frames()).isEqualTo(before.frames());
        assertThat(mono(after)).isEqualTo(mono(before));
        assertThat(sideEnergy(after)).isGreaterThan(1.05 * sideEnergy(before));
    }

    @Test
    void aLongerWordKeepsTheMonoSumToo() throws IOException {
        Path source = folder.resolve("source.wav");
        AudioFiles.write(source, Excerpt.seconds(2), SampleFormat.PCM_16);

        for (String bits : List.of("24", "32f")) {
            Execution.of("spatial", source, wide, "--bits", bits);

            assertThat(mono(AudioFiles.read(wide))).as(bits).isEqualTo(mono(AudioFiles.read(source)));
        }
    }

    @ParameterizedTest
    @CsvSource({"mastering, MASTERING", "realtime, REAL_TIME"})
    void everyOptionReachesTheEngineAndItsLatencyIsTakenOut(String word, SpatialQuality quality) throws IOException {
        Execution done = Execution.of(
                List.of(("spatial " + mix + " " + wide + " --intensity 62.5 --bass-mono 90 --floor 0.1 --haas 9"
                                        + " --bits 32f --energy constant-loudness --quality " + word)
                                .split(" "))
                        .toArray());

        assertThat(done.exitCode()).isZero();
        SpatialEngine engine = SpatialEngine.builder()
                .intensityPercent(62.5)
                .bassMonoHz(90.0)
                .correlationFloor(0.1)
                .haasDelayMs(9.0)
                .energy(EnergyMode.CONSTANT_LOUDNESS)
                .quality(quality)
                .build();
        requireSame(AudioFiles.read(wide), Chain.of(engine).render(AudioFiles.read(mix)));
    }

    @Test
    void aShorterWordIsDitheredByTheWriter() throws IOException {
        Execution done = Execution.of("spatial", mix, wide, "--bits", "16");

        Path expected = folder.resolve("expected.wav");
        AudioFiles.write(expected, Chain.of(engine(50).build()).render(AudioFiles.read(mix)), SampleFormat.PCM_16);
        requireSame(AudioFiles.read(wide), AudioFiles.read(expected));
        assertThat(done.out())
                .contains("Stored as 16-bit PCM with TPDF dither\n")
                .doesNotContain("to the bit");
    }

    @Test
    void constantLoudnessIsDitheredForItsGainLeavesTheGrid() throws IOException {
        Execution done = Execution.of("spatial", mix, wide, "--energy", "constant-loudness");

        Path expected = folder.resolve("expected.wav");
        AudioBuffer rendered = Chain.of(
                        engine(50).energy(EnergyMode.CONSTANT_LOUDNESS).build())
                .render(AudioFiles.read(mix));
        AudioFiles.write(expected, rendered, SampleFormat.PCM_24);
        requireSame(AudioFiles.read(wide), AudioFiles.read(expected));
        assertThat(done.out()).contains("Stored as 24-bit PCM with TPDF dither\n");
    }

    @ParameterizedTest
    @CsvSource({"mono-exact", "constant-loudness"})
    void intensityZeroCopiesTheFile(String energy) {
        Execution.of("spatial", mix, wide, "--intensity", "0", "--energy", energy);

        assertThat(wide).hasSameBinaryContentAs(mix);
    }

    @Test
    void aFileShorterThanTheLatencyKeepsItsLength() throws IOException {
        AudioBuffer all = Excerpt.seconds(1);
        AudioBuffer part = AudioBuffer.stereo(
                all.sampleRateHz(), Arrays.copyOf(all.channel(0), 777), Arrays.copyOf(all.channel(1), 777));
        Path source = folder.resolve("source.wav");
        AudioFiles.write(source, part, SampleFormat.PCM_24);

        JsonNode json = Execution.of("spatial", source, wide, "--json").json();

        assertThat(AudioFiles.read(wide).frames()).isEqualTo(777);
        assertThat(mono(AudioFiles.read(wide))).isEqualTo(mono(AudioFiles.read(source)));
        assertThat(json.get("spatial")
                        .get("timeline")
                        .get("moments")
                        .get("seconds")
                        .size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whatIsClippedIsCountedAndTheAdviceIsEnough() throws IOException {
        AudioBuffer quiet = Excerpt.seconds(3);
        Path loud = folder.resolve("loud.wav");
        AudioFiles.write(loud, amplified(quiet, 1.0 / peak(quiet)), SampleFormat.FLOAT_32);

        Execution done = Execution.of("spatial", loud, wide, "--intensity", "100", "--bits", "24", "--json");

        JsonNode output = done.json().get("output");
        double overDb = output.get("peakDbfs").asDouble();
        int clipped = output.get("clippedSamples").asInt();
        assertThat(overDb).isGreaterThan(0.1);
        AudioBuffer rendered = Chain.of(engine(100).build()).render(AudioFiles.read(loud));
        assertThat(clipped).isEqualTo(over(rendered)).isPositive();
        assertThat(output.get("monoSumKept").asBoolean()).isFalse();
        double advisedDb = Math.ceil(10.0 * overDb) / 10.0;
        assertThat(done.json().get("warnings").get(0).asText())
                .isEqualTo(clipped + " samples were over full scale and clipped: lower the mix by " + advisedDb
                        + " dB, or store it with --bits 32f");

        Path lower = folder.resolve("lower.wav");
        double gain = Math.pow(10.0, -advisedDb / 20.0) / peak(quiet);
        AudioFiles.write(lower, amplified(quiet, gain), SampleFormat.FLOAT_32);
        JsonNode again = Execution.of("spatial", lower, wide, "--intensity", "100", "--bits", "24", "--json")
                .json();
        assertThat(again.get("output").get("clippedSamples").asInt()).isZero();
        JsonNode floats = Execution.of("spatial", loud, wide, "--intensity", "100", "--json")
                .json();
        assertThat(floats.get("output").get("clippedSamples").asInt()).isZero();
        // The figure has four decimals.
        assertThat(20.0 * Math.log10(peak(AudioFiles.read(wide)))).isCloseTo(overDb, within(1e-4));
    }

    private static SpatialEngineBuilder engine(double percent) {
        return SpatialEngine.builder().intensityPercent(percent);
    }

    private static void requireSame(AudioBuffer actual, AudioBuffer expected) {
        assertThat(actual.channels()).isEqualTo(expected.channels());
        for (int c = 0; c < expected.channels(); c++) {
            assertThat(actual.channel(c)).as("channel %d", c).isEqualTo(expected.channel(c));
        }
    }

    /** Left and right in whole steps of 24 bits, which doubles add without rounding. */
    private static double[] mono(AudioBuffer audio) {
        double[] sum = new double[audio.frames()];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = STEPS_24_BIT * audio.channel(0)[i] + STEPS_24_BIT * audio.channel(1)[i];
        }
        return sum;
    }

    private static double sideEnergy(AudioBuffer audio) {
        double energy = 0.0;
        for (int i = 0; i < audio.frames(); i++) {
            double side = audio.channel(0)[i] - audio.channel(1)[i];
            energy += side * side;
        }
        return energy;
    }

    private static double peak(AudioBuffer audio) {
        double peak = 0.0;
        for (int c = 0; c < audio.channels(); c++) {
            for (float sample : audio.channel(c)) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }

    /** Samples that round to no integer of 24 bits. */
    private static int over(AudioBuffer audio) {
        int over = 0;
        for (int c = 0; c < audio.channels(); c++) {
            for (float sample : audio.channel(c)) {
                long rounded = Math.round(STEPS_24_BIT * sample);
                if (rounded > 0x7F_FFFF || rounded < -0x80_0000) {
                    over++;
                }
            }
        }
        return over;
    }

    private static AudioBuffer amplified(AudioBuffer audio, double gain) {
        AudioBuffer result = audio.copy();
        for (int c = 0; c < result.channels(); c++) {
            float[] samples = result.channel(c);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) (gain * samples[i]);
            }
        }
        return result;
    }
}
