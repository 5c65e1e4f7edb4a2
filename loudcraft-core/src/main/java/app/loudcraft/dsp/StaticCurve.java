package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;

/**
 * The gain computer of a compressor: how many dB to take off a steady level, with a soft knee around the threshold.
 *
 * <p>Source: Giannoulis, Massberg, Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6) 2012, section on the gain
 * computer.
 *
 * @param thresholdDbfs middle of the knee, in dBFS
 * @param ratio input change over output change above the knee, at least 1
 * @param kneeDb width of the knee, at least 0 dB
 */
record StaticCurve(double thresholdDbfs, double ratio, double kneeDb) {

    /** Gain reduction in dB, at least 0; negative infinity is silence. */
    double reductionDb(double levelDbfs) {
        double over = levelDbfs - thresholdDbfs;
        double slope = 1.0 - 1.0 / ratio;
        if (2.0 * over <= -kneeDb) {
            return 0.0;
        }
        if (2.0 * over < kneeDb) {
            double intoKnee = over + 0.5 * kneeDb;
            return slope * intoKnee * intoKnee / (2.0 * kneeDb);
        }
        return slope * over;
    }

    /** The power (mean square of a full-scale square wave is 1) up to which nothing happens. */
    double quietPower() {
        return ratio == 1.0 ? Double.POSITIVE_INFINITY : Decibels.toPower(thresholdDbfs - 0.5 * kneeDb);
    }
}
