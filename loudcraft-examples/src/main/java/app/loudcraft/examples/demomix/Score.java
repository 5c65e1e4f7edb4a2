package app.loudcraft.examples.demomix;

/** The notes of the demo mix: twelve bars in A minor, 96 beats a minute. */
final class Score {
    static final double BEAT_SECONDS = 60.0 / 96.0;
    static final int BARS = 12;
    static final double BAR_SECONDS = 4.0 * BEAT_SECONDS;
    static final double SECONDS = BARS * BAR_SECONDS;

    /** The parts of the piece. */
    enum Section {
        INTRO,
        VERSE,
        CHORUS,
        ENDING
    }

    /**
     * One note of the melody.
     *
     * @param bar 0-based
     * @param beat beats into the bar
     * @param beats length in beats
     * @param key MIDI number
     */
    record Note(int bar, double beat, double beats, int key) {
        double atSeconds() {
            return bar * BAR_SECONDS + beat * BEAT_SECONDS;
        }
    }

    private static final int[] A_MINOR_7 = {57, 60, 64, 67};
    private static final int[] F_MAJOR_7 = {53, 57, 60, 64};
    private static final int[] C_MAJOR_9 = {55, 59, 62, 64};
    private static final int[] C_ADD_9 = {55, 60, 62, 64};
    private static final int[] G_6 = {55, 59, 62, 64};
    private static final int[] G = {55, 59, 62, 67};

    private static final int[][] CHORDS = {
        A_MINOR_7, F_MAJOR_7, A_MINOR_7, F_MAJOR_7, C_MAJOR_9, G_6, F_MAJOR_7, G, A_MINOR_7, C_ADD_9, F_MAJOR_7, C_ADD_9
    };

    private static final int[] ROOTS = {33, 29, 33, 29, 36, 31, 29, 31, 33, 36, 29, 36};

    private static final Note[] MELODY = {
        new Note(2, 0.5, 0.5, 69),
        new Note(2, 1.0, 0.5, 72),
        new Note(2, 1.5, 0.5, 74),
        new Note(2, 2.0, 1.5, 76),
        new Note(3, 0.0, 0.5, 74),
        new Note(3, 0.5, 1.0, 72),
        new Note(3, 2.0, 1.5, 69),
        new Note(4, 0.5, 0.5, 67),
        new Note(4, 1.0, 0.5, 72),
        new Note(4, 1.5, 0.5, 74),
        new Note(4, 2.0, 1.0, 76),
        new Note(4, 3.0, 0.75, 79),
        new Note(5, 0.0, 2.0, 74),
        new Note(5, 2.5, 0.5, 71),
        new Note(5, 3.0, 0.75, 74),
        new Note(6, 0.0, 1.5, 81),
        new Note(6, 1.5, 0.5, 79),
        new Note(6, 2.0, 1.0, 77),
        new Note(6, 3.0, 1.0, 76),
        new Note(7, 0.0, 1.5, 79),
        new Note(7, 1.5, 0.5, 77),
        new Note(7, 2.0, 1.0, 74),
        new Note(7, 3.0, 0.75, 71),
        new Note(8, 0.0, 1.0, 76),
        new Note(8, 1.0, 1.0, 81),
        new Note(8, 2.0, 0.5, 83),
        new Note(8, 2.5, 1.25, 84),
        new Note(9, 0.0, 2.0, 79),
        new Note(9, 2.0, 1.0, 76),
        new Note(9, 3.0, 0.75, 74),
        new Note(10, 0.0, 1.5, 72),
        new Note(10, 1.5, 0.5, 69),
        new Note(10, 2.0, 1.0, 72),
        new Note(10, 3.0, 1.0, 74),
        new Note(11, 0.0, 3.5, 76),
    };

    private Score() {}

    static Section section(int bar) {
        if (bar < 2) {
            return Section.INTRO;
        }
        if (bar < 6) {
            return Section.VERSE;
        }
        return bar < 10 ? Section.CHORUS : Section.ENDING;
    }

    /** The MIDI numbers of a bar's chord, ascending. */
    static int[] chord(int bar) {
        return CHORDS[bar].clone();
    }

    /** The MIDI number of a bar's bass note. */
    static int root(int bar) {
        return ROOTS[bar];
    }

    static Note[] melody() {
        return MELODY.clone();
    }

    /** The pitch of a MIDI number in equal temperament, A4 (69) at 440 Hz. */
    static double hz(int key) {
        return 440.0 * StrictMath.pow(2.0, (key - 69) / 12.0);
    }
}
