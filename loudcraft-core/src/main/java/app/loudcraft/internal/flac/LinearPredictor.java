package app.loudcraft.internal.flac;

/** A linear predictor with coefficients of a few bits, as a file holds it (RFC 9639, section 9.2.6). */
final class LinearPredictor {

    /** Bits that tell the precision, and those that tell the shift. */
    static final int PRECISION_BITS = 4;

    static final int SHIFT_BITS = 5;

    private static final int MOST_SHIFT = 15;

    private final int[] coefficients = new int[Autocorrelation.MOST_LAG];
    private int order;
    private int precision;
    private int shift;

    /**
     * Takes over coefficients, rounded; what a rounding leaves over is added to the next.
     *
     * @param newPrecision bits of a coefficient with its sign
     * @return false if nothing is left of them
     */
    boolean round(double[] exact, int newOrder, int newPrecision) {
        double largest = 0.0;
        for (int i = 0; i < newOrder; i++) {
            largest = Math.max(largest, Math.abs(exact[i]));
        }
        if (!(largest > 0.0 && largest <= Double.MAX_VALUE)) {
            return false;
        }
        order = newOrder;
        precision = newPrecision;
        shift = Math.max(0, Math.min(newPrecision - 2 - Math.getExponent(largest), MOST_SHIFT));
        double scale = 1 << shift;
        double most = (1 << newPrecision - 1) - 1;
        double carried = 0.0;
        int any = 0;
        for (int i = 0; i < newOrder; i++) {
            double wanted = exact[i] * scale + carried;
            double rounded = Math.max(-most - 1.0, Math.min(Math.rint(wanted), most));
            carried = wanted - rounded;
            coefficients[i] = (int) rounded;
            any |= coefficients[i];
        }
        return any != 0;
    }

    int order() {
        return order;
    }

    int precision() {
        return precision;
    }

    int shift() {
        return shift;
    }

    /** A coefficient, the first for the sample just before; 0 beyond the order. */
    int coefficient(int index) {
        return index < order ? coefficients[index] : 0;
    }

    /** How many times larger than the largest sample a sum can be before it is shifted. */
    long gain() {
        long sum = 0;
        for (int i = 0; i < order; i++) {
            sum += Math.abs(coefficients[i]);
        }
        return sum;
    }

    /** Bits that it takes in a file, without its first samples. */
    int bits() {
        return PRECISION_BITS + SHIFT_BITS + order * precision;
    }

    boolean isSame(LinearPredictor other) {
        if (order != other.order || shift != other.shift || precision != other.precision) {
            return false;
        }
        for (int i = 0; i < order; i++) {
            if (coefficients[i] != other.coefficients[i]) {
                return false;
            }
        }
        return true;
    }
}
