package app.loudcraft.spatial;

/**
 * Energies of mid, side and their product over a stretch of frames, with {@code mid = (L + R) / 2} and {@code side = (L -
 * R) / 2}.
 *
 * @param mid sum of mid squared
 * @param side sum of side squared
 * @param both sum of mid times side
 */
record StereoEnergy(double mid, double side, double both) {

    /** Sum of the left channel squared. */
    double left() {
        return mid + side + 2.0 * both;
    }

    /** Sum of the right channel squared. */
    double right() {
        return mid + side - 2.0 * both;
    }

    /** How the channels correlate, in [-1, 1]; 1 for silence, 0 where one channel alone is silent. */
    double correlation() {
        return correlation(mid, side, both);
    }

    static double correlation(double mid, double side, double both) {
        double left = mid + side + 2.0 * both;
        double right = mid + side - 2.0 * both;
        if (!(mid + side > 0.0)) {
            return 1.0;
        }
        double product = Math.sqrt(Math.max(0.0, left)) * Math.sqrt(Math.max(0.0, right));
        return product > 0.0 ? Math.max(-1.0, Math.min(1.0, (mid - side) / product)) : 0.0;
    }
}
