package app.loudcraft.dsp;

/** A non-linear curve without memory, taken as what it adds to the signal. */
interface RowShaper {

    /** Replaces each of the first {@code samples} of {@code x} by {@code f(x) - x}. */
    void shape(double[] x, int samples);
}
