package app.loudcraft.benchmarks;

import static app.loudcraft.benchmarks.Samples.add;
import static app.loudcraft.benchmarks.Samples.change;
import static app.loudcraft.benchmarks.Samples.clip;
import static app.loudcraft.benchmarks.Samples.erase;
import static app.loudcraft.benchmarks.Samples.gain;
import static app.loudcraft.benchmarks.Samples.hum;
import static app.loudcraft.benchmarks.Samples.loudestSecond;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.Gain;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.RateConverter;
import app.loudcraft.dsp.TruePeakLimiter;
import java.util.Random;

/** A fault that is done to a finished master, in three strengths, and how the quality gate says that it found it. */
enum Defect {
    CLIPPED("clipped at full scale, 3, 6, 9 dB", Sign.within(0.1, "flat|very highest", "Q6")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            AudioBuffer loud = gain(x, new double[] {3.0, 6.0, 9.0}[strength]);
            return Damaged.whereChanged(loud, clip(loud, 1.0f));
        }
    },
    CLIPPED_AND_LOWERED("the same, then lowered by 5 dB", Sign.within(0.1, "flat|very highest", "Q6")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            Damaged clipped = CLIPPED.damage(x, strength);
            return new Damaged(gain(clipped.audio(), -5.0), clipped.places());
        }
    },
    OFFSET("a constant offset, -48, -40, -30 dBFS", Sign.of("DC offset", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            float offset = new float[] {0.004f, 0.01f, 0.03f}[strength];
            return Damaged.everywhere(add(x, (c, i, v) -> offset));
        }
    },
    DROPOUT("dropouts in both channels, 3, 10, 40 ms", Sign.within(0.01, "drops out", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            int length = (int) (new double[] {0.003, 0.010, 0.040}[strength] * x.sampleRateHz());
            AudioBuffer y = x.copy();
            int[] at = new int[1 + strength];
            for (int k = 0; k < at.length; k++) {
                at[k] = loudestSecond(x) + (k + 1) * x.sampleRateHz() / 4;
                erase(y, at[k], length);
            }
            return Damaged.at(y, at, length);
        }
    },
    CLICK("six clicks of one sample, 0.15, 0.4, 0.8", Sign.within(0.01, "click", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            AudioBuffer y = x.copy();
            int[] at = new int[6];
            for (int k = 1; k <= at.length; k++) {
                float[] samples = y.channel(k % y.channels());
                int i = (int) ((long) k * y.frames() / 7);
                samples[i] += new float[] {0.15f, 0.4f, 0.8f}[strength] * (samples[i] > 0.0f ? -1.0f : 1.0f);
                at[k - 1] = i;
            }
            return Damaged.at(y, at, 1);
        }
    },
    HUM_50("mains hum of 50 Hz, -48, -40, -32 dBFS", Sign.of("hum of 50 Hz", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            return Damaged.everywhere(hum(x, 50.0, new double[] {-48.0, -40.0, -32.0}[strength]));
        }
    },
    HUM_60("mains hum of 60 Hz, -48, -40, -32 dBFS", Sign.of("hum of 60 Hz", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            return Damaged.everywhere(hum(x, 60.0, new double[] {-48.0, -40.0, -32.0}[strength]));
        }
    },
    POLARITY(
            "one channel turned over, for 15, 40, 100 % of the time",
            Sign.within(0.5, "turned over|against each other|cancel|loses|nothing is left", "Q7", "Q3")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            int frames = (int) (new double[] {0.15, 0.4, 1.0}[strength] * x.frames());
            AudioBuffer y = change(x, (c, i, v) -> c == 1 && i < frames ? -v : v);
            return Damaged.at(y, new int[] {0}, frames);
        }
    },
    DELAY("one channel late, 0.1, 0.4, 1.5 ms", Sign.of("is late by|repeats the other", "Q7")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            int late = (int) Math.round(new double[] {0.1e-3, 0.4e-3, 1.5e-3}[strength] * x.sampleRateHz());
            float[] before = x.channel(1);
            return Damaged.everywhere(change(x, (c, i, v) -> c == 0 ? v : i < late ? 0.0f : before[i - late]));
        }
    },
    IMBALANCE("one channel softer, 2.5, 5, 9 dB", Sign.of("louder than the other", "Q3")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double factor = Math.pow(10.0, new double[] {-2.5, -5.0, -9.0}[strength] / 20.0);
            return Damaged.everywhere(change(x, (c, i, v) -> c == 1 ? (float) (factor * v) : v));
        }
    },
    WIDE_BASS("bass out of phase between the channels", Sign.of("[Bb]ass", "Q3", "Q7")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            AudioBuffer bass = Chain.of(Equalizer.of(EqualizerBand.lowPass(120.0, EqualizerBand.BUTTERWORTH_Q)))
                    .render(x);
            double share = new double[] {0.8, 1.4, 2.0}[strength];
            return Damaged.everywhere(change(x, (c, i, v) -> c == 1 ? (float) (v - share * bass.channel(1)[i]) : v));
        }
    },
    ANTIPHASE_SIDE(
            "so wide that mono loses 6, 12, 20 dB",
            Sign.of("little in common|loses|nothing is left|against each other|turned over", "Q3", "Q7")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double keep = new double[] {0.5, 0.25, 0.1}[strength];
            float[] left = x.channel(0);
            float[] right = x.channel(1);
            return Damaged.everywhere(change(x, (c, i, v) -> {
                double mid = 0.5 * (left[i] + right[i]);
                double side = 0.5 * (left[i] - right[i]) + 0.5 * mid;
                return (float) (keep * mid + (c == 0 ? side : -side));
            }));
        }
    },
    UPSAMPLED("48, 44.1, 32 kHz converted up to 96 kHz", Sign.of("sample rate", "Q8")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            int rate = new int[] {48_000, 44_100, 32_000}[strength];
            return Damaged.everywhere(RateConverter.convert(RateConverter.convert(x, rate), 96_000));
        }
    },
    SILENCE_INSIDE("silence in the middle, 1.2, 2.5, 5 s", Sign.within(0.02, "silence of", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            AudioBuffer y = x.copy();
            int frames = (int) (new double[] {1.2, 2.5, 5.0}[strength] * y.sampleRateHz());
            erase(y, y.frames() / 2, frames);
            return Damaged.at(y, new int[] {y.frames() / 2}, frames);
        }
    },
    STUCK("a sample that stays, 60, 120, 300 ms", Sign.within(0.01, "stands still", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            int frames = (int) (new double[] {0.06, 0.12, 0.3}[strength] * x.sampleRateHz());
            int at = loudestSecond(x) + x.sampleRateHz() / 3;
            float[] before = x.channel(0);
            AudioBuffer y = change(x, (c, i, v) -> c == 0 && i >= at && i < at + frames ? before[at] : v);
            return Damaged.at(y, new int[] {at}, frames);
        }
    },
    OVER_LIMITED(
            "limited by 4, 8, 12 dB more, at the same loudness",
            Sign.of("stands? (only|no more)|dense passage|at the ceiling", "Q5")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double db = new double[] {4.0, 8.0, 12.0}[strength];
            AudioBuffer y = Chain.of(Gain.of(db), new TruePeakLimiter(LimiterSettings.mastering(-1.0)))
                    .render(x);
            return Damaged.everywhere(gain(y, level(x) - level(y)));
        }
    },
    TOO_LOUD("louder than the target, 0.8, 2.5, 4 dB", Sign.of("too loud", "Q1")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            return Damaged.everywhere(gain(x, new double[] {0.8, 2.5, 4.0}[strength]));
        }
    },
    TOO_SOFT("softer than the target, 0.8, 2.5, 6 dB", Sign.of("too quiet", "Q1")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            return Damaged.everywhere(gain(x, new double[] {-0.8, -2.5, -6.0}[strength]));
        }
    },
    PEAK_OVER("one peak 0.2, 0.6, 1.3 dB over the ceiling", Sign.within(0.01, "over the ceiling", "Q2")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double peak = Math.pow(10.0, new double[] {-0.8, -0.4, 0.3}[strength] / 20.0);
            AudioBuffer y = x.copy();
            float[] samples = y.channel(0);
            int at = loudestSecond(x) + 100;
            for (int i = 0; i < 48; i++) {
                double bump = 0.5 - 0.5 * Math.cos(2.0 * Math.PI * i / 48.0);
                samples[at + i] = (float) ((1.0 - bump) * samples[at + i] + bump * peak);
            }
            return Damaged.at(y, new int[] {at}, 48);
        }
    },
    SIXTEEN_IN_24("16, 14, 12 bits in 24", Sign.of("only the upper", "Q10")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double steps = Math.scalb(1.0, new int[] {15, 13, 11}[strength]);
            return Damaged.everywhere(change(x, (c, i, v) -> (float) (Math.rint(v * steps) / steps)));
        }
    },
    LATE_START("silence before it begins, 1.5, 3, 6 s", Sign.within(0.02, "begins with", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            AudioBuffer y = x.copy();
            int frames = (int) (new double[] {1.5, 3.0, 6.0}[strength] * y.sampleRateHz());
            erase(y, 0, frames);
            return Damaged.at(y, new int[] {0}, frames);
        }
    },
    HISS("noise under everything, -52, -44, -36 dBFS", Sign.of("[Nn]ois", "Q9")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double level = Math.pow(10.0, new double[] {-52.0, -44.0, -36.0}[strength] / 20.0);
            Random random = new Random(2);
            return Damaged.everywhere(add(x, (c, i, v) -> (float) (level * random.nextGaussian())));
        }
    },
    RUMBLE("a tone of 11 Hz, -30, -22, -14 dBFS", Sign.of("Below 20 Hz", "Q8")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double level = Math.sqrt(2.0) * Math.pow(10.0, new double[] {-30.0, -22.0, -14.0}[strength] / 20.0);
            double turn = 2.0 * Math.PI * 11.0 / x.sampleRateHz();
            return Damaged.everywhere(add(x, (c, i, v) -> (float) (level * Math.sin(turn * i))));
        }
    },
    TELEPHONE("no treble over 6, 4.5, 3.4 kHz", Sign.of("highs|cut off|octave around [4-9816.]+ kHz", "Q8", "Q4")) {
        @Override
        Damaged damage(AudioBuffer x, int strength) {
            double hz = new double[] {6_000.0, 4_500.0, 3_400.0}[strength];
            EqualizerBand steep = EqualizerBand.lowPass(hz, EqualizerBand.BUTTERWORTH_Q);
            return Damaged.everywhere(Chain.of(Equalizer.of(steep, steep, steep, steep, steep, steep))
                    .render(x));
        }
    };

    /** How many strengths there are: 0 for slight, 1 for plain, 2 for strong. */
    static final int STRENGTHS = 3;

    private final String description;
    private final Sign sign;

    Defect(String description, Sign sign) {
        this.description = description;
        this.sign = sign;
    }

    String description() {
        return description;
    }

    Sign sign() {
        return sign;
    }

    /** A damaged copy. */
    abstract Damaged damage(AudioBuffer x, int strength);

    /** Level of a buffer, dB. */
    private static double level(AudioBuffer x) {
        double energy = 0.0;
        for (int c = 0; c < x.channels(); c++) {
            for (float v : x.channel(c)) {
                energy += (double) v * v;
            }
        }
        return 10.0 * Math.log10(energy);
    }
}
