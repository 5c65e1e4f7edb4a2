package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.Gain;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.RateConverter;
import app.loudcraft.dsp.TruePeakLimiter;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;

/**
 * A fault that is done to a finished master, in three strengths, and the checks of the quality gate that ought to see it.
 */
enum Defect {
    CLIPPED("clipped at full scale", Set.of("Q6", "Q2", "Q1")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            return clip(gain(x, new double[] {3.0, 6.0, 9.0}[strength]), 1.0f);
        }
    },
    CLIPPED_AND_LOWERED("clipped, then lowered by 5 dB", Set.of("Q6")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            return gain(clip(gain(x, new double[] {3.0, 6.0, 9.0}[strength]), 1.0f), -5.0);
        }
    },
    OFFSET("a constant offset", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            float offset = new float[] {0.004f, 0.01f, 0.03f}[strength];
            return change(x, (c, i, v) -> v + offset);
        }
    },
    DROPOUT("dropouts in both channels", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            int frames = (int) (new double[] {0.003, 0.010, 0.040}[strength] * x.sampleRateHz());
            AudioBuffer y = x.copy();
            for (int k = 1; k <= 1 + strength; k++) {
                erase(y, loudestSecond(x) + k * x.sampleRateHz() / 4, frames);
            }
            return y;
        }
    },
    CLICK("clicks of one sample", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            AudioBuffer y = x.copy();
            for (int k = 1; k <= 6; k++) {
                float[] samples = y.channel(k % y.channels());
                int at = (int) ((long) k * y.frames() / 7);
                samples[at] += new float[] {0.15f, 0.4f, 0.8f}[strength] * (samples[at] > 0.0f ? -1.0f : 1.0f);
            }
            return y;
        }
    },
    HUM_50("mains hum of 50 Hz", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            return hum(x, 50.0, new double[] {-48.0, -40.0, -32.0}[strength]);
        }
    },
    HUM_60("mains hum of 60 Hz", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            return hum(x, 60.0, new double[] {-48.0, -40.0, -32.0}[strength]);
        }
    },
    POLARITY("one channel turned over, for a while", Set.of("Q7", "Q3")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double share = new double[] {0.15, 0.4, 1.0}[strength];
            return change(x, (c, i, v) -> c == 1 && i < share * x.frames() ? -v : v);
        }
    },
    DELAY("one channel late", Set.of("Q7", "Q3")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            int late = (int) Math.round(new double[] {0.1e-3, 0.4e-3, 1.5e-3}[strength] * x.sampleRateHz());
            float[] before = x.channel(1);
            return change(x, (c, i, v) -> c == 0 ? v : i < late ? 0.0f : before[i - late]);
        }
    },
    IMBALANCE("one channel softer", Set.of("Q3")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double factor = Math.pow(10.0, new double[] {-2.5, -5.0, -9.0}[strength] / 20.0);
            return change(x, (c, i, v) -> c == 1 ? (float) (factor * v) : v);
        }
    },
    WIDE_BASS("bass out of phase between the channels", Set.of("Q3", "Q7")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            AudioBuffer bass = Chain.of(Equalizer.of(EqualizerBand.lowPass(120.0, EqualizerBand.BUTTERWORTH_Q)))
                    .render(x);
            double share = new double[] {0.8, 1.4, 2.0}[strength];
            return change(x, (c, i, v) -> c == 1 ? (float) (v - share * bass.channel(1)[i]) : v);
        }
    },
    ANTIPHASE_SIDE("so wide that mono loses it", Set.of("Q3", "Q7")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double keep = new double[] {0.5, 0.25, 0.1}[strength];
            float[] left = x.channel(0);
            float[] right = x.channel(1);
            Random random = new Random(1);
            return change(x, (c, i, v) -> {
                double mid = 0.5 * (left[i] + right[i]);
                double side = 0.5 * (left[i] - right[i]) + 0.5 * mid;
                return (float) (keep * mid + (c == 0 ? side : -side) + 1e-6 * random.nextGaussian());
            });
        }
    },
    LOSSY("what a lossy encoder leaves of the top", Set.of("Q8")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double hz = new double[] {19_000.0, 17_500.0, 16_000.0}[strength];
            EqualizerBand[] steep = new EqualizerBand[16];
            for (int k = 0; k < steep.length; k++) {
                // the poles of a Butterworth filter of order 32
                double q = 0.5 / Math.sin(Math.PI * (2 * k + 1) / (4.0 * steep.length));
                steep[k] = EqualizerBand.lowPass(hz, Math.min(q, 20.0));
            }
            return Chain.of(Equalizer.of(steep)).render(x);
        }
    },
    UPSAMPLED("a lower rate, converted up", Set.of("Q8")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            int rate = new int[] {48_000, 44_100, 32_000}[strength];
            return RateConverter.convert(RateConverter.convert(x, rate), 96_000);
        }
    },
    SILENCE_INSIDE("silence in the middle", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            AudioBuffer y = x.copy();
            erase(y, y.frames() / 2, (int) (new double[] {1.2, 2.5, 5.0}[strength] * y.sampleRateHz()));
            return y;
        }
    },
    STUCK("a sample that stays", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            int frames = (int) (new double[] {0.06, 0.12, 0.3}[strength] * x.sampleRateHz());
            int at = loudestSecond(x) + x.sampleRateHz() / 3;
            float[] before = x.channel(0);
            return change(x, (c, i, v) -> c == 0 && i >= at && i < at + frames ? before[at] : v);
        }
    },
    OVER_LIMITED("limited far too hard", Set.of("Q5", "Q1")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double db = new double[] {4.0, 8.0, 12.0}[strength];
            return Chain.of(Gain.of(db), new TruePeakLimiter(LimiterSettings.mastering(-1.0)))
                    .render(x);
        }
    },
    TOO_LOUD("louder than the target", Set.of("Q1", "Q2")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            return gain(x, new double[] {0.8, 2.5, 4.0}[strength]);
        }
    },
    TOO_SOFT("softer than the target", Set.of("Q1")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            return gain(x, new double[] {-0.8, -2.5, -6.0}[strength]);
        }
    },
    PEAK_OVER("one peak over the ceiling", Set.of("Q2")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double peak = Math.pow(10.0, new double[] {-0.8, -0.4, 0.3}[strength] / 20.0);
            AudioBuffer y = x.copy();
            int at = loudestSecond(x) + 100;
            for (int i = 0; i < 48; i++) {
                double bump = 0.5 - 0.5 * Math.cos(2.0 * Math.PI * i / 48.0);
                float[] samples = y.channel(0);
                samples[at + i] = (float) ((1.0 - bump) * samples[at + i] + bump * peak);
            }
            return y;
        }
    },
    SIXTEEN_IN_24("fewer bits than the file says", Set.of("Q10")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double steps = Math.scalb(1.0, new int[] {15, 13, 11}[strength]);
            return change(x, (c, i, v) -> (float) (Math.rint(v * steps) / steps));
        }
    },
    LATE_START("silence before it begins", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            AudioBuffer y = x.copy();
            erase(y, 0, (int) (new double[] {1.5, 3.0, 6.0}[strength] * y.sampleRateHz()));
            return y;
        }
    },
    HISS("noise under everything", Set.of("Q9")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double level = Math.pow(10.0, new double[] {-52.0, -44.0, -36.0}[strength] / 20.0);
            Random random = new Random(2);
            return change(x, (c, i, v) -> (float) (v + level * random.nextGaussian()));
        }
    },
    RUMBLE("what nobody hears below 20 Hz", Set.of("Q8")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double level = Math.pow(10.0, new double[] {-30.0, -22.0, -14.0}[strength] / 20.0);
            return change(x, (c, i, v) ->
                    (float) (v + Math.sqrt(2.0) * level * Math.sin(2.0 * Math.PI * 11.0 * i / x.sampleRateHz())));
        }
    },
    TELEPHONE("no treble", Set.of("Q8", "Q4")) {
        @Override
        AudioBuffer damage(AudioBuffer x, int strength) {
            double hz = new double[] {6_000.0, 4_500.0, 3_400.0}[strength];
            EqualizerBand steep = EqualizerBand.lowPass(hz, EqualizerBand.BUTTERWORTH_Q);
            return Chain.of(Equalizer.of(steep, steep, steep, steep, steep, steep))
                    .render(x);
        }
    };

    /** How many strengths there are: 0 for slight, 1 for plain, 2 for strong. */
    static final int STRENGTHS = 3;

    private final String description;
    private final Set<String> checks;

    Defect(String description, Set<String> checks) {
        this.description = description;
        this.checks = checks;
    }

    String description() {
        return description;
    }

    /** The checks of which at least one ought to see it. */
    Set<String> checks() {
        return checks;
    }

    /** A damaged copy. */
    abstract AudioBuffer damage(AudioBuffer x, int strength);

    private interface Change {
        float of(int channel, int frame, float sample);
    }

    private static AudioBuffer change(AudioBuffer x, Change change) {
        AudioBuffer y = x.copy();
        for (int c = 0; c < y.channels(); c++) {
            float[] samples = y.channel(c);
            for (int i = 0; i < y.frames(); i++) {
                samples[i] = change.of(c, i, samples[i]);
            }
        }
        return y;
    }

    private static AudioBuffer gain(AudioBuffer x, double db) {
        double factor = Math.pow(10.0, db / 20.0);
        return change(x, (c, i, v) -> (float) (factor * v));
    }

    private static AudioBuffer clip(AudioBuffer x, float most) {
        return change(x, (c, i, v) -> Math.max(-most, Math.min(most, v)));
    }

    private static AudioBuffer hum(AudioBuffer x, double hz, double dbfs) {
        double level = Math.sqrt(2.0) * Math.pow(10.0, dbfs / 20.0);
        return change(x, (c, i, v) -> {
            double t = (double) i / x.sampleRateHz();
            double sum = 0.0;
            for (int harmonic = 1; harmonic <= 5; harmonic++) {
                sum += Math.sin(2.0 * Math.PI * hz * harmonic * t) / harmonic;
            }
            return (float) (v + level * sum);
        });
    }

    private static void erase(AudioBuffer x, int from, int frames) {
        for (int c = 0; c < x.channels(); c++) {
            Arrays.fill(x.channel(c), from, Math.min(x.frames(), from + frames), 0.0f);
        }
    }

    /** Where the second with the most energy begins. */
    private static int loudestSecond(AudioBuffer x) {
        int rate = x.sampleRateHz();
        int best = 0;
        double most = -1.0;
        for (int at = 0; at + 2 * rate <= x.frames(); at += rate) {
            double energy = 0.0;
            for (int i = at; i < at + rate; i++) {
                energy += (double) x.channel(0)[i] * x.channel(0)[i];
            }
            if (energy > most) {
                most = energy;
                best = at;
            }
        }
        return best;
    }
}
