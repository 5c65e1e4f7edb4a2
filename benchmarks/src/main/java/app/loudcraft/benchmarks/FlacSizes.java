package app.loudcraft.benchmarks;

import static app.loudcraft.benchmarks.MarkdownTable.figure;

import app.loudcraft.internal.flac.FlacStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares the sizes of FLAC files with those of the {@code flac} program, and has that and FFmpeg decode them.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.FlacSizes LEVELS FILE.wav ...
 * }</pre>
 *
 * <p>Every file is stored with 8 to 32 bits, rounded or with zeros behind its samples, and turned down a little so that all
 * bits are in use; and with 1 to 8 channels. Sizes are those of the frames and what stands before them, without seek table and padding
 * on either side.
 */
public final class FlacSizes {

    private static final int[] DEPTHS = {8, 12, 16, 20, 24, 32};
    private static final int MOST_CHANNELS = 8;
    // Marker, stream info with its header.
    private static final int LEAST_HEAD_BYTES = 4 + 4 + 34;
    // Marker, stream info, and tags that name the program.
    private static final int REFERENCE_HEAD_BYTES = LEAST_HEAD_BYTES + 44;

    private final Path folder;
    private final FlacProgram reference;
    private final int[] levels;
    private final Map<String, List<double[]>> ratios = new TreeMap<>();
    private final MarkdownTable table;

    private FlacSizes(Path folder, int[] levels) {
        this.folder = folder;
        this.reference = new FlacProgram(folder);
        this.levels = levels;
        List<String> header = new ArrayList<>(List.of("file", "form"));
        for (int level : levels) {
            header.addAll(List.of("bytes at " + level, "flac -" + level, "ratio"));
        }
        this.table = new MarkdownTable(
                "Sizes of FLAC files",
                "Ratio: bytes of Loudcraft's to those of flac's. Every file was decoded by flac and by FFmpeg to the same samples.",
                header.toArray(String[]::new));
    }

    /**
     * @param arguments levels, such as {@code 5,8}, and WAV files of 16 or 24 bits
     * @throws IOException if a file cannot be read, or a program is not there or fails
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("arguments must be LEVELS FILE...");
        }
        int[] levels =
                Stream.of(arguments[0].split(",")).mapToInt(Integer::parseInt).toArray();
        Path folder = Files.createTempDirectory("flac-sizes");
        try {
            FlacSizes sizes = new FlacSizes(folder, levels);
            for (int i = 1; i < arguments.length; i++) {
                sizes.addAll(Path.of(arguments[i]));
            }
            sizes.print();
        } finally {
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void addAll(Path path) throws IOException, InterruptedException {
        IntegerAudio audio = IntegerAudio.read(path);
        String name = path.getFileName().toString().replace(".wav", "");
        for (int bits : DEPTHS) {
            if (bits > audio.bits()) {
                add(name, bits + " bits, lowest 0", audio.shiftedTo(bits));
                add(name, bits + " bits, all used", audio.scaledTo(bits));
            } else {
                add(name, bits + " bits", audio.shiftedTo(bits));
            }
        }
        for (int channels = 1; channels <= MOST_CHANNELS; channels++) {
            add(name, channels + " channels", audio.withChannels(channels));
        }
    }

    private void add(String name, String form, IntegerAudio audio) throws IOException, InterruptedException {
        List<Object> row = new ArrayList<>(List.of(name, form));
        double[] ratio = new double[levels.length];
        byte[] wav = audio.wav();
        for (int i = 0; i < levels.length; i++) {
            Path file = folder.resolve("ours.flac");
            long ours = encode(audio, levels[i], file);
            long theirs = reference.encodedBytes(wav, levels[i]) - REFERENCE_HEAD_BYTES + LEAST_HEAD_BYTES;
            String faults = reference.faults(file, audio);
            if (!faults.isEmpty()) {
                throw new IOException(name + ", " + form + ", level " + levels[i] + ": " + faults);
            }
            ratio[i] = (double) ours / theirs;
            row.addAll(List.of(ours, theirs, figure(ratio[i], 4)));
        }
        ratios.computeIfAbsent(form, key -> new ArrayList<>()).add(ratio);
        table.add(row.toArray());
    }

    /** Writes a file and returns its bytes without seek table and padding. */
    private static long encode(IntegerAudio audio, int level, Path file) throws IOException {
        int[][] samples = audio.samples();
        FlacStream stream = new FlacStream(samples.length, audio.bits(), audio.sampleRateHz(), level, List.of());
        int[][] block = new int[samples.length][stream.blockFrames()];
        List<byte[]> frames = new ArrayList<>();
        long bytes = LEAST_HEAD_BYTES;
        for (int at = 0; at < audio.frames(); at += stream.blockFrames()) {
            int count = Math.min(stream.blockFrames(), audio.frames() - at);
            for (int c = 0; c < samples.length; c++) {
                System.arraycopy(samples[c], at, block[c], 0, count);
            }
            frames.add(copy(stream.encode(block, count)));
            bytes += frames.get(frames.size() - 1).length;
        }
        stream.finish();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(copy(stream.head()));
            for (byte[] frame : frames) {
                out.write(frame);
            }
        }
        return bytes;
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private void print() {
        table.print(System.out);
        List<String> header = new ArrayList<>(List.of("form", "files"));
        for (int level : levels) {
            header.addAll(List.of("mean at " + level, "largest"));
        }
        MarkdownTable summary = new MarkdownTable("Ratios by form", "", header.toArray(String[]::new));
        ratios.forEach((form, all) -> {
            List<Object> row = new ArrayList<>(List.of(form, all.size()));
            for (int i = 0; i < levels.length; i++) {
                int level = i;
                row.add(figure(
                        all.stream().mapToDouble(one -> one[level]).average().orElseThrow(), 4));
                row.add(figure(all.stream().mapToDouble(one -> one[level]).max().orElseThrow(), 4));
            }
            summary.add(row.toArray());
        });
        summary.print(System.out);
    }
}
