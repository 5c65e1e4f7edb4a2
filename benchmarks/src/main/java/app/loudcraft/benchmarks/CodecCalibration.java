package app.loudcraft.benchmarks;

import static app.loudcraft.benchmarks.MarkdownTable.figure;
import static app.loudcraft.benchmarks.MarkdownTable.signed;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.Gain;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.Metering;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.qc.codec.CodecForecast;
import app.loudcraft.qc.codec.FfmpegCodec;
import app.loudcraft.qc.codec.LossyCodec;
import app.loudcraft.qc.codec.LossyFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the forecast of decoded true peaks against FFmpeg's encoders and prints the tables of
 * {@code docs/codec-headroom.md}.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.CodecCalibration FFMPEG FOLDER
 * }</pre>
 *
 * <p>Of every WAV file in the folder the middle 15 s are taken, turned up or down to three loudnesses, and limited to -1
 * dBTP, by 12 dB at most. Each of these goes through every codec at every rate. What an encoder does not take (Vorbis at
 * some rates of some channels) is left out and named on the standard error stream.
 */
public final class CodecCalibration {

    private static final double[] TARGETS_LUFS = {-16.0, -14.0, -9.0};
    private static final int[] RATES_KBPS = {96, 128, 192, 256, 320};
    private static final int MOST_SECONDS = 15;
    private static final double CEILING_DBTP = -1.0;
    private static final double MOST_LIMITING_DB = 12.0;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int BLOCK_FRAMES = 4_096;

    private final Path ffmpeg;
    private final List<Case> cases = new ArrayList<>();

    private CodecCalibration(Path ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** One programme after one codec. */
    private record Case(LossyCodec codec, double sourceDbtp, double foretoldDbtp, double decodedDbtp) {

        double error() {
            return foretoldDbtp - decodedDbtp;
        }

        double rise() {
            return decodedDbtp - sourceDbtp;
        }
    }

    /**
     * @param arguments the program {@code ffmpeg}, and a folder of WAV files
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("arguments must be FFMPEG FOLDER");
        }
        CodecCalibration calibration = new CodecCalibration(Path.of(arguments[0]));
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".wav"))
                    .sorted()
                    .toList()) {
                calibration.add(
                        middle(AudioFiles.read(file)), file.getFileName().toString());
            }
        }
        calibration.print();
    }

    private static AudioBuffer middle(AudioBuffer whole) {
        int frames = Math.min(whole.frames(), MOST_SECONDS * whole.sampleRateHz());
        int from = (whole.frames() - frames) / 2;
        float[][] channels = new float[whole.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = Arrays.copyOfRange(whole.channel(c), from, from + frames);
        }
        return AudioBuffer.wrap(whole.sampleRateHz(), whole.layout(), channels);
    }

    private void add(AudioBuffer mix, String name) {
        ProgrammeReading reading = measure(mix);
        double loudness = reading.loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
        for (double target : TARGETS_LUFS) {
            double gain = Math.min(target - loudness, CEILING_DBTP + MOST_LIMITING_DB - reading.truePeakDbtp());
            AudioBuffer master = Chain.of(Gain.of(gain), new TruePeakLimiter(LimiterSettings.mastering(CEILING_DBTP)))
                    .render(mix);
            for (LossyFormat format : LossyFormat.values()) {
                for (int kbps : RATES_KBPS) {
                    add(master, new LossyCodec(format, kbps), name);
                }
            }
        }
    }

    private void add(AudioBuffer master, LossyCodec codec, String name) {
        AudioSource source = AudioSource.of(master);
        try (AudioReader decoded =
                FfmpegCodec.of(ffmpeg, codec).withTimeout(TIMEOUT).roundTrip(source)) {
            ProgrammeMeter meter = new ProgrammeMeter(
                    decoded.spec().sampleRateHz(), decoded.spec().layout());
            decoded.forEachBlock(BLOCK_FRAMES, meter::process);
            cases.add(new Case(
                    codec,
                    measure(master).truePeakDbtp(),
                    CodecForecast.decodedTruePeakDbtp(source, codec),
                    meter.reading().truePeakDbtp()));
        } catch (IOException refused) {
            System.err.println(name + ", " + codec + ": " + refused.getMessage());
        }
    }

    private static ProgrammeReading measure(AudioBuffer buffer) {
        return Metering.of(MeterSettings.DEFAULT).measure(buffer).reading();
    }

    private void print() {
        MarkdownTable table = new MarkdownTable(
                "Forecast and encoders",
                "Rise: decoded true peak less that of the master. Error: forecast less decoded true peak, in dB. Over:"
                        + " masters whose decoded peak is above 0 dBTP, by the encoder, by the forecast, by both.",
                "codec",
                "masters",
                "mean rise",
                "largest rise",
                "mean error",
                "90 % of errors within",
                "largest error",
                "over: encoder",
                "forecast",
                "both");
        for (LossyFormat format : LossyFormat.values()) {
            for (int kbps : RATES_KBPS) {
                LossyCodec codec = new LossyCodec(format, kbps);
                add(
                        table,
                        codec.toString(),
                        cases.stream().filter(one -> one.codec().equals(codec)).toList());
            }
        }
        add(table, "all", cases);
        table.print(System.out);
    }

    private static void add(MarkdownTable table, String name, List<Case> some) {
        double[] errors =
                some.stream().mapToDouble(one -> Math.abs(one.error())).sorted().toArray();
        if (errors.length == 0) {
            return;
        }
        table.add(
                name,
                some.size(),
                signed(some.stream().mapToDouble(Case::rise).average().orElseThrow(), 2),
                signed(some.stream().mapToDouble(Case::rise).max().orElseThrow(), 2),
                signed(some.stream().mapToDouble(Case::error).average().orElseThrow(), 2),
                figure(errors[(int) Math.ceil(0.9 * errors.length) - 1], 2),
                figure(errors[errors.length - 1], 2),
                some.stream().filter(one -> one.decodedDbtp() > 0.0).count(),
                some.stream().filter(one -> one.foretoldDbtp() > 0.0).count(),
                some.stream()
                        .filter(one -> one.decodedDbtp() > 0.0 && one.foretoldDbtp() > 0.0)
                        .count());
    }
}
