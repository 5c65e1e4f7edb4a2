package app.loudcraft.spatial;

/**
 * The searched velvet sequences, one for each class of rates: where the impulses stand in frames, negative where the
 * impulse is negative. {@link VelvetSearch} found them and says what its figures mean.
 */
enum VelvetTable {
    // Seed 16,039; flatness 0.990 dB, standard deviation 0.579 dB;
    // colour 2.140 dB; balance -0.089 dB.
    HZ_22050(22_050, new int[] {
        -10, -40, 66, 81, 91, -126, 141, -172, 187, -213,
        -226, -244, -273, -306, -329, 349, -353, -382, -398, 425,
        455, 475, 507, -524, -533, -554, -582, -611, 627, 655
    }),

    // Seed 18,360; flatness 0.955 dB, standard deviation 0.479 dB;
    // colour 2.516 dB; balance -0.030 dB.
    HZ_24000(24_000, new int[] {
        -17, 42, 62, -83, 112, 139, 157, -183, 200, -219,
        -255, 273, 293, 316, -347, 371, -386, 417, 452, -472,
        -488, 518, -532, 552, -580, -612, 632, -667, -676, 698
    }),

    // Seed 9,408; flatness 0.942 dB, standard deviation 0.456 dB;
    // colour 2.513 dB; balance -0.037 dB.
    HZ_32000(32_000, new int[] {
        -29, -61, 95, -127, 152, 182, 222, -235, 266, -313,
        346, 382, -405, 437, 451, -509, 516, 570, 579, -610,
        -641, -696, -708, 757, -795, 803, -862, -894, 926, -936
    }),

    // Seed 109,838; flatness 0.953 dB, standard deviation 0.546 dB;
    // colour 2.544 dB; balance -0.019 dB.
    HZ_44100(44_100, new int[] {
        -42, 62, -119, -138, 218, 262, 291, -330, -394, -415,
        -443, 523, -562, 584, 640, -679, -710, 776, 799, -851,
        -883, -960, -978, -1049, -1088, -1141, 1180, 1216, 1272, 1312
    }),

    // Seed 189,778; flatness 0.953 dB, standard deviation 0.536 dB;
    // colour 2.431 dB; balance 0.081 dB.
    HZ_48000(48_000, new int[] {
        26, 68, -124, 162, 218, 274, -326, 380, 402, 465,
        -503, 540, -591, 637, -716, 725, 780, 833, -900, -925,
        -1001, 1033, -1101, 1129, 1191, -1222, -1291, 1298, -1353, 1432
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
