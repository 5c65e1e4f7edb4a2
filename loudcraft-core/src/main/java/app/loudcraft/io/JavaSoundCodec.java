package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.AudioMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import javax.sound.sampled.spi.AudioFileReader;

/**
 * Reads what the providers of Java Sound read that the host has put on its class path, such as those for MP3 or Ogg Vorbis;
 * Java's own add AU files.
 *
 * <p>A file is decoded to integers of the provider's size, or of 16 bits where it offers none, and from there to
 * {@code float}. The places of more than two channels are taken from their number. Providers do not say how much audio
 * there is, nor is what they say of titles carried. Needs the module {@code java.desktop}.
 *
 * <p>Cost: that of the provider, and a copy. Any thread may call; a provider that is not made for that is not protected.
 */
public final class JavaSoundCodec implements AudioCodec {

    private static final int DEFAULT_BITS = 16;

    /** A codec of all providers that are installed when it is asked. */
    public JavaSoundCodec() {}

    /**
     * Whether a provider knows the file by its first bytes.
     *
     * <p>A tag in front (ID3) may be longer than these and hide what follows: such a file is taken to be known if there is
     * any provider beside those of Java itself.
     */
    @Override
    public boolean reads(byte[] start, String name) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        // Java would play a MIDI file on instruments of its own.
        if (isReadWithout(start, text) || OtherContainers.isMidi(start)) {
            return false;
        }
        try {
            if (text.startsWith("ID3")) {
                return ServiceLoader.load(AudioFileReader.class).stream()
                        .anyMatch(provider -> !provider.type().getName().startsWith("com.sun."));
            }
            return AudioSystem.getAudioFileFormat(new ByteArrayInputStream(start)) != null;
        } catch (Throwable failure) {
            JavaSoundStream.rethrowUnlessOfProvider(failure);
            return false;
        }
    }

    private static boolean isReadWithout(byte[] start, String text) {
        return WavContainer.of(start).isPresent()
                || text.startsWith(FlacHeaderParser.MARKER)
                || text.startsWith(AiffHeaderParser.MARKER);
    }

    /**
     * Opens a file, decoding as it is read.
     *
     * @throws AudioFormatException of kind {@link Kind#UNSUPPORTED} if no provider knows the file or decodes it, of kind
     *     {@link Kind#MALFORMED} if a provider fails in a way that it should not
     */
    @Override
    public AudioReader open(Path file) throws IOException {
        String name = file.toString();
        if (file.getFileSystem() != FileSystems.getDefault()) {
            throw new IOException(name + ": Java Sound reads only files of the default file system");
        }
        AudioInputStream encoded = null;
        try {
            String type =
                    AudioSystem.getAudioFileFormat(file.toFile()).getType().toString();
            encoded = AudioSystem.getAudioInputStream(file.toFile());
            AudioInputStream decoded = decoded(encoded, name);
            JavaSoundStream stream = new JavaSoundStream(decoded, encoded, name);
            PcmHeader header = header("Java Sound: " + type, decoded.getFormat(), name);
            return PcmReader.open(new StreamSource(stream), name, () -> header);
        } catch (Throwable failure) {
            if (encoded != null) {
                Closing.after(failure, encoded);
            }
            if (failure instanceof UnsupportedAudioFileException) {
                throw caused(
                        new AudioFormatException(Kind.UNSUPPORTED, name, "no provider of Java Sound knows this file"),
                        failure);
            }
            throw JavaSoundStream.ofProvider(failure, name);
        }
    }

    private static AudioFormatException caused(AudioFormatException fault, Throwable cause) {
        fault.initCause(cause);
        return fault;
    }

    /** The stream as samples that are read here: signed integers, unsigned ones of 8 bits, floating point. */
    private static AudioInputStream decoded(AudioInputStream encoded, String name) throws AudioFormatException {
        AudioFormat format = encoded.getFormat();
        int bits = format.getSampleSizeInBits();
        boolean whole = bits == 8 || bits == 16 || bits == 24 || bits == 32;
        Encoding encoding = format.getEncoding();
        if (encoding.equals(Encoding.PCM_SIGNED) && whole
                || encoding.equals(Encoding.PCM_UNSIGNED) && bits == 8
                || encoding.equals(Encoding.PCM_FLOAT) && (bits == 32 || bits == 64)) {
            return encoded;
        }
        int wanted = encoding.equals(Encoding.PCM_UNSIGNED) && whole ? bits : DEFAULT_BITS;
        float rate = format.getSampleRate();
        int channels = format.getChannels();
        AudioFormat target =
                new AudioFormat(Encoding.PCM_SIGNED, rate, wanted, channels, channels * wanted / 8, rate, false);
        if (!AudioSystem.isConversionSupported(target, format)) {
            throw new AudioFormatException(
                    Kind.UNSUPPORTED, name, "no provider of Java Sound decodes " + encoding + " to plain samples");
        }
        return AudioSystem.getAudioInputStream(target, encoded);
    }

    private static PcmHeader header(String container, AudioFormat format, String name) throws AudioFormatException {
        int channels = format.getChannels();
        float rate = format.getSampleRate();
        SampleFormat samples = samples(format);
        if (channels < 1 || channels > AudioContainer.WAV.maxChannels()) {
            throw new AudioFormatException(
                    Kind.UNSUPPORTED,
                    name,
                    "there must be 1 to " + AudioContainer.WAV.maxChannels() + " channels, but there are " + channels);
        }
        if (!(rate >= AudioSpec.MIN_SAMPLE_RATE_HZ && rate <= AudioSpec.MAX_SAMPLE_RATE_HZ) || rate != (int) rate) {
            throw new AudioFormatException(
                    Kind.UNSUPPORTED,
                    name,
                    "the sample rate must be a whole number in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", "
                            + AudioSpec.MAX_SAMPLE_RATE_HZ + "] Hz, but is " + rate);
        }
        if (format.getFrameSize() != channels * samples.bytes()) {
            throw new AudioFormatException(
                    Kind.UNSUPPORTED, name, "a frame of the provider has " + format.getFrameSize() + " bytes");
        }
        AudioSpec spec = new AudioSpec((int) rate, ChannelMask.layoutByCount(channels), samples);
        PcmData data = new PcmData("audio", 0, 0, Long.MAX_VALUE, true, form(format));
        return new PcmHeader(container, spec, data, AudioMetadata.EMPTY, List.of());
    }

    private static SampleFormat samples(AudioFormat format) {
        boolean floating = format.getEncoding().equals(Encoding.PCM_FLOAT);
        return switch (format.getSampleSizeInBits()) {
            case 8 -> SampleFormat.PCM_8;
            case 16 -> SampleFormat.PCM_16;
            case 24 -> SampleFormat.PCM_24;
            case 32 -> floating ? SampleFormat.FLOAT_32 : SampleFormat.PCM_32;
            default -> SampleFormat.FLOAT_64;
        };
    }

    private static StoredForm form(AudioFormat format) {
        if (format.getEncoding().equals(Encoding.PCM_UNSIGNED)) {
            return StoredForm.WAVE;
        }
        return format.isBigEndian() ? StoredForm.SIGNED_BIG_ENDIAN : StoredForm.SIGNED_LITTLE_ENDIAN;
    }
}
