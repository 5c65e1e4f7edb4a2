package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceConfigurationError;
import javax.sound.sampled.AudioInputStream;

/** Samples from a provider of Java Sound, whose failures of any sort become exceptions that a caller expects. */
final class JavaSoundStream extends InputStream {

    // A provider may bring nothing for a while; one that goes on so has no end.
    private static final int MOST_EMPTY_READS = 1_000;

    private final AudioInputStream decoded;
    private final AudioInputStream encoded;
    private final String name;

    JavaSoundStream(AudioInputStream decoded, AudioInputStream encoded, String name) {
        this.decoded = decoded;
        this.encoded = encoded;
        this.name = name;
    }

    /** Throws a failure on that is not the kind of thing a provider does, such as a lack of memory. */
    static void rethrowUnlessOfProvider(Throwable failure) {
        if (failure instanceof Error error
                && !(error instanceof LinkageError
                        || error instanceof ServiceConfigurationError
                        || error instanceof AssertionError
                        || error instanceof StackOverflowError)) {
            throw error;
        }
    }

    /** What a caller is told of a provider's failure. */
    static IOException ofProvider(Throwable failure, String name) {
        rethrowUnlessOfProvider(failure);
        if (failure instanceof IOException expected) {
            return expected;
        }
        AudioFormatException fault =
                new AudioFormatException(Kind.MALFORMED, name, "a provider of Java Sound failed: " + failure);
        fault.initCause(failure);
        return fault;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            for (int i = 0; i < MOST_EMPTY_READS; i++) {
                int got = decoded.read(into, offset, length);
                if (got != 0) {
                    return got;
                }
            }
        } catch (Throwable failure) {
            throw ofProvider(failure, name);
        }
        throw new AudioFormatException(
                Kind.MALFORMED, name, "a provider of Java Sound brings neither more audio nor an end");
    }

    @Override
    public void close() throws IOException {
        try {
            try {
                decoded.close();
            } finally {
                // Not every provider closes what it decodes from.
                encoded.close();
            }
        } catch (Throwable failure) {
            throw ofProvider(failure, name);
        }
    }
}
