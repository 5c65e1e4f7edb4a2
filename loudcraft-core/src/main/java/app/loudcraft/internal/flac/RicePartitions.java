package app.loudcraft.internal.flac;

/**
 * Chooses how a residual is cut into partitions, and the Rice parameter of each (RFC 9639, section 9.2.7).
 *
 * <p>What a residual takes is first estimated, from the sum of its numbers in each partition; for the one that is stored the
 * parameters are then tried. Numbers count folded: 0, -1, 1, -2 ... are 0, 1, 2, 3 ... One thread at a time.
 */
final class RicePartitions {

    private static final int MOST_ORDER = 8;
    // Coding method, partition order.
    private static final int HEADER_BITS = 2 + 4;
    private static final int WIDTH_BITS = 5;
    private static final int MOST_WIDTH = 31;
    // With parameters of 4 bits; the highest is the escape to plain numbers.
    private static final int SHORT_BITS = 4;
    private static final int MOST_SHORT = 14;
    private static final int MOST_LONG = 30;
    private static final int ESCAPE = -1;

    // The partitions of order p stand from 2^p on, those of which one consists at twice its place.
    private final long[] sums = new long[2 << MOST_ORDER];
    private final int[] unions = new int[2 << MOST_ORDER];

    // Of the residual that will be stored.
    private final int[] parameters = new int[1 << MOST_ORDER];
    private final long[] partitionBits = new long[1 << MOST_ORDER];
    private int partitionOrder;
    private int parameterBits;

    /** What a residual of samples after those of the predictor's order takes, estimated, and in how many partitions. */
    record Estimate(long bits, int partitionOrder) {}

    /** Estimates. */
    Estimate estimate(int[] residual, int frames, int order, int mostPartitionOrder) {
        int finest = Math.min(mostPartitionOrder, Integer.numberOfTrailingZeros(frames));
        while (finest > 0 && frames >> finest <= order) {
            finest--;
        }
        sum(residual, frames, order, finest);
        long fewest = Long.MAX_VALUE;
        int best = 0;
        for (int p = finest; p >= 0; p--) {
            long bits = estimate(p, frames, order);
            if (bits < fewest) {
                fewest = bits;
                best = p;
            }
            for (int i = 1 << p - 1; p > 0 && i < 1 << p; i++) {
                sums[i] = sums[2 * i] + sums[2 * i + 1];
                unions[i] = unions[2 * i] | unions[2 * i + 1];
            }
        }
        return new Estimate(fewest, best);
    }

    private void sum(int[] residual, int frames, int order, int p) {
        int size = frames >> p;
        int from = order;
        for (int i = 0; i < 1 << p; i++) {
            int to = (i + 1) * size;
            sumPartition((1 << p) + i, residual, from, to);
            from = to;
        }
    }

    private void sumPartition(int node, int[] residual, int from, int to) {
        int sum = 0;
        int union = 0;
        for (int j = from; j < to; j++) {
            int folded = residual[j] << 1 ^ residual[j] >> 31;
            sum += folded;
            union |= folded;
        }
        unions[node] = union;
        // No number is larger than all of their bits together, so that tells whether the sum may have run over.
        sums[node] = (union & 0xFFFF_FFFFL) * (to - from) <= Integer.MAX_VALUE ? sum : sumWide(residual, from, to);
    }

    private static long sumWide(int[] residual, int from, int to) {
        long sum = 0;
        for (int j = from; j < to; j++) {
            sum += (residual[j] << 1 ^ residual[j] >> 31) & 0xFFFF_FFFFL;
        }
        return sum;
    }

    private long estimate(int p, int frames, int order) {
        int size = frames >> p;
        int most = 0;
        long bits = HEADER_BITS;
        for (int i = 1 << p; i < 2 << p; i++) {
            int count = i == 1 << p ? size - order : size;
            int parameter = parameter(sums[i], count);
            // What the lower bits of a number hold is on average half of what they can.
            long high = Math.max(0, sums[i] - (count * ((1L << parameter) - 1) >> 1)) >> parameter;
            long rice = high + (long) count * (parameter + 1);
            bits += Math.min(rice, plainBits(unions[i], count));
            most = Math.max(most, parameter);
        }
        return bits + ((long) SHORT_BITS + (most > MOST_SHORT ? 1 : 0) << p);
    }

