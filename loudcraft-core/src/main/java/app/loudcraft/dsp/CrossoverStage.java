package app.loudcraft.dsp;

/** One step on the way from a whole signal to its bands. */
sealed interface CrossoverStage permits CrossoverSplit, CrossoverAllPass {

    /**
     * Works in place on the frames {@code [from, to)} of two channels as the next ones of their stream.
     *
     * @param left the bands of the first channel
     * @param right the bands of the second one
     * @param pair which two channels
     */
    void run(double[][] left, double[][] right, int from, int to, int pair);

    /** To be called at fixed places of the stream; see {@link Biquad#flushDenormals}. */
    void flushDenormals();

    void reset();
}
