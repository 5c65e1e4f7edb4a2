package app.loudcraft.qc.codec;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.internal.files.TemporaryFolder;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Encodes and decodes with the program {@code ffmpeg}, which the host names and which is never looked for.
 *
 * <pre>{@code
 * CodecRoundTrip codec = FfmpegCodec.of(Path.of("/usr/bin/ffmpeg"), new LossyCodec(LossyFormat.AAC, 256));
 * }</pre>
 *
 * <p>The programme goes to the program as a 32-bit float file and comes back as one, both in a temporary folder: 8 bytes
 * a sample of room, which is given back when the result is closed. Every run of the program is ended when it takes longer
 * than a timeout. Encoders: {@code aac}, {@code libmp3lame}, {@code libopus}, {@code libvorbis}, each at a nominal bit
 * rate. Immutable and thread-safe; every call has a folder and processes of its own.
 */
public final class FfmpegCodec implements CodecRoundTrip {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int BLOCK_FRAMES = 4_096;
    private static final int MP3_CHANNELS = 2;

    private final Path program;
    private final LossyCodec codec;
    private final Duration timeout;

    private FfmpegCodec(Path program, LossyCodec codec, Duration timeout) {
        this.program = Objects.requireNonNull(program, "program");
        this.codec = Objects.requireNonNull(codec, "codec");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
    }

    /** Runs this program, at most 10 minutes for encoding and as much for decoding. */
    public static FfmpegCodec of(Path program, LossyCodec codec) {
        return new FfmpegCodec(program, codec, TIMEOUT);
    }

    /**
     * The same with another time that a run of the program may take.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public FfmpegCodec withTimeout(Duration newTimeout) {
        if (newTimeout.isNegative() || newTimeout.isZero()) {
            throw new IllegalArgumentException("timeout must be above 0 s, but was " + newTimeout);
        }
        return new FfmpegCodec(program, codec, newTimeout);
    }

    @Override
    public String name() {
        return codec + " (ffmpeg, " + encoder() + ")";
    }

    @Override
    public AudioReader roundTrip(AudioSource programme) throws IOException {
        TemporaryFolder folder = TemporaryFolder.create("codec");
        try {
            Path input = folder.file("programme.wav");
            Path encoded = folder.file("encoded." + fileType());
            Path decoded = folder.file("decoded.wav");
            int channels = store(programme, input);
            int bitsPerSecond = 500 * codec.bitRateKbps() * channels;
            run(folder, input, encoded, "-c:a", encoder(), "-b:a", Integer.toString(bitsPerSecond));
            run(folder, encoded, decoded, "-c:a", "pcm_f32le", "-rf64", "auto");
            return DecodedFile.open(decoded, folder);
        } catch (IOException | RuntimeException failed) {
            try {
                folder.close();
            } catch (IOException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
    }

    /** Returns the number of channels. */
    private int store(AudioSource programme, Path path) throws IOException {
        try (AudioReader reader = programme.open()) {
            if (codec.format() == LossyFormat.MP3 && reader.spec().channels() > MP3_CHANNELS) {
                throw new IOException("MP3 holds one or two channels, but " + reader.name() + " has "
                        + reader.spec().channels());
            }
            try (AudioWriter writer = AudioFiles.create(path, reader.spec().withFormat(SampleFormat.FLOAT_32))) {
                reader.forEachBlock(BLOCK_FRAMES, writer::write);
                writer.commit();
            }
            return reader.spec().channels();
        }
    }

    private void run(TemporaryFolder folder, Path from, Path to, String... how) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-nostdin", "-hide_banner", "-v", "error", "-y", "-i", from.toString()));
        command.addAll(List.of(how));
        command.add(to.toString());
        ExternalProgram.run(command, timeout, folder.file("said.txt"));
    }

    private String encoder() {
        return switch (codec.format()) {
            case AAC -> "aac";
            case MP3 -> "libmp3lame";
            case OPUS -> "libopus";
            case VORBIS -> "libvorbis";
        };
    }

    private String fileType() {
        return switch (codec.format()) {
            case AAC -> "m4a";
            case MP3 -> "mp3";
            case OPUS -> "opus";
            case VORBIS -> "ogg";
        };
    }
}
