package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.Metering;
import app.loudcraft.meter.ProgrammeReading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureCommandTest {
    private static final int RATE_HZ = Tones.RATE_HZ;

    // JSON figures have four decimals.
    private static final double ROUNDING = 0.00005 + 1e-9;

    @TempDir
    private Path folder;

    @Test
    void jsonOfOneFileIsAnObjectWithExactlyTheseKeys() throws IOException {
        Path tone = tone("tone.wav", 5.0, SampleFormat.PCM_24);

        Execution measured = Execution.of("measure", "--json", tone);

        assertThat(measured.exitCode()).isZero();
        assertThat(measured.err()).isEmpty();
        JsonNode json = measured.json();
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "file",
                        "container",
                        "encoding",
                        "sampleRateHz",
                        "channels",
                        "frames",
                        "seconds",
                        "nonFiniteSamples",
                        "dualMono",
                        "integratedLufs",
                        "relativeGateLufs",
                        "ungatedLufs",
                        "loudnessRangeLu",
                        "loudnessRangeLowLufs",
                        "loudnessRangeHighLufs",
                        "maxMomentaryLufs",
                        "maxShortTermLufs",
                        "notMeasurable",
                        "samplePeakDbfs",
                        "truePeakDbtp",
                        "truePeakItuDbtp",
                        "truePeakEbur128Dbtp",
                        "plrDb",
                        "psrP5Db",
                        "psrMedianDb");
        assertThat(json.get("file").asText()).isEqualTo(tone.toString());
        assertThat(json.get("container").asText()).isEqualTo("WAV");
        assertThat(json.get("encoding").asText()).isEqualTo("24-bit PCM");
        assertThat(json.get("sampleRateHz").asInt()).isEqualTo(RATE_HZ);
        assertThat(json.get("channels").asInt()).isEqualTo(2);
        assertThat(json.get("frames").asLong()).isEqualTo(5L * RATE_HZ);
        assertThat(json.get("seconds").asDouble()).isEqualTo(5.0);
        // EBU Tech 3341, case 1: a stereo sine of -23 dBFS at 1 kHz reads -23.0 LUFS within 0.1 LU.
        assertThat(json.get("integratedLufs").asDouble()).isCloseTo(-23.0, within(0.1));
        assertThat(json.get("maxShortTermLufs").asDouble()).isCloseTo(-23.0, within(0.1));
        assertThat(json.get("loudnessRangeLu").asDouble()).isCloseTo(0.0, within(0.1));
        assertThat(json.get("loudnessRangeLowLufs").asDouble()).isCloseTo(-23.0, within(0.1));
        assertThat(json.get("loudnessRangeHighLufs").asDouble()).isCloseTo(-23.0, within(0.1));
        assertThat(json.get("relativeGateLufs").asDouble()).isCloseTo(-33.0, within(0.1));
        assertThat(json.get("ungatedLufs").asDouble()).isCloseTo(-23.0, within(0.1));
        // 48 samples a period hit the crest, but for dither of one step in 2^23.
        assertThat(json.get("samplePeakDbfs").asDouble()).isCloseTo(-23.0, within(0.01));
        assertThat(json.get("truePeakDbtp").asDouble()).isCloseTo(-23.0, within(0.1));
        assertThat(json.get("plrDb").asDouble()).isCloseTo(0.0, within(0.2));
        assertThat(json.get("psrP5Db").asDouble()).isCloseTo(0.0, within(0.2));
        assertThat(json.get("psrMedianDb").asDouble()).isCloseTo(0.0, within(0.2));
        assertThat(json.get("nonFiniteSamples").asLong()).isZero();
        assertThat(json.get("dualMono").asBoolean()).isFalse();
        assertThat(json.get("notMeasurable").isNull()).isTrue();
    }

    @Test
    void otherKernelsAreReadWhenTheyAreAskedFor() throws IOException {
        Path noise = Tones.noise(folder.resolve("noise.wav"), RATE_HZ, 4.0);
        ProgrammeReading expected = Metering.of(MeterSettings.DEFAULT.withComparisonKernels(true))
                .measure(AudioFiles.read(noise))
                .reading();

        JsonNode without = Execution.of("measure", "--json", noise).json();
        JsonNode with =
                Execution.of("measure", "--json", "--all-kernels", noise).json();

        assertThat(without.get("truePeakItuDbtp").isNull()).isTrue();
        assertThat(without.get("truePeakEbur128Dbtp").isNull()).isTrue();
        assertThat(with.get("truePeakItuDbtp").asDouble())
                .isCloseTo(expected.truePeakItuDbtp().orElseThrow(), within(ROUNDING));
        assertThat(with.get("truePeakEbur128Dbtp").asDouble())
                .isCloseTo(expected.truePeakEbur128Dbtp().orElseThrow(), within(ROUNDING));
        ((ObjectNode) with).putNull("truePeakItuDbtp").putNull("truePeakEbur128Dbtp");
        assertThat(with).isEqualTo(without);
        assertThat(Execution.of("measure", noise).out()).doesNotContain("ITU", "ebur128");
        assertThat(Execution.of("measure", "--all-kernels", noise).out())
                .contains("ITU", "ebur128")
                .contains(String.format(
                        Locale.ROOT, "%.1f", expected.truePeakItuDbtp().orElseThrow()));
    }

    @Test
    void dualMonoReadsThreeDecibelsMoreAndSaysSo() throws IOException {
        Path mono = Tones.mono(folder.resolve("mono.wav"), 4.0, -20.0);
        Path stereo = tone("stereo.wav", 4.0, SampleFormat.PCM_24);

        JsonNode single = Execution.of("measure", "--json", mono, stereo).json();
        JsonNode doubled =
                Execution.of("measure", "--json", "--dual-mono", mono, stereo).json();
        String table = Execution.of("measure", "--dual-mono", mono, stereo).out();

        assertThat(doubled.get(0).get("dualMono").asBoolean()).isTrue();
        // Twice the energy.
        assertThat(doubled.get(0).get("integratedLufs").asDouble())
                .isCloseTo(single.get(0).get("integratedLufs").asDouble() + 10.0 * Math.log10(2.0), within(0.0002));
        assertThat(doubled.get(0).get("truePeakDbtp")).isEqualTo(single.get(0).get("truePeakDbtp"));
        assertThat(doubled.get(1)).isEqualTo(single.get(1));
        assertThat(table.lines().filter(line -> line.startsWith("note: ")))
                .singleElement()
                .asString()
                .contains("mono.wav", "dual mono", "3.01 LU");
    }

    @Test
    void theReasonIsNotedWhereThereIsNoLoudness() throws IOException {
        Path silent = Tones.mono(folder.resolve("silent.wav"), 1.0, -200.0);
        Path shortTone = tone("short.wav", 0.3, SampleFormat.PCM_24);

        Execution table = Execution.of("measure", silent, shortTone);
        JsonNode json = Execution.of("measure", "--json", silent, shortTone).json();

        assertThat(table.exitCode()).isZero();
        assertThat(table.out().lines().skip(4))
                .containsExactly(
                        "note: " + silent + ": no integrated loudness: nothing is louder than -70 LUFS",
                        "note: " + shortTone + ": no integrated loudness: the audio is too short");
        assertThat(json.get(0).get("notMeasurable").asText()).isEqualTo("nothing is louder than -70 LUFS");
        assertThat(json.get(1).get("notMeasurable").asText()).isEqualTo("the audio is too short");
    }

    @Test
    void samplesThatAreNoNumbersAreCounted() throws IOException {
        Path tone = withLastSample(Tones.mono(folder.resolve("tone.wav"), 1.0, -20.0), Float.NaN);
        Path silent = withLastSample(
                Tones.mono(folder.resolve("silent.wav"), 1.0, Double.NEGATIVE_INFINITY), Float.POSITIVE_INFINITY);

        Execution table = Execution.of("measure", tone, silent);
        JsonNode json = Execution.of("measure", "--json", tone, silent).json();

        assertThat(table.out().lines().skip(4))
                .containsExactly(
                        "note: " + tone + ": 1 sample is NaN or infinite; counted as 0",
                        "note: " + silent
                                + ": no integrated loudness: the samples are not numbers, and nothing else is "
                                + "louder than -70 LUFS",
                        "note: " + silent + ": 1 sample is NaN or infinite; counted as 0");
        assertThat(json.get(0).get("nonFiniteSamples").asLong()).isEqualTo(1);
        assertThat(json.get(0).get("notMeasurable").isNull()).isTrue();
        assertThat(json.get(1).get("notMeasurable").asText()).startsWith("the samples are not numbers");
    }

    /** A file ends with its samples; the writer itself stores nothing that is no number. */
    private static Path withLastSample(Path file, float sample) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - Float.BYTES, sample);
        return Files.write(file, bytes);
    }

    @Test
    void aDefectThatCanBeReadPastIsNoted() throws IOException {
        Path tone = tone("tone.wav", 1.0, SampleFormat.PCM_16);
        byte[] bytes = Files.readAllBytes(tone);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 12);
        Files.write(tone, bytes);

        assertThat(Execution.of("measure", tone).out())
                .endsWith("note: " + tone + ": the size of the whole file in its header is wrong\n");
    }

    @Test
    void silenceIsMinusInfinityAndWhatDoesNotExistIsNull() throws IOException {
        Path silence = folder.resolve("silence.wav");
        AudioFiles.write(silence, AudioBuffer.allocate(RATE_HZ, ChannelLayout.MONO, RATE_HZ), SampleFormat.FLOAT_32);

        JsonNode json = Execution.of("measure", silence, "--json").json();

        assertThat(json.get("integratedLufs").asText()).isEqualTo("-Infinity");
        assertThat(json.get("integratedLufs").isTextual()).isTrue();
        assertThat(json.get("samplePeakDbfs").asText()).isEqualTo("-Infinity");
        assertThat(json.get("loudnessRangeLu").isNull()).isTrue();
        assertThat(json.get("maxShortTermLufs").isNull()).isTrue();
        assertThat(json.get("plrDb").isNull()).isTrue();
    }

    @Test
    void jsonOfSeveralFilesIsAnArrayEvenIfOneFails() throws IOException {
        Path first = tone("first.wav", 1.0, SampleFormat.PCM_16);
        Path text = Files.writeString(folder.resolve("notes.wav"), "these are words, not audio at all");
        Path last = tone("last.wav", 1.0, SampleFormat.FLOAT_32);

        Execution measured = Execution.of("measure", "--json", first, text, last);

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.json().isArray()).isTrue();
        assertThat(measured.json().findValuesAsText("file")).containsExactly(first.toString(), last.toString());
        assertThat(measured.errLines())
                .singleElement()
                .asString()
                .startsWith("loudcraft: ")
                .contains("notes.wav");
    }

    @Test
    void aMissingFileIsOneLineAndNoOutput() {
        Execution measured = Execution.of("measure", "--json", folder.resolve("missing.wav"));

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.out()).isEmpty();
        assertThat(measured.errLines())
                .singleElement()
                .asString()
                .startsWith("loudcraft: ")
                .contains("missing.wav", "there is no such file");
    }

    @Test
    void tableHasOneLineOfUnitsAndOneLineForEachFile() throws IOException {
        Path tone = tone("tone.wav", 5.0, SampleFormat.PCM_24);

        List<String> lines = Execution.of("measure", tone, tone).out().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).contains("LUFS", "LU", "dBTP", "dBFS", "dB");
        assertThat(lines.get(2))
                .contains("tone.wav", "-23.0", "48000 Hz", "stereo")
                .isEqualTo(lines.get(3));
    }

    @Test
    void figuresDoNotDependOnTheLocale() throws IOException {
        Path tone = tone("tone.wav", 5.0, SampleFormat.PCM_24);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Execution.of("measure", tone).out()).contains("-23.0").doesNotContain("-23,0");
        } finally {
            Locale.setDefault(before);
        }
    }

    private Path tone(String name, double seconds, SampleFormat format) throws IOException {
        return Tones.stereo(folder.resolve(name), seconds, format);
    }
}