    private static long plainBits(int union, int count) {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(union);
        return width > MOST_WIDTH ? Long.MAX_VALUE : WIDTH_BITS + (long) width * count;
    }

    /** The parameter at which the next higher one would save as many ones as it costs lower bits. */
    private static int parameter(long sum, int count) {
        if (sum <= count) {
            return 0;
        }
        return Math.min(Long.SIZE - 1 - Long.numberOfLeadingZeros(sum / count), MOST_LONG);
    }

    /**
     * Tries what to store a residual with.
     *
     * @return what it takes
     */
    long plan(int[] residual, int frames, int order, int newPartitionOrder) {
        partitionOrder = newPartitionOrder;
        int size = frames >> partitionOrder;
        int most = 0;
        long bits = HEADER_BITS;
        sum(residual, frames, order, partitionOrder);
        for (int i = 0; i < 1 << partitionOrder; i++) {
            int from = i == 0 ? order : i * size;
            int to = (i + 1) * size;
            choose(i, residual, from, to);
            bits += partitionBits[i];
            most = Math.max(most, parameters[i]);
        }
        parameterBits = most > MOST_SHORT ? SHORT_BITS + 1 : SHORT_BITS;
        return bits + ((long) parameterBits << partitionOrder);
    }

    private void choose(int partition, int[] residual, int from, int to) {
        int count = to - from;
        int node = (1 << partitionOrder) + partition;
        int middle = Math.max(1, parameter(sums[node], count));
        int low = middle - 1;
        int high = Math.min(middle + 1, MOST_LONG);
        parameters[partition] = ESCAPE;
        partitionBits[partition] = plainBits(unions[node], count);
        keepIfFewer(partition, low, high(residual, from, to, low, sums[node]), count);
        keepIfFewer(partition, middle, high(residual, from, to, middle, sums[node]), count);
        keepIfFewer(partition, high, high(residual, from, to, high, sums[node]), count);
    }

    /** What is above the lowest bits of all numbers together. */
    private static long high(int[] residual, int from, int to, int parameter, long sum) {
        if (parameter == 0) {
            return sum;
        }
        // Numbers with all 32 bits are right from here on.
        if (sum > Integer.MAX_VALUE) {
            long high = 0;
            for (int i = from; i < to; i++) {
                high += (residual[i] << 1 ^ residual[i] >> 31) >>> parameter;
            }
            return high;
        }
        int high = 0;
        for (int i = from; i < to; i++) {
            high += (residual[i] << 1 ^ residual[i] >> 31) >>> parameter;
        }
        return high;
    }

    private void keepIfFewer(int partition, int parameter, long high, int count) {
        long bits = high + (long) count * (parameter + 1);
        if (bits < partitionBits[partition]) {
            partitionBits[partition] = bits;
            parameters[partition] = parameter;
        }
    }

    /** Puts the residual that was planned last. */
    void put(BitSink out, int[] residual, int frames, int order) {
        out.put(parameterBits - SHORT_BITS, 2);
        out.put(partitionOrder, 4);
        int size = frames >> partitionOrder;
        for (int i = 0; i < 1 << partitionOrder; i++) {
            int from = i == 0 ? order : i * size;
            int to = (i + 1) * size;
            out.put(parameters[i], parameterBits);
            if (parameters[i] == ESCAPE) {
                putPlain(out, residual, from, to, unions[(1 << partitionOrder) + i]);
            } else {
                out.putRice(residual, from, to, parameters[i], partitionBits[i]);
            }
        }
    }

    private static void putPlain(BitSink out, int[] residual, int from, int to, int union) {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(union);
        out.put(width, WIDTH_BITS);
        for (int i = from; i < to; i++) {
            out.put(residual[i], width);
        }
    }
}
