package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes one channel of one FLAC frame after another (RFC 9639, section 9.2).
 *
 * <p>Samples of up to 32 bits are decoded into {@code int}s. The difference of two channels of 32 bits takes 33 and is
 * decoded into {@code long}s. One thread at a time.
 */
final class FlacSubframe {

    private static final int CONSTANT = 0;
    private static final int VERBATIM = 1;
    private static final int FIXED = 8;
    private static final int MOST_FIXED = 12;
    private static final int LINEAR = 32;
    private static final int[][] FIXED_COEFFICIENTS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private final String file;
    private final int[] coefficients = new int[32];

    private long start;
    private int type;
    private int wasted;
    private int bits;
    private int shift;

    FlacSubframe(String file) {
        this.file = file;
    }

    /**
     * Decodes a channel.
     *
     * @param sampleBits at most 32
     */
    void decode(FlacBits in, int sampleBits, int frames, int[] out) throws IOException {
        readHeader(in, sampleBits, frames);
        if (type == CONSTANT) {
            Arrays.fill(out, 0, frames, (int) in.signed(bits));
        } else {
            int plain = type == VERBATIM ? frames : order();
            for (int i = 0; i < plain; i++) {
                out[i] = (int) in.signed(bits);
            }
            if (type != VERBATIM) {
                predict(in, frames, out);
            }
        }
        if (wasted > 0) {
            for (int i = 0; i < frames; i++) {
                out[i] <<= wasted;
            }
        }
    }

    private void predict(FlacBits in, int frames, int[] out) throws IOException {
        int order = order();
        if (type < LINEAR) {
            FlacResidual.read(in, file, order, frames, out);
            FlacPrediction.fixed(order, out, frames);
            return;
        }
        readCoefficients(in);
        FlacResidual.read(in, file, order, frames, out);
        FlacPrediction.linear(coefficients, order, shift, out, frames);
    }

    /**
     * Decodes a channel of more than 32 bits.
     *
     * @param residual room for as many numbers
     */
    void decodeWide(FlacBits in, int sampleBits, int frames, int[] residual, long[] out) throws IOException {
        readHeader(in, sampleBits, frames);
        if (type == CONSTANT) {
            Arrays.fill(out, 0, frames, in.signed(bits));
        } else {
            int order = order();
            int plain = type == VERBATIM ? frames : order;
            for (int i = 0; i < plain; i++) {
                out[i] = in.signed(bits);
            }
            if (type >= LINEAR) {
                readCoefficients(in);
            } else if (type != VERBATIM) {
                System.arraycopy(FIXED_COEFFICIENTS[order], 0, coefficients, 0, order);
                shift = 0;
            }
            if (type != VERBATIM) {
                FlacResidual.read(in, file, order, frames, residual);
                FlacPrediction.linearWide(coefficients, order, shift, residual, out, frames);
            }
        }
        for (int i = 0; wasted > 0 && i < frames; i++) {
            out[i] <<= wasted;
        }
    }

    private void readHeader(FlacBits in, int sampleBits, int frames) throws IOException {
        start = in.byteOffset();
        boolean padded = in.unsigned(1) == 0;
        type = (int) in.unsigned(6);
        boolean wastes = in.unsigned(1) != 0;
        boolean known = type <= VERBATIM || type >= FIXED && type <= MOST_FIXED || type >= LINEAR;
        require(padded && known, "a subframe must be of a known type, but this is of a reserved one");
        long zeros = wastes ? in.unary() : -1;
        require(zeros < sampleBits - 1, "a subframe must have bits that are not wasted, but this has none");
        wasted = (int) zeros + 1;
        bits = sampleBits - wasted;
        require(
                type <= VERBATIM || order() <= frames,
                "a predictor's order must not exceed the samples of its frame, but this does");
    }

    private int order() {
        return type >= LINEAR ? type - LINEAR + 1 : type - FIXED;
    }

    private void readCoefficients(FlacBits in) throws IOException {
        int precision = (int) in.unsigned(4) + 1;
        shift = (int) in.signed(5);
        require(precision < 16, "a predictor's coefficients must have at most 15 bits, but these have 16");
        require(shift >= 0, "a predictor's shift must not be negative, but this is");
        int order = order();
        for (int i = 0; i < order; i++) {
            coefficients[i] = (int) in.signed(precision);
        }
    }

    private void require(boolean holds, String rule) throws AudioFormatException {
        if (!holds) {
            throw new AudioFormatException(Kind.MALFORMED, file, start, rule);
        }
    }
}
