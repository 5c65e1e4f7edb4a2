package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.testkit.Signals;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** Holds filters to the same difference equation in decimal arithmetic of 34 digits. */
class BiquadNoiseTest {

    private static final int FRAMES = 40_000;

    @Test
    void selfNoiseOfAHighPassAt20HzAnd192KhzIsBelow140Dbfs() {
        EqualizerBand band = EqualizerBand.highPass(20.0, EqualizerBand.BUTTERWORTH_Q);
        AudioBuffer tone = Signals.sine(997.0, -1.0).rate(192_000).mono(FRAMES / 192_000.0);
        double[] exact = exact(band.coefficients(192_000), tone.channel(0));
        AudioBuffer out = Chain.of(Equalizer.of(band)).render(tone);
        double[] inDouble = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            inDouble[i] = tone.channel(0)[i];
        }
        new Biquad(band.coefficients(192_000), 1).process(inDouble, FRAMES, 0);
        double squares = 0.0;
        double doubleSquares = 0.0;
        for (int i = 0; i < FRAMES; i++) {
            squares += Math.pow(out.channel(0)[i] - exact[i], 2.0);
            doubleSquares += Math.pow(inDouble[i] - exact[i], 2.0);
        }
        // the requirement; most of it is the rounding of the result to float
        assertThat(10.0 * Math.log10(squares / FRAMES)).isLessThan(-140.0);
        // before that rounding, 60 dB are to spare
        assertThat(10.0 * Math.log10(doubleSquares / FRAMES)).isLessThan(-200.0);
    }

    private static double[] exact(BiquadCoefficients c, float[] x) {
        MathContext digits = MathContext.DECIMAL128;
        BigDecimal b0 = new BigDecimal(c.b0());
        BigDecimal b1 = new BigDecimal(c.b1());
        BigDecimal b2 = new BigDecimal(c.b2());
        BigDecimal a1 = new BigDecimal(c.a1());
        BigDecimal a2 = new BigDecimal(c.a2());
        BigDecimal x1 = BigDecimal.ZERO;
        BigDecimal x2 = BigDecimal.ZERO;
        BigDecimal y1 = BigDecimal.ZERO;
        BigDecimal y2 = BigDecimal.ZERO;
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            BigDecimal in = new BigDecimal(x[i]);
            BigDecimal y = b0.multiply(in)
                    .add(b1.multiply(x1))
                    .add(b2.multiply(x2))
                    .subtract(a1.multiply(y1))
                    .subtract(a2.multiply(y2))
                    .round(digits);
            x2 = x1;
            x1 = in;
            y2 = y1;
            y1 = y;
            out[i] = y.doubleValue();
        }
        return out;
    }
}
