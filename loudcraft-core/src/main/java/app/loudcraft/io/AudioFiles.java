package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.metadata.Chunk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The front of this package: opens audio for reading and creates audio files.
 *
 * <p>All methods may be called from any thread; what they return serves one thread at a time.
 */
public final class AudioFiles {

    private static final int BLOCK_FRAMES = 4096;

    private AudioFiles() {}

    /** Opens an audio file with {@link ReadOptions#DEFAULT}; see {@link #open(Path, ReadOptions)}. */
    public static AudioReader open(Path path) throws IOException {
        return open(path, ReadOptions.DEFAULT);
    }

    /**
     * Opens an audio file: WAV in all its forms, FLAC, AIFF or AIFF-C, as its first bytes tell, whatever its name; what is
     * none of these is offered to the codecs. What is not a regular file, such as a named pipe, is read as a stream.
     *
     * @throws AudioFormatException if it is not audio, is damaged, is of a form that is not read, or is over a limit
     * @throws IOException if there is no such file or it cannot be read
     */
    public static AudioReader open(Path path, ReadOptions options) throws IOException {
        Objects.requireNonNull(options, "options");
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "this is a folder, not an audio file");
        }
        if (Files.notExists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file");
        }
        Optional<Path> file = Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        return FileKind.open(source(path), path.toString(), file, options);
    }

    private static ByteSource source(Path path) throws IOException {
        try {
            return Files.isRegularFile(path)
                    ? new FileSource(Files.newByteChannel(path))
                    : new StreamSource(Files.newInputStream(path));
        } catch (AccessDeniedException denied) {
            AccessDeniedException clear =
                    new AccessDeniedException(path.toString(), null, "this file may not be read by this program");
            clear.initCause(denied);
            throw clear;
        }
    }

    /** Opens a stream with {@link ReadOptions#DEFAULT}; see {@link #open(InputStream, String, ReadOptions)}. */
    public static AudioReader open(InputStream stream, String name) throws IOException {
        return open(stream, name, ReadOptions.DEFAULT);
    }

    /**
     * Opens audio that comes as a stream, with the same bits as from a file. Codecs are not asked, since they need a file.
     *
     * <p>The metadata is what stands before the audio; the rest of the stream is not looked at, so that an AIFF file whose
     * COMM chunk stands behind its audio is refused. Closing the reader closes the stream; so does a failure to open it.
     *
     * @param name what to call the stream in messages
     * @throws AudioFormatException if it is not audio, is damaged, is of a form that is not read, or is over a limit
     * @throws IOException if the stream cannot be read
     */
    public static AudioReader open(InputStream stream, String name, ReadOptions options) throws IOException {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(name, "name");
        return FileKind.open(new StreamSource(stream), name, Optional.empty(), options);
    }

    /** A reader of audio in memory, which is not copied; cost: one pass. */
    public static AudioReader of(AudioBuffer buffer) {
        return new BufferReader(buffer);
    }

    /** Creates a file with {@link WriteOptions#DEFAULT}; see {@link #create(Path, AudioSpec, WriteOptions)}. */
    public static AudioWriter create(Path path, AudioSpec spec) throws IOException {
        return create(path, spec, WriteOptions.DEFAULT);
    }

    /**
     * Creates a WAV, FLAC or AIFF file, as the options or else the ending of its name say. A WAV file becomes an RF64 file
     * if it grows over 4 GiB.
     *
     * <p>Until {@link AudioWriter#commit} everything goes to a hidden file in the same folder, whose name ends in
     * {@code .part}; an existing file under {@code path} stays as it is until then. What an earlier program that was killed
     * left of such files for the same {@code path} is deleted.
     *
     * <p>A layout whose order is not that of the WAVE format is stored in the order of the format. Layouts that a channel
     * mask cannot say (7.1.6, 9.1.6, 22.2, a role twice, places that are not known) are stored in their own order and
     * without a mask, so that whoever opens the file must know the places: of more than 8 channels it tells none.
     *
     * @throws IOException if the folder is missing or cannot be written to, or {@code path} is there and no file
     * @throws IllegalArgumentException if the container cannot hold so many channels or such samples, or the metadata holds
     *     chunks that the writer makes itself, such as {@code fmt }
     */
    public static AudioWriter create(Path path, AudioSpec spec, WriteOptions options) throws IOException {
        AudioContainer container = options.container().orElseGet(() -> AudioContainer.of(path));
        requireWritable(container, spec, options);
        return switch (container) {
            case WAV -> WavWriter.begin(PendingFile.at(path), spec, options, WavFrontMatter.MAX_RIFF_BYTES);
            case FLAC -> FlacWriter.begin(PendingFile.at(path), spec, options);
            case AIFF -> AiffWriter.begin(PendingFile.at(path), spec, options);
        };
    }

    private static void requireWritable(AudioContainer container, AudioSpec spec, WriteOptions options) {
        if (!container.holds(spec.format())) {
            throw new IllegalArgumentException(
                    "format must be of integers in a " + container + " file, but was " + spec.format());
        }
        if (spec.channels() > container.maxChannels()) {
            throw new IllegalArgumentException("spec must have at most " + container.maxChannels() + " channels in a "
                    + container + " file, but had " + spec.channels());
        }
        for (Chunk chunk : options.metadata().chunks()) {
            if (chunk.family() == Chunk.Family.RIFF && !MetadataCollector.isCarried(chunk.id())) {
                throw new IllegalArgumentException(
                        "metadata must not hold chunks that the writer makes itself, but held " + chunk);
            }
        }
    }

    /**
     * Reads a whole file into memory, 4 bytes for each sample.
     *
     * @throws AudioFormatException as {@link #open(Path)}; of kind {@link AudioFormatException.Kind#LIMIT_EXCEEDED} if
     *     the file has more frames than an array can hold (2^31 - 9)
     * @throws IOException if there is no such file or it cannot be read
     */
    public static AudioBuffer read(Path path) throws IOException {
        try (AudioReader reader = open(path)) {
            OptionalLong frames = reader.frames();
            if (frames.isPresent() && frames.getAsLong() > BufferWriter.MAX_FRAMES) {
                throw new AudioFormatException(
                        AudioFormatException.Kind.LIMIT_EXCEEDED,
                        reader.name(),
                        "audio in memory must be at most " + BufferWriter.MAX_FRAMES + " frames, but the file has "
                                + frames.getAsLong());
            }
            // What WAV and AIFF files claim is held against their size; FLAC packs silence so tightly that its claims
            // cannot be.
            return frames.isPresent() && reader instanceof PcmReader
                    ? readKnown(reader, (int) frames.getAsLong())
                    : readToEnd(reader);
        }
    }

    private static AudioBuffer readKnown(AudioReader reader, int frames) throws IOException {
        AudioSpec spec = reader.spec();
        AudioBuffer buffer = AudioBuffer.allocate(spec.sampleRateHz(), spec.layout(), frames);
        reader.read(buffer.block());
        return buffer;
    }

    private static AudioBuffer readToEnd(AudioReader reader) throws IOException {
        AudioBlock block = AudioBlock.allocate(reader.spec().channels(), BLOCK_FRAMES);
        try (BufferWriter writer = new BufferWriter(reader.spec())) {
            for (int frames = reader.read(block); frames > 0; frames = reader.read(block)) {
                writer.write(block.window(0, frames));
                block.window(0, BLOCK_FRAMES);
            }
            writer.commit();
            return writer.buffer();
        }
    }

    /**
     * Writes a whole buffer to a file of the kind that its name says, with {@link WriteOptions#DEFAULT}: 8, 16 and 24 bits are dithered.
     *
     * @throws IOException as {@link #create(Path, AudioSpec)}, or if there is no room; what was there before is then
     *     untouched
     */
    public static void write(Path path, AudioBuffer buffer, SampleFormat format) throws IOException {
        try (AudioWriter writer = create(path, buffer.spec().withFormat(format))) {
            writer.write(buffer.block());
            writer.commit();
        }
    }
}
