package app.loudcraft.io;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import javax.sound.sampled.spi.AudioFileReader;
import javax.sound.sampled.spi.FormatConversionProvider;

/**
 * A provider of Java Sound for a toy format: {@code TOY}, a letter, and a byte for each sample of two channels, of which a
 * sample of 16 bits is 256 times as much.
 *
 * <p>The letter {@code 1} is a file that is well; others are files whose reading fails in the way that it stands for.
 */
public final class ToySound {

    static final float RATE = 22_050;

    private static final Encoding CODED = new Encoding("TOYLAW");
    private static final int HEADER_BYTES = 4;

    private ToySound() {}

    private static AudioFormat coded(char letter) {
        float rate = letter == 'r' ? 22_050.5f : RATE;
        int channels = letter == 'c' ? AudioSystem.NOT_SPECIFIED : 2;
        Encoding encoding = letter == 'n' ? new Encoding("NOBODY") : CODED;
        return new AudioFormat(encoding, rate, AudioSystem.NOT_SPECIFIED, channels, 2, rate, false);
    }

    private static char letter(byte[] bytes) throws UnsupportedAudioFileException {
        if (bytes.length < HEADER_BYTES || bytes[0] != 'T' || bytes[1] != 'O' || bytes[2] != 'Y') {
            throw new UnsupportedAudioFileException("no toy");
        }
        switch (bytes[3]) {
            case 'R' -> throw new IllegalStateException("toy broken while opening");
            case 'E' -> throw new ExceptionInInitializerError("toy not ready");
            default -> {
                return (char) bytes[3];
            }
        }
    }

    /** Finds the toy format in files and streams. */
    public static final class FileReader extends AudioFileReader {

        @Override
        public AudioFileFormat getAudioFileFormat(InputStream stream)
                throws UnsupportedAudioFileException, IOException {
            stream.mark(HEADER_BYTES);
            byte[] head = stream.readNBytes(HEADER_BYTES);
            stream.reset();
            return format(head);
        }

        @Override
        public AudioFileFormat getAudioFileFormat(File file) throws UnsupportedAudioFileException, IOException {
            return format(Files.readAllBytes(file.toPath()));
        }

        private static AudioFileFormat format(byte[] bytes) throws UnsupportedAudioFileException {
            char letter = letter(bytes);
            return new AudioFileFormat(
                    new AudioFileFormat.Type("TOY", "toy"), coded(letter), AudioSystem.NOT_SPECIFIED);
        }

        @Override
        public AudioInputStream getAudioInputStream(File file) throws UnsupportedAudioFileException, IOException {
            byte[] bytes = Files.readAllBytes(file.toPath());
            char letter = letter(bytes);
            byte[] body = Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
            return new AudioInputStream(new Body(body, letter), coded(letter), AudioSystem.NOT_SPECIFIED);
        }

        @Override
        public AudioFileFormat getAudioFileFormat(URL url) throws UnsupportedAudioFileException {
            throw new UnsupportedAudioFileException("no toys on the net");
        }

        @Override
        public AudioInputStream getAudioInputStream(InputStream stream) throws UnsupportedAudioFileException {
            throw new UnsupportedAudioFileException("no toys in streams");
        }

        @Override
        public AudioInputStream getAudioInputStream(URL url) throws UnsupportedAudioFileException {
            throw new UnsupportedAudioFileException("no toys on the net");
        }
    }

    /** The bytes of a toy, which may fail on their way. */
    private static final class Body extends ByteArrayInputStream {

        private final char letter;

        Body(byte[] bytes, char letter) {
            super(bytes);
            this.letter = letter;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            if (letter == 'z') {
                return 0;
            }
            if (letter == 'x' && pos >= 1_000) {
                throw new ArrayIndexOutOfBoundsException("toy broken inside");
            }
            return super.read(into, offset, length);
        }
    }

    /** Turns toys into samples. */
    public static final class Conversions extends FormatConversionProvider {

        @Override
        public Encoding[] getSourceEncodings() {
            return new Encoding[] {CODED};
        }

        @Override
        public Encoding[] getTargetEncodings() {
            return new Encoding[] {Encoding.PCM_SIGNED};
        }

        @Override
        public Encoding[] getTargetEncodings(AudioFormat source) {
            return source.getEncoding().equals(CODED) ? getTargetEncodings() : new Encoding[0];
        }

        @Override
        public AudioFormat[] getTargetFormats(Encoding target, AudioFormat source) {
            if (!source.getEncoding().equals(CODED) || !target.equals(Encoding.PCM_SIGNED)) {
                return new AudioFormat[0];
            }
            float rate = source.getSampleRate();
            int channels = source.getChannels();
            return new AudioFormat[] {new AudioFormat(target, rate, 16, channels, 2 * channels, rate, false)};
        }

        @Override
        public AudioInputStream getAudioInputStream(Encoding target, AudioInputStream source) {
            return getAudioInputStream(getTargetFormats(target, source.getFormat())[0], source);
        }

        @Override
        public AudioInputStream getAudioInputStream(AudioFormat target, AudioInputStream source) {
            return new AudioInputStream(new Decoded(source), target, AudioSystem.NOT_SPECIFIED);
        }
    }

    private static final class Decoded extends InputStream {

        private final AudioInputStream coded;

        Decoded(AudioInputStream coded) {
            this.coded = coded;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("single bytes");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            byte[] samples = new byte[length / 2];
            int got = coded.read(samples, 0, samples.length);
            for (int i = 0; i < got; i++) {
                into[offset + 2 * i] = 0;
                into[offset + 2 * i + 1] = samples[i];
            }
            return got < 0 ? -1 : 2 * got;
        }

        @Override
        public void close() throws IOException {
            coded.close();
        }
    }
}
