package app.loudcraft.dsp;

/** The oracle of the filter designs: the transfer functions in s, as an {@link EqualizerBand} defines them. */
final class AnaloguePrototypes {

    private AnaloguePrototypes() {}

    static double responseDb(EqualizerBand band, double hz) {
        double x = hz / band.frequencyHz();
        double q = band.q();
        double a = Math.pow(10.0, band.gainDb() / 40.0);
        double root = Math.sqrt(a);
        return switch (band.shape()) {
            case BELL -> ratioDb(1.0 - x * x, x * a / q, 1.0 - x * x, x / (a * q));
            case HIGH_SHELF -> band.gainDb() / 2.0 + ratioDb(1.0 - a * x * x, x * root / q, a - x * x, x * root / q);
            case LOW_SHELF -> band.gainDb() / 2.0 + ratioDb(a - x * x, x * root / q, 1.0 - a * x * x, x * root / q);
            case HIGH_PASS -> ratioDb(x * x, 0.0, 1.0 - x * x, x / q);
            case LOW_PASS -> ratioDb(1.0, 0.0, 1.0 - x * x, x / q);
        };
    }

    private static double ratioDb(double re, double im, double reBelow, double imBelow) {
        return 20.0 * Math.log10(Math.hypot(re, im) / Math.hypot(reBelow, imBelow));
    }
}
