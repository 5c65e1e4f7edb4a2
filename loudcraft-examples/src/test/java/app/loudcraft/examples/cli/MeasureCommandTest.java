package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureCommandTest {
    private static final int RATE_HZ = 48_000;

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
                        "integratedLufs",
                        "loudnessRangeLu",
                        "maxMomentaryLufs",
                        "maxShortTermLufs",
                        "samplePeakDbfs",
                        "truePeakDbtp",
                        "truePeakItuDbtp",
                        "plrDb");
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
        // 48 samples a period hit the crest, but for dither of one step in 2^23.
        assertThat(json.get("samplePeakDbfs").asDouble()).isCloseTo(-23.0, within(0.01));
        assertThat(json.get("truePeakDbtp").asDouble()).isCloseTo(-23.0, within(0.1));
        assertThat(json.get("plrDb").asDouble()).isCloseTo(0.0, within(0.2));
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

    /** A stereo sine of -23 dBFS at 1 kHz. */
    private Path tone(String name, double seconds, SampleFormat format) throws IOException {
        float[] samples = new float[(int) (seconds * RATE_HZ)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (Math.pow(10.0, -23.0 / 20.0) * Math.sin(2.0 * Math.PI * 1_000.0 * i / RATE_HZ));
        }
        Path file = folder.resolve(name);
        AudioFiles.write(file, AudioBuffer.stereo(RATE_HZ, samples, samples), format);
        return file;
    }
}
