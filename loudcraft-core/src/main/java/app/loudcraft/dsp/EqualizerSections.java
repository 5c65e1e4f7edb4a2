package app.loudcraft.dsp;

import java.util.List;

/**
 * The bands of an {@link Equalizer} and the sections that realise them at one rate.
 *
 * <p>Made in the thread that sets the bands, then handed to the one that processes; from then on only the latter touches
 * the sections.
 *
 * @param bands the bands, neutral ones included
 * @param spec what the sections are made for; null as long as that is not known
 * @param sections one a band, null where it is neutral; empty without {@code spec}
 * @param tailFrames frames until the response of all sections has died down by 200 dB
 */
record EqualizerSections(List<EqualizerBand> bands, ProcessSpec spec, Biquad[] sections, int tailFrames) {

    /** Bands that nobody can process with yet. */
    static EqualizerSections unprepared(List<EqualizerBand> bands) {
        return new EqualizerSections(bands, null, new Biquad[0], 0);
    }

    /**
     * New sections for all bands.
     *
     * @throws IllegalArgumentException if a band that does something lies at or above half the sample rate
     */
    static EqualizerSections prepared(List<EqualizerBand> bands, ProcessSpec spec) {
        return unprepared(List.of()).prepared(spec).with(bands);
    }

    private EqualizerSections prepared(ProcessSpec newSpec) {
        return new EqualizerSections(bands, newSpec, sections, tailFrames);
    }

    /**
     * Other bands for the same stream. A band that stays at its place keeps its section, and with it what the section
     * remembers.
     */
    EqualizerSections with(List<EqualizerBand> newBands) {
        if (spec == null) {
            return unprepared(newBands);
        }
        Biquad[] newSections = new Biquad[newBands.size()];
        long tail = 0;
        for (int k = 0; k < newSections.length; k++) {
            EqualizerBand band = newBands.get(k);
            if (!band.isNeutral()) {
                BiquadCoefficients design = band.coefficients(spec.sampleRateHz());
                boolean stays = k < sections.length && band.equals(bands.get(k));
                newSections[k] = stays ? sections[k] : new Biquad(design, spec.channels());
                tail += design.decayFrames();
            }
        }
        return new EqualizerSections(newBands, spec, newSections, (int) Math.min(Integer.MAX_VALUE, tail));
    }

    /** The section of band {@code k}; null where the band is neutral or missing. */
    Biquad section(int k) {
        return k < sections.length ? sections[k] : null;
    }
}
