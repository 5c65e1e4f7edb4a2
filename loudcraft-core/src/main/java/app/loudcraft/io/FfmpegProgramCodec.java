package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Reads compressed audio by a program of FFmpeg that the host names; none is searched for, and none comes with this
 * library.
 *
 * <p>The first audio stream of a file is decoded to 32-bit floating point in a process of its own, at its own rate and with
 * its own channels, and read as it comes; {@link AudioReader#spec} therefore says 32-bit floating point, whatever the file
 * stores. How much audio there is, is not known before its end. What FFmpeg complains of and reads past stands in
 * {@link AudioReader#notes} once the end is reached; where it gives up, reading fails.
 *
 * <p>A file may be hostile, so FFmpeg is held to it alone: it may open nothing but files, and only formats that are one
 * file each; playlists, which name others, are refused. Whether its decoders withstand the file is up to the program.
 *
 * <p>Cost: a process and a thread for each reader, until it is closed. Any thread may call. Reading waits for the program,
 * however long it takes.
 */
public final class FfmpegProgramCodec implements AudioCodec {

    /** The names of FFmpeg's demuxers of formats that keep to one file. */
    private static final String FORMATS =
            "mov,mp3,aac,ogg,flac,matroska,asf,ac3,eac3,dts,dtshd,truehd,mlp,wv,ape,tta,tak,"
                    + "mpc,mpc8,caf,au,dsf,iff,amr,loas,opus,oma,aiff,wav,w64";

    private static final Set<String> EXTENSIONS = Set.of(
            "mp3", "mp2", "m4a", "m4b", "mp4", "mov", "aac", "ogg", "oga", "opus", "spx", "mka", "mkv", "webm", "wma",
            "asf", "ac3", "eac3", "ec3", "dts", "thd", "mlp", "wv", "ape", "tta", "tak", "mpc", "caf", "au", "snd",
            "dsf", "dff", "amr");

    private final String program;

    private FfmpegProgramCodec(String program) {
        this.program = program;
    }

    /**
     * A codec that runs this program; whether it is there shows when the first file is opened.
     *
     * @param program the path of an FFmpeg executable
     */
    public static FfmpegProgramCodec of(Path program) {
        return new FfmpegProgramCodec(program.toString());
    }

    /**
     * A codec that runs the program of this name, which the operating system looks for where it looks for programs.
     *
     * @param program a path, or a name such as {@code ffmpeg}
     */
    public static FfmpegProgramCodec of(String program) {
        return new FfmpegProgramCodec(Objects.requireNonNull(program, "program"));
    }

    /** Whether the first bytes, or else the end of the name, are those of a format that FFmpeg is allowed to read. */
    @Override
    public boolean reads(byte[] start, String name) {
        if (OtherContainers.isMidi(start)) {
            return false;
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return OtherContainers.describe(start).isPresent() || EXTENSIONS.contains(extension);
    }

    /**
     * Starts the program and reads the head of what it decodes.
     *
     * @throws AudioFormatException with FFmpeg's own words if it does not read the file
     * @throws IOException if the program cannot be started
     */
    @Override
    public AudioReader open(Path file) throws IOException {
        FfmpegProcess process = FfmpegProcess.start(command(file), file.toString());
        try {
            return new FfmpegReader(
                    process,
                    WavReader.open(
                            new StreamSource(process.audio()), file.toString(), new MetadataCollector(Limits.DEFAULT)));
        } catch (AudioFormatException fault) {
            IOException failure = endsEarly(fault) ? ofProgram(process, fault) : fault;
            Closing.after(failure, process);
            throw failure;
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, process);
            throw failure;
        }
    }

    private static boolean endsEarly(AudioFormatException fault) {
        return fault.kind() == Kind.EMPTY || fault.kind() == Kind.TRUNCATED;
    }

    /** Where the program wrote no audio, it tells why, unless there is none. */
    private static IOException ofProgram(FfmpegProcess process, AudioFormatException fault) {
        try {
            process.requireSuccess();
            return fault;
        } catch (IOException words) {
            return words;
        }
    }

    private List<String> command(Path file) {
        return List.of(
                program,
                "-nostdin",
                "-v",
                "error",
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                FORMATS,
                "-i",
                "file:" + file.toAbsolutePath(),
                "-map",
                "0:a:0",
                "-c:a",
                "pcm_f32le",
                // No name of the program among the metadata.
                "-fflags",
                "+bitexact",
                "-f",
                "wav",
                "-");
    }
}
