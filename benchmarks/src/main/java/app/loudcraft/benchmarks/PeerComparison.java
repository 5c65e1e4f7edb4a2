package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Times the meters on samples in memory, one repetition at a time, for {@code benchmarks/peers/compare}.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.PeerComparison FILE RATE CHANNELS < modes
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.PeerComparison synthesise FILE
 * }</pre>
 *
 * <p>The file holds interleaved little-endian 32-bit floats. It is read, the meters are warmed up, and {@code ready} is
 * printed. Then every line of standard input names what to measure: {@code I+LRA} ({@link LoudnessMeter}) or
 * {@code I+LRA+TP} ({@link ProgrammeMeter}). Each is answered by one line as {@code peers.c} answers it: the mode, the
 * seconds from making the meter to its reading, LUFS, LU, dBTP. One thread; blocks of 4096 frames, planar.
 */
public final class PeerComparison {
    private static final int BLOCK_FRAMES = 4096;

    // Enough for the compiler's last tier, and for it to see the reading often enough to compile that too.
    private static final int WARM_UP_REPETITIONS = 5;
    private static final double WARM_UP_AUDIO_SECONDS = 1_200.0;

    private static final int SYNTHETIC_RATE_HZ = 44_100;
    private static final int SYNTHETIC_SECONDS = 300;

    private PeerComparison() {}

    /** What to measure. */
    private enum Mode {
        LOUDNESS("I+LRA"),
        PROGRAMME("I+LRA+TP");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        static Mode of(String label) {
            for (Mode mode : values()) {
                if (mode.label.equals(label)) {
                    return mode;
                }
            }
            throw new IllegalArgumentException("mode must be I+LRA or I+LRA+TP, but was " + label);
        }
    }

    /** What was measured; empty where the mode does not measure it. */
    private record Result(OptionalDouble integratedLufs, OptionalDouble rangeLu, OptionalDouble truePeakDbtp) {}

    /**
     * @param arguments see above
     * @throws IOException if the file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2 && arguments[0].equals("synthesise")) {
            store(Programme.of(SYNTHETIC_RATE_HZ, SYNTHETIC_SECONDS, 0.5), Path.of(arguments[1]));
            return;
        }
        if (arguments.length != 3) {
            throw new IllegalArgumentException("arguments must be FILE RATE CHANNELS, or synthesise FILE");
        }
        AudioBuffer audio = load(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        warmUp(audio);
        System.out.println("ready");
        BufferedReader modes = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = modes.readLine(); line != null; line = modes.readLine()) {
            System.out.println(repetition(Mode.of(line.strip()), audio));
        }
    }

    private static void warmUp(AudioBuffer audio) {
        double seconds = audio.spec().seconds(audio.frames());
        int repetitions = Math.max(WARM_UP_REPETITIONS, (int) Math.ceil(WARM_UP_AUDIO_SECONDS / seconds));
        for (Mode mode : Mode.values()) {
            for (int i = 0; i < repetitions; i++) {
                measure(mode, audio);
            }
        }
    }

    private static String repetition(Mode mode, AudioBuffer audio) {
        long start = System.nanoTime();
        Result result = measure(mode, audio);
        double seconds = (System.nanoTime() - start) * 1e-9;
        return String.format(
                Locale.ROOT,
                "%s %.6f %s %s %s",
                mode.label,
                seconds,
                text(result.integratedLufs()),
                text(result.rangeLu()),
                text(result.truePeakDbtp()));
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
    }

    private static Result measure(Mode mode, AudioBuffer audio) {
        return switch (mode) {
            case LOUDNESS -> loudness(audio);
            case PROGRAMME -> programme(audio);
        };
    }

    private static Result loudness(AudioBuffer audio) {
        LoudnessMeter meter = new LoudnessMeter(audio.sampleRateHz(), audio.layout());
        AudioBlock block = audio.block();
        for (int at = 0; at < audio.frames(); at += BLOCK_FRAMES) {
            meter.process(block.window(at, Math.min(BLOCK_FRAMES, audio.frames() - at)));
        }
        LoudnessReading reading = meter.reading();
        return new Result(reading.integratedLufs(), reading.loudnessRangeLu(), OptionalDouble.empty());
    }

    private static Result programme(AudioBuffer audio) {
        ProgrammeMeter meter = new ProgrammeMeter(
                audio.sampleRateHz(), audio.layout(), MeterSettings.DEFAULT.withPeakToShortTerm(false));
        AudioBlock block = audio.block();
        for (int at = 0; at < audio.frames(); at += BLOCK_FRAMES) {
            meter.process(block.window(at, Math.min(BLOCK_FRAMES, audio.frames() - at)));
        }
        ProgrammeReading reading = meter.reading();
        return new Result(
                reading.loudness().integratedLufs(),
                reading.loudness().loudnessRangeLu(),
                OptionalDouble.of(reading.truePeakDbtp()));
    }

    private static AudioBuffer load(Path path, int sampleRateHz, int channels) throws IOException {
        long frameCount = Files.size(path) / (4L * channels);
        AudioBuffer audio = AudioBuffer.allocate(sampleRateHz, layout(channels), Math.toIntExact(frameCount));
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK_FRAMES * channels * 4).order(ByteOrder.LITTLE_ENDIAN);
        try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
            for (int at = 0; at < audio.frames(); at += BLOCK_FRAMES) {
                int frames = Math.min(BLOCK_FRAMES, audio.frames() - at);
                in.readFully(bytes.array(), 0, frames * channels * 4);
                for (int i = 0; i < frames * channels; i++) {
                    audio.channel(i % channels)[at + i / channels] = bytes.getFloat(4 * i);
                }
            }
        }
        return audio;
    }

    /** The layouts that all peers assume for so many channels. */
    private static ChannelLayout layout(int channels) {
        return List.of(ChannelLayout.MONO, ChannelLayout.STEREO, ChannelLayout.SURROUND_5_0, ChannelLayout.SURROUND_5_1)
                .stream()
                .filter(layout -> layout.size() == channels)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("channels must be 1, 2, 5 or 6, but was " + channels));
    }

    private static void store(AudioBuffer audio, Path path) throws IOException {
        float[] samples = audio.toInterleaved();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            for (float sample : samples) {
                out.write(bytes.putFloat(0, sample).array());
            }
        }
    }
}
