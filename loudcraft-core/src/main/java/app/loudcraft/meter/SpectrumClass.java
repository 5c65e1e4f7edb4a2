package app.loudcraft.meter;

/** Sums over the frames of one level: what lets a gate be applied after all frames have been heard. */
final class SpectrumClass {

    long frames;
    final double[] sum = new double[FineBands.COUNT];
    final double[] left;
    final double[] right;
    final double[] cross;
    final int[] peaks = new int[FineBands.COUNT];
    final double[] lowBins;
    final int[] humFrames = new int[HumLines.FUNDAMENTALS];

    SpectrumClass(boolean stereo, int lowBins) {
        this.left = new double[stereo ? FineBands.COUNT : 0];
        this.right = new double[left.length];
        this.cross = new double[left.length];
        this.lowBins = new double[lowBins];
    }

    void add(double[] frameSum, double[] frameLeft, double[] frameRight, double[] frameCross) {
        frames++;
        add(frameSum, sum);
        add(frameLeft, left);
        add(frameRight, right);
        add(frameCross, cross);
    }

    void add(SpectrumClass other) {
        frames += other.frames;
        add(other.sum, sum);
        add(other.left, left);
        add(other.right, right);
        add(other.cross, cross);
        add(other.lowBins, lowBins);
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] += other.peaks[i];
        }
        for (int i = 0; i < humFrames.length; i++) {
            humFrames[i] += other.humFrames[i];
        }
    }

    private static void add(double[] from, double[] to) {
        int count = Math.min(from.length, to.length);
        for (int i = 0; i < count; i++) {
            to[i] += from[i];
        }
    }
}
