package app.loudcraft.examples.cli;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.spatial.EnergyMode;
import java.util.OptionalInt;

/**
 * How the samples of a widened file are stored.
 *
 * @param format the form of a sample
 * @param dither what the writer adds before it rounds
 * @param wordLengthBits the grid that the engine puts its samples on, which then need no dither; empty for any floats
 * @param keepsMonoSum whether the sum of both channels stays what it is to the bit, as long as nothing is clipped and all
 *     samples are below +6 dBFS
 */
record SampleStorage(SampleFormat format, Dither dither, OptionalInt wordLengthBits, boolean keepsMonoSum) {

    // What a float holds of every integer.
    private static final int EXACT_BITS = 24;

    /**
     * What keeps the most: the grid of integers no shorter than those of the source, so that the mono sum stays what it
     * is; and for samples that nothing is done to, no dither.
     *
     * @param untouched whether the engine passes every sample as it is
     */
    static SampleStorage of(SampleFormat source, SampleFormat format, EnergyMode energy, boolean untouched) {
        boolean holdsAll = format == source || !source.isFloatingPoint() && format.bits() >= source.bits();
        boolean grid = holdsAll
                && energy == EnergyMode.MONO_EXACT
                && (format == SampleFormat.PCM_16 || format == SampleFormat.PCM_24);
        boolean keepsMonoSum = holdsAll
                && energy == EnergyMode.MONO_EXACT
                && !source.isFloatingPoint()
                && source.bits() <= EXACT_BITS
                && (grid || format.isFloatingPoint());
        return new SampleStorage(
                format,
                grid || holdsAll && untouched ? Dither.NONE : Dither.TPDF,
                grid ? OptionalInt.of(format.bits()) : OptionalInt.empty(),
                keepsMonoSum);
    }

    /** Whether samples of this form come back from the output as they went in, if nothing is done to them. */
    boolean copies(SampleFormat source) {
        boolean exact = source == SampleFormat.FLOAT_32 || source.bits() <= EXACT_BITS;
        return exact && format == source && dither == Dither.NONE;
    }

    /** In words, such as "16-bit PCM with TPDF dither". */
    String description() {
        boolean dithers = !format.isFloatingPoint() && format.bits() <= EXACT_BITS && dither != Dither.NONE;
        return format + (dithers ? " with " + dither + " dither" : "");
    }
}
