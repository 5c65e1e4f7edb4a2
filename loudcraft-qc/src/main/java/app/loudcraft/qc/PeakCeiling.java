package app.loudcraft.qc;

import app.loudcraft.meter.PeakTimeline;

/**
 * How the true peaks of a programme crowd at the highest: a limiter of true peaks leaves many at its ceiling and few just
 * below, though the samples themselves are uneven.
 *
 * @param consistency share of the seconds above -60 dBTP that come within 0.3 dB of the highest peak, in [0, 1]
 * @param steps pieces of 100 ms that come within 0.25 dB of it
 * @param crowding those, over half of the pieces that come within 0.25 to 0.75 dB: about 1 for peaks that fall as they may
 */
record PeakCeiling(double consistency, int steps, double crowding) {

    private static final int STEPS_PER_SECOND = 10;
    private static final double QUIET_DBTP = -60.0;
    private static final double CONSISTENT_WITHIN_DB = 0.3;
    private static final double TOP_DB = 0.25;
    private static final double BELOW_TOP_DB = 0.75;

    static PeakCeiling of(PeakTimeline peaks) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < peaks.size(); i++) {
            highest = Math.max(highest, peaks.dbtp(i));
        }
        int top = 0;
        int below = 0;
        int seconds = 0;
        int consistent = 0;
        double second = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < peaks.size(); i++) {
            double peak = peaks.dbtp(i);
            if (peak >= highest - TOP_DB) {
                top++;
            } else if (peak >= highest - BELOW_TOP_DB) {
                below++;
            }
            second = Math.max(second, peak);
            if ((i + 1) % STEPS_PER_SECOND == 0) {
                seconds += second > QUIET_DBTP ? 1 : 0;
                consistent += second > QUIET_DBTP && second >= highest - CONSISTENT_WITHIN_DB ? 1 : 0;
                second = Double.NEGATIVE_INFINITY;
            }
        }
        double perTop = (BELOW_TOP_DB - TOP_DB) / TOP_DB;
        return new PeakCeiling(
                seconds == 0 ? 0.0 : (double) consistent / seconds, top, top / Math.max(1.0, below / perTop));
    }
}
