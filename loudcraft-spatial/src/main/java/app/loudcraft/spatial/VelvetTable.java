package app.loudcraft.spatial;

/**
 * The searched velvet sequences, one for each class of rates: where the impulses stand in frames, negative where the
 * impulse is negative. {@link VelvetSearch} found each among 2,000,000 seeds and says what the figures mean.
 */
enum VelvetTable {
    // Seed 16,039; flatness 0.990 dB, standard deviation 0.579 dB;
    // colour 2.140 dB; balance -0.089 dB.
    HZ_22050(22_050, new int[] {
        -10, -40, 66, 81, 91, -126, 141, -172, 187, -213,
        -226, -244, -273, -306, -329, 349, -353, -382, -398, 425,
        455, 475, 507, -524, -533, -554, -582, -611, 627, 655
    }),

    // Seed 594,196; flatness 0.895 dB, standard deviation 0.523 dB;
    // colour 2.133 dB; balance 0.014 dB.
    HZ_24000(24_000, new int[] {
        22, -44, -66, -93, -111, -134, 164, -190, 206, -229,
        240, 274, -293, 319, -356, 382, -385, -413, 437, 476,
        -492, -520, -532, 552, 589, 612, 628, -653, 681, -711
    }),

    // Seed 1,498,171; flatness 0.913 dB, standard deviation 0.524 dB;
    // colour 2.142 dB; balance 0.017 dB.
    HZ_32000(32_000, new int[] {
        31, -59, -93, -122, 143, -177, 207, 235, -272, 308,
        320, -381, 396, 439, 464, 487, -536, 566, 600, -620,
        646, -676, 714, 761, 788, 805, 848, -873, 899, -938
    }),

    // Seed 565,168; flatness 0.980 dB, standard deviation 0.554 dB;
    // colour 2.130 dB; balance -0.025 dB.
    HZ_44100(44_100, new int[] {
        -33, 88, 109, 161, -182, -240, 303, -330, 385, -410,
        -468, -486, 566, -590, 628, -673, 720, -751, 814, -849,
        901, 955, 985, 1036, 1082, 1107, -1151, -1200, 1249, -1305
    }),

    // Seed 1,062,009; flatness 0.865 dB, standard deviation 0.539 dB;
    // colour 2.215 dB; balance -0.014 dB.
    HZ_48000(48_000, new int[] {
        -41, 87, 134, 186, 218, 287, -299, 360, -408, 473,
        517, 531, 595, 653, -699, 752, -807, 816, -878, -915,
        1002, -1023, 1064, 1140, 1163, 1218, -1293, -1304, 1347, -1419
    });

    private final int sampleRateHz;
    private final int[] signedPositionsFrames;

    VelvetTable(int sampleRateHz, int[] signedPositionsFrames) {
        this.sampleRateHz = sampleRateHz;
        this.signedPositionsFrames = signedPositionsFrames;
    }

    /** That of the highest rate that divides the given one, or that of 48 kHz if none does. */
    static VelvetTable of(int sampleRateHz) {
        VelvetTable[] tables = values();
        for (int i = tables.length - 1; i >= 0; i--) {
            if (sampleRateHz % tables[i].sampleRateHz == 0) {
                return tables[i];
            }
        }
        return HZ_48000;
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    /** Rising in magnitude; a negative position stands for a negative impulse, and none is 0; a copy. */
    int[] signedPositionsFrames() {
        return signedPositionsFrames.clone();
    }
}
