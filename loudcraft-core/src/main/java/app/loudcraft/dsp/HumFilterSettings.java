package app.loudcraft.dsp;

/**
 * What a {@link HumFilter} removes; immutable, each {@code with...} method returns a changed copy.
 *
 * @param fundamentalHz frequency of the hum, [40, 70] Hz: 50 or 60 Hz, or what was measured
 * @param harmonics number of notches, at the fundamental and its multiples, [0, 20]; 0 switches the filter off
 * @param widthHz width of the first notch between its -3 dB points, [0.5, 10] Hz; that of harmonic {@code h} is
 *     {@code sqrt(h)} times as wide, since a fundamental that drifts takes its harmonics further
 */
public record HumFilterSettings(double fundamentalHz, int harmonics, double widthHz) {

    private static final int MAX_HARMONICS = 20;

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public HumFilterSettings {
        Ranges.check("fundamentalHz", fundamentalHz, 40.0, 70.0, "Hz");
        if (harmonics < 0 || harmonics > MAX_HARMONICS) {
            throw new IllegalArgumentException("harmonics must be in [0, " + MAX_HARMONICS + "], but was " + harmonics);
        }
        Ranges.check("widthHz", widthHz, 0.5, 10.0, "Hz");
    }

    /** Hum of this frequency: six notches, the first 2.5 Hz wide. */
    public static HumFilterSettings at(double fundamentalHz) {
        return new HumFilterSettings(fundamentalHz, 6, 2.5);
    }

    /** A copy with another fundamental. */
    public HumFilterSettings withFundamentalHz(double newFundamentalHz) {
        return new HumFilterSettings(newFundamentalHz, harmonics, widthHz);
    }

    /** A copy with so many notches. */
    public HumFilterSettings withHarmonics(int newHarmonics) {
        return new HumFilterSettings(fundamentalHz, newHarmonics, widthHz);
    }

    /** A copy with notches of this width. */
    public HumFilterSettings withWidthHz(double newWidthHz) {
        return new HumFilterSettings(fundamentalHz, harmonics, newWidthHz);
    }
}
