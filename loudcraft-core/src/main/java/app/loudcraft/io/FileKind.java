package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Tells by the first bytes of a source which reader it needs. */
final class FileKind {

    private static final int ID3_HEADER_BYTES = 10;
    private static final int ID3_FOOTER_FLAG = 0x10;

    private final ByteSource source;
    private final String name;
    private final Optional<Path> file;
    private final ReadOptions options;
    private final MetadataCollector metadata;

    private FileKind(ByteSource source, String name, Optional<Path> file, ReadOptions options) {
        this.source = source;
        this.name = name;
        this.file = file;
        this.options = options;
        this.metadata = new MetadataCollector(options.limits());
    }

    /**
     * Opens the reader; closes the source if there is none for it.
     *
     * @param file where the source can be opened anew by a codec; empty if nowhere
     */
    static AudioReader open(ByteSource source, String name, Optional<Path> file, ReadOptions options)
            throws IOException {
        try {
            return BoundedReader.of(new FileKind(source, name, file, options).open(), options.limits());
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, source);
            throw failure;
        }
    }

    private AudioReader open() throws IOException {
        byte[] head = source.peek(ID3_HEADER_BYTES);
        if (startsWith(head, FlacHeaderParser.MARKER)) {
            return FlacReader.open(source, name, metadata);
        }
        if (startsWith(head, AiffHeaderParser.MARKER)) {
            return AiffReader.open(source, name, metadata);
        }
        if (WavReader.reads(head)) {
            return WavReader.open(source, name, metadata);
        }
        byte[] start = source.peek(AudioCodec.START_BYTES);
        boolean isFlac = startsWith(head, "ID3") && head.length == ID3_HEADER_BYTES && takeId3(head);
        return isFlac ? FlacReader.open(source, name, metadata) : byCodec(start);
    }

    /** Takes an ID3 tag in front of the file; true if a FLAC file follows. */
    private boolean takeId3(byte[] head) throws IOException {
        long bytes = id3Bytes(head);
        if (metadata.admits("ID3 tag", bytes)) {
            byte[] tag = metadata.take((int) bytes, source);
            if (!metadata.addId3(tag)) {
                metadata.omit("ID3 tag", bytes, "it is of a version that is not read");
            }
        } else {
            source.skip(bytes);
        }
        return startsWith(source.peek(4), FlacHeaderParser.MARKER);
    }

    private AudioReader byCodec(byte[] start) throws IOException {
        for (AudioCodec codec : codecs()) {
            if (codec.reads(start.clone(), name)) {
                if (file.isEmpty()) {
                    throw new AudioFormatException(
                            Kind.UNSUPPORTED,
                            name,
                            0,
                            "a codec reads this kind of audio from a file, not from a stream");
                }
                source.close();
                return codec.open(file.get());
            }
        }
        throw refusal(start);
    }

    private List<AudioCodec> codecs() {
        List<AudioCodec> codecs = new ArrayList<>(options.codecs());
        ServiceLoader.load(AudioCodec.class).forEach(codecs::add);
        return codecs;
    }

    private AudioFormatException refusal(byte[] start) {
        if (start.length == 0) {
            return new AudioFormatException(Kind.EMPTY, name, "the file is empty");
        }
        Optional<String> other = OtherContainers.describe(start);
        return other.isPresent()
                ? new AudioFormatException(
                        Kind.UNSUPPORTED,
                        name,
                        0,
                        "this looks like " + other.get() + "; a WAV, FLAC or AIFF file is expected")
                : new AudioFormatException(
                        Kind.NOT_AUDIO,
                        name,
                        0,
                        "this is no WAV, FLAC or AIFF file: it does not begin with RIFF, RIFX, RF64, BW64, fLaC or FORM");
    }

    /** The size of an ID3v2 tag (ID3 2.4.0, section 3.1): four times seven bits, and header and footer beside. */
    private static long id3Bytes(byte[] head) {
        int body = (head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F;
        boolean hasFooter = (head[5] & ID3_FOOTER_FLAG) != 0;
        return ID3_HEADER_BYTES + (long) body + (hasFooter ? ID3_HEADER_BYTES : 0);
    }

    private static boolean startsWith(byte[] head, String ascii) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(ascii);
    }
}
