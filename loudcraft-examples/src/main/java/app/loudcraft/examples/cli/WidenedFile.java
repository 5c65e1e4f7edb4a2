package app.loudcraft.examples.cli;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.render.SpatialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of widening one file.
 *
 * @param input the file that was read, as it was given
 * @param output the file that was written, as it was given
 * @param spec what the input is
 * @param storage how the output is stored
 * @param frames length of both
 * @param peakDbfs the largest sample before it was stored
 * @param clippedSamples samples that the output cannot hold and were held at its limits
 * @param nonFiniteSamples NaN and infinite samples of the input, which count as 0
 * @param notes what was amiss with the input but could be read past, as sentences
 * @param image what was done
 */
record WidenedFile(
        String input,
        String output,
        AudioSpec spec,
        SampleStorage storage,
        long frames,
        double peakDbfs,
        long clippedSamples,
        long nonFiniteSamples,
        List<String> notes,
        SpatialReport image) {

    // Beyond +6.02 dBFS a float is coarser than an integer of 24 bits.
    private static final double EXACT_BELOW_DBFS = 6.0;

    WidenedFile {
        notes = List.copyOf(notes);
    }

    /** Whether there was nothing to widen. */
    boolean mono() {
        return spec.channels() == 1;
    }

    /** Whether the sum of both channels, as stored, is that of the input to the bit. */
    boolean monoSumKept() {
        return storage.keepsMonoSum() && clippedSamples == 0 && peakDbfs < EXACT_BELOW_DBFS;
    }

    /** Everything the user should know, as sentences. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(notes);
        if (nonFiniteSamples > 0) {
            warnings.add(input + " holds NaN or infinite samples: " + nonFiniteSamples + " count as 0");
        }
        if (clippedSamples > 0) {
            // Rounded up, so that lowering the mix by what is printed is enough.
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d samples were over full scale and clipped: lower the mix by %.1f dB, or store it with --bits 32f",
                    clippedSamples,
                    Math.max(0.1, Math.ceil(10.0 * peakDbfs) / 10.0)));
        }
        return warnings;
    }

    /** A page for people. */
    String toText() {
        StringBuilder text = new StringBuilder();
        if (mono()) {
            text.append(input).append(" is mono: ").append(monoText()).append('\n');
        } else {
            text.append(image.toText()).append('\n');
            text.append("Stored as ").append(storage.description());
            text.append(monoSumKept() ? "; the mono sum is that of the mix to the bit\n" : "\n");
        }
        warnings().forEach(warning -> text.append("Warning: ").append(warning).append('\n'));
        return text.toString();
    }

    private String monoText() {
        boolean copied = storage.copies(spec.format()) && nonFiniteSamples == 0;
        return copied ? "passed unchanged" : "not widened, stored as " + storage.description();
    }
}
