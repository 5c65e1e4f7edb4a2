package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import app.loudcraft.meter.StreamMeasurement.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Loudness and peaks of several programmes taken as one, such as the tracks of an album.
 *
 * <p>The gates see the blocks of all programmes together, as if they followed each other, but no window reaches from one
 * into the next; so the order does not matter. Immutable.
 *
 * @param tracks the readings of the programmes, in their order
 * @param integratedLufs gated loudness over all of them; empty if none has 400 ms, minus infinity if all is gated
 * @param loudnessRangeLu loudness range over all of them; empty if none has 3 s, 0 if all is gated
 * @param rangeLowLufs lower end of the loudness range, likewise
 * @param rangeHighLufs upper end of the loudness range, likewise
 * @param samplePeakDbfs largest sample of any programme
 * @param truePeakDbtp largest true peak of any programme, by the reference kernel
 */
public record AlbumReading(
        List<ProgrammeReading> tracks,
        OptionalDouble integratedLufs,
        OptionalDouble loudnessRangeLu,
        OptionalDouble rangeLowLufs,
        OptionalDouble rangeHighLufs,
        double samplePeakDbfs,
        double truePeakDbtp) {

    /** Takes a copy of the list. */
    public AlbumReading {
        tracks = List.copyOf(tracks);
    }

    /**
     * Takes what these meters have measured as one programme; rates and layouts may differ.
     *
     * @throws IllegalArgumentException if there is no meter
     */
    public static AlbumReading of(List<ProgrammeMeter> meters) {
        if (meters.isEmpty()) {
            throw new IllegalArgumentException("meters must hold at least one, but was empty");
        }
        List<Moment> moments =
                meters.stream().map(meter -> meter.measurement().soFar()).toList();
        IntegratedLoudness integrated = IntegratedLoudness.of(windows(moments, SlidingWindows.MOMENTARY_STEPS));
        LoudnessRange range = LoudnessRange.of(windows(moments, SlidingWindows.SHORT_TERM_STEPS));
        double samplePeak = 0.0;
        double truePeak = 0.0;
        for (Moment moment : moments) {
            samplePeak = Math.max(samplePeak, moment.totals().samplePeak());
            truePeak = Math.max(truePeak, moment.totals().truePeak(0));
        }
        return new AlbumReading(
                moments.stream().map(Readings::programme).toList(),
                integrated.lufs(),
                range.rangeLu(),
                range.lowLufs(),
                range.highLufs(),
                Decibels.fromAmplitude(samplePeak),
                Decibels.fromAmplitude(truePeak));
    }

    private static double[] windows(List<Moment> moments, int steps) {
        return moments.stream()
                .flatMapToDouble(moment -> Arrays.stream(
                        moment.energies().meanSquares(moment.plan().grid(), steps)))
                .toArray();
    }
}
