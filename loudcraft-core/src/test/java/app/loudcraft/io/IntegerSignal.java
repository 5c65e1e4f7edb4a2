package app.loudcraft.io;

import java.util.Random;

/** Integers that an encoder must cope with. */
enum IntegerSignal {
    SILENCE {
        @Override
        long sample(int i, long most, Random random) {
            return 0;
        }
    },
    STEADY {
        @Override
        long sample(int i, long most, Random random) {
            return -most;
        }
    },
    NOISE {
        @Override
        long sample(int i, long most, Random random) {
            return (long) Math.floor((2.0 * random.nextDouble() - 1.0) * (most + 1));
        }
    },
    SINE {
        @Override
        long sample(int i, long most, Random random) {
            return Math.round(most * Math.sin(0.02 * i));
        }
    },
    NOISY_SINE {
        @Override
        long sample(int i, long most, Random random) {
            return Math.round(0.7 * most * Math.sin(0.3 * i) + 0.01 * most * random.nextGaussian());
        }
    },
    SQUARE {
        @Override
        long sample(int i, long most, Random random) {
            return i / 50 % 2 == 0 ? most : -most - 1;
        }
    },
    EXTREMES_IN_TURN {
        @Override
        long sample(int i, long most, Random random) {
            return i % 2 == 0 ? most : -most - 1;
        }
    },
    LOWEST_THEN_SILENCE {
        @Override
        long sample(int i, long most, Random random) {
            return i < 40 ? -most - 1 : 0;
        }
    },
    CLICKS {
        @Override
        long sample(int i, long most, Random random) {
            return random.nextInt(300) == 0 ? most : 0;
        }
    },
    WASTED_BITS {
        @Override
        long sample(int i, long most, Random random) {
            return NOISE.sample(i, most, random) >> 3 << 3;
        }
    },
    SILENCE_THEN_NOISE {
        @Override
        long sample(int i, long most, Random random) {
            return i % 4096 < 2048 ? 0 : NOISE.sample(i, most, random);
        }
    };

    /** A sample in [-most - 1, most]. */
    abstract long sample(int i, long most, Random random);

    /** Independent channels. */
    int[][] samples(long seed, int bits, int channels, int frames) {
        Random random = new Random(seed);
        long most = (1L << bits - 1) - 1;
        int[][] samples = new int[channels][frames];
        for (int[] channel : samples) {
            for (int i = 0; i < frames; i++) {
                channel[i] = (int) Math.max(-most - 1, Math.min(sample(i, most, random), most));
            }
        }
        return samples;
    }
}
