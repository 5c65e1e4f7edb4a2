package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.util.Arrays;

/** Reads what a predictor left over: Rice-coded numbers in partitions (RFC 9639, section 9.2.7). */
final class FlacResidual {

    private static final int WIDTH_BITS = 5;

    private FlacResidual() {}

    /** Fills {@code out} from {@code order} to {@code frames}; the values before are the predictor's. */
    static void read(FlacBits in, String file, int order, int frames, int[] out) throws IOException {
        long at = in.byteOffset();
        int method = (int) in.unsigned(2);
        int partitionOrder = (int) in.unsigned(4);
        if (method > 1) {
            throw new AudioFormatException(
                    Kind.MALFORMED, file, at, "a residual must be coded by method 0 or 1, but says " + method);
        }
        int partition = frames >> partitionOrder;
        if (partition << partitionOrder != frames || partition < order) {
            throw new AudioFormatException(
                    Kind.MALFORMED,
                    file,
                    at,
                    frames + " samples after " + order + " of warm-up must divide into partitions, but not into 2^"
                            + partitionOrder);
        }
        int parameterBits = 4 + method;
        int escape = (1 << parameterBits) - 1;
        int from = order;
        for (int end = partition; end <= frames; end += partition) {
            int parameter = (int) in.unsigned(parameterBits);
            if (parameter == escape) {
                readPlain(in, out, from, end);
            } else {
                in.rice(parameter, out, from, end);
            }
            from = end;
        }
    }

    private static void readPlain(FlacBits in, int[] out, int from, int to) throws IOException {
        int width = (int) in.unsigned(WIDTH_BITS);
        if (width == 0) {
            Arrays.fill(out, from, to, 0);
            return;
        }
        for (int i = from; i < to; i++) {
            out[i] = (int) in.signed(width);
        }
    }
}
