package app.loudcraft.qc.html;

import app.loudcraft.audio.AudioBlock;

/**
 * Counts where the two channels of a programme stand to each other: mono goes straight up and down, the left channel alone
 * leans to the left, opposite polarity lies on its side.
 *
 * <p>Radii are drawn as their square root, so that what is 20 dB down is still at a third of the way. Looks at every fourth
 * frame; 130 kB.
 */
final class Goniometer {

    /** Pixels in a row and in a column; odd, so that the middle is one. */
    static final int SIZE = 181;

    private static final int STRIDE = 4;
    private static final double HALF = SIZE / 2;
    private static final int BRIGHTEST = 63;
    private static final double SMALLEST_RADIUS = 0.05;

    private final int[] counts = new int[SIZE * SIZE];
    private long frames;

    void listen(AudioBlock block) {
        float[] left = block.channel(0);
        float[] right = block.channel(1);
        int first = (int) ((STRIDE - frames % STRIDE) % STRIDE);
        for (int i = first; i < block.frames(); i += STRIDE) {
            add(left[block.offset() + i], right[block.offset() + i]);
        }
        frames += block.frames();
    }

    private void add(double left, double right) {
        double side = 0.5 * (right - left);
        double mid = 0.5 * (left + right);
        double radius = Math.sqrt(mid * mid + side * side);
        if (radius > 0.0) {
            // from the radius to its square root, and never out of the picture
            double scale = HALF * Math.min(1.0, Math.sqrt(radius)) / radius;
            int x = (int) Math.round(HALF + scale * side);
            int y = (int) Math.round(HALF - scale * mid);
            counts[y * SIZE + x]++;
        }
    }

    /**
     * The picture, row by row from the top: 0 for nothing to 63 for where it is densest, in even steps of dB. Stretching the
     * radii thins the middle out, which is made good.
     */
    byte[] pixels() {
        double[] density = new double[counts.length];
        double most = 1.0;
        for (int i = 0; i < counts.length; i++) {
            double x = (i % SIZE - HALF) / HALF;
            double y = (i / SIZE - HALF) / HALF;
            density[i] = counts[i] / Math.max(SMALLEST_RADIUS, Math.sqrt(x * x + y * y));
            most = Math.max(most, density[i]);
        }
        double scale = BRIGHTEST / StrictMath.log1p(most);
        byte[] pixels = new byte[counts.length];
        for (int i = 0; i < counts.length; i++) {
            pixels[i] = (byte) Math.round(scale * StrictMath.log1p(density[i]));
        }
        return pixels;
    }
}
