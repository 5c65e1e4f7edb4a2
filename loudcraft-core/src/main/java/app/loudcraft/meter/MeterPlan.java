package app.loudcraft.meter;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.List;

/**
 * What a measurement is to find out, and of what stream.
 *
 * @param grid where its hops and steps lie
 * @param layout its channels
 * @param loudness whether loudness is measured
 * @param dualMono whether a single channel is measured as two equal ones
 * @param kernels the kernels that true peak is read with; none if peaks are not measured
 * @param peakPerStep whether the peak of every 100 ms by the first kernel is kept
 */
record MeterPlan(
        HopGrid grid,
        ChannelLayout layout,
        boolean loudness,
        boolean dualMono,
        List<TruePeakKernel> kernels,
        boolean peakPerStep) {

    MeterPlan {
        kernels = List.copyOf(kernels);
    }

    /**
     * @throws IllegalArgumentException if the rate is outside the range of {@link AudioSpec}
     */
    static MeterPlan of(
            int sampleRateHz,
            ChannelLayout layout,
            boolean loudness,
            boolean dualMono,
            List<TruePeakKernel> kernels,
            boolean peakPerStep) {
        AudioSpec spec = new AudioSpec(sampleRateHz, layout, SampleFormat.FLOAT_32);
        boolean doubled = dualMono && layout.size() == 1;
        return new MeterPlan(new HopGrid(spec.sampleRateHz()), layout, loudness, doubled, kernels, peakPerStep);
    }

    /** The plan of a {@link ProgrammeMeter}: the reference kernel, and the other two where they are wanted. */
    static MeterPlan of(int sampleRateHz, ChannelLayout layout, MeterSettings settings) {
        List<TruePeakKernel> kernels = settings.comparisonKernels()
                ? List.of(TruePeakKernel.kaiser16(), TruePeakKernel.itu(), TruePeakKernel.hann49(sampleRateHz))
                : List.of(TruePeakKernel.kaiser16());
        return of(sampleRateHz, layout, true, settings.dualMono(), kernels, settings.peakToShortTerm());
    }
}
