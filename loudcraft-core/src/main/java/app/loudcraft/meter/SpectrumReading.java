package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The long-term spectrum of a programme in third-octave bands, and how its channels relate in them. Immutable.
 *
 * <p>Levels are of the power in the band; 0 dB is that of a full-scale sine. The programme is the mean power of the
 * channels, mid is {@code (L + R) / 2}, side {@code (L - R) / 2}, so that mid and side together make the programme.
 * Only frames that are loud enough to be music count: see {@link SpectrumMeter}. Asking costs microseconds; safe to share
 * between threads.
 */
public final class SpectrumReading {

    /** Number of third-octave bands: 20 Hz to 20 kHz. */
    public static final int BANDS = FineBands.THIRDS;

    private static final double FULL_SCALE_SINE_POWER = 0.5;
    private static final double TILT_FROM_HZ = 99.0;
    private static final double TILT_TO_HZ = 10_100.0;

    private final BandPowers powers;
    private final double nyquistHz;
    private final OptionalDouble bandwidthHz;
    private final List<Resonance> resonances;

    SpectrumReading(BandPowers powers, double nyquistHz, OptionalDouble bandwidthHz, List<Resonance> resonances) {
        this.powers = Objects.requireNonNull(powers, "powers");
        this.nyquistHz = nyquistHz;
        this.bandwidthHz = Objects.requireNonNull(bandwidthHz, "bandwidthHz");
        this.resonances = List.copyOf(resonances);
    }

    /**
     * Exact centre of a band, 10 to the decade: 19.95 Hz, 25.12 Hz ... 19 953 Hz.
     *
     * @param band 0 (20 Hz) to 30 (20 kHz)
     */
    public static double centreHz(int band) {
        return FineBands.thirdCentreHz(Objects.checkIndex(band, BANDS));
    }

    /** Level in a band, of the channels' mean power; negative infinity for nothing, or a centre above half the rate. */
    public double programmeDb(int band) {
        return levelDb(powers.programme(), band);
    }

    /** Level of the mid signal in a band; negative infinity for nothing and for anything but stereo. */
    public double midDb(int band) {
        return levelDb(powers.mid(), band);
    }

    /** Level of the side signal in a band; negative infinity for nothing and for anything but stereo. */
    public double sideDb(int band) {
        return levelDb(powers.side(), band);
    }

    private double levelDb(double[] of, int band) {
        Objects.checkIndex(band, BANDS);
        double sum = 0.0;
        for (int i = band * FineBands.PER_THIRD; i < (band + 1) * FineBands.PER_THIRD; i++) {
            sum += of[i];
        }
        return centreHz(band) > nyquistHz
                ? Double.NEGATIVE_INFINITY
                : Decibels.fromPower(Math.max(0.0, sum) / FULL_SCALE_SINE_POWER);
    }

    /** Level of the channels' mean power between two frequencies; negative infinity for nothing. */
    public double programmeDb(double fromHz, double toHz) {
        return Decibels.fromPower(BandPowers.sum(powers.programme(), fromHz, toHz) / FULL_SCALE_SINE_POWER);
    }

    /** Correlation of the two channels in a band, in [-1, 1]; empty for anything but stereo and where one is silent. */
    public OptionalDouble correlation(int band) {
        Objects.checkIndex(band, BANDS);
        return correlation(
                FineBands.edgeHz(band * FineBands.PER_THIRD), FineBands.edgeHz((band + 1) * FineBands.PER_THIRD));
    }

    /** Correlation of the two channels between two frequencies; empty for anything but stereo and where one is silent. */
    public OptionalDouble correlation(double fromHz, double toHz) {
        return powers.correlation(fromHz, toHz);
    }

    /**
     * Level of the side over that of the mid signal between two frequencies: negative infinity for mono, 0 dB for
     * independent channels; empty for anything but stereo and where there is neither.
     */
    public OptionalDouble widthDb(double fromHz, double toHz) {
        return powers.widthDb(fromHz, toHz);
    }

    /**
     * Slope of the band levels from 100 Hz to 10 kHz (least squares): 0 for pink noise, 3 for white, about -1.5 for music;
     * empty where there is silence.
     */
    public OptionalDouble tiltDbPerOctave() {
        double n = 0.0, sumX = 0.0, sumY = 0.0, sumXx = 0.0, sumXy = 0.0;
        for (int band = 0; band < BANDS; band++) {
            double hz = centreHz(band);
            double y = programmeDb(band);
            if (hz > TILT_FROM_HZ && hz < TILT_TO_HZ && y > Double.NEGATIVE_INFINITY) {
                double x = StrictMath.log(hz) / StrictMath.log(2.0);
                n++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }
        }
        return n < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of((n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX));
    }

    /**
     * The frequency above which there is nothing, if the spectrum ends there as if cut off: a lossy or upsampled source.
     * Empty where it fades out or goes on to half the rate.
     */
    public OptionalDouble bandwidthHz() {
        return bandwidthHz;
    }

    /**
     * Tones between 80 Hz and 10 kHz that stand 10 dB or more (below 2 kHz, 12) out of the octave around them, in 85 % of the loud frames or
     * more, the strongest first. Notes that are held for long look alike, so nothing below 2 kHz is reported where more
     * than two tones there stand out most of the time.
     */
    public List<Resonance> resonances() {
        return resonances;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpectrumReading that
                && powers.equals(that.powers)
                && nyquistHz == that.nyquistHz
                && bandwidthHz.equals(that.bandwidthHz)
                && resonances.equals(that.resonances);
    }

    @Override
    public int hashCode() {
        return powers.hashCode();
    }

    @Override
    public String toString() {
        double[] levels = new double[BANDS];
        Arrays.setAll(levels, band -> Math.round(10.0 * programmeDb(band)) / 10.0);
        return "programme " + Arrays.toString(levels) + " dB, bandwidth " + bandwidthHz + " Hz, " + resonances;
    }
}
