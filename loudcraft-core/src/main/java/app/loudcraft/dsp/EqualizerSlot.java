package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * One place in the cascade of an {@link Equalizer}: the section at work there, and those that it has replaced.
 *
 * <p>To replace a section, its input is faded out while that of the new one is faded in. Both filters stay as they are,
 * so a tone comes out as a tone whose level glides, whatever the two do and however suddenly they were exchanged. The
 * old section then rings on without input, which is what its response to the past is, until it has died away. No
 * section means that samples pass as they are. If too many ring, the oldest is faded out beside the next fade.
 */
final class EqualizerSlot {

    /** Sections that may ring at the same time. */
    private static final int MAX_RINGING = 8;

    /** What a section that rings has come down to when it is dropped: -200 dBFS. */
    private static final double SILENT_BELOW = 1e-10;

    private final Biquad[] ringing = new Biquad[MAX_RINGING];
    private int ringingCount;
    private Biquad active;
    private Biquad leaving;
    private Biquad expiring;
    private boolean fading;

    /** The section at work, or the one that is being faded in; null where there is none. */
    Biquad active() {
        return active;
    }

    /** True if there is nothing but {@link #active}. */
    boolean isSettled() {
        return !fading && ringingCount == 0;
    }

    /** Forgets all; {@code section}, which may be null, is at work from the first sample on. */
    void start(Biquad section) {
        Arrays.fill(ringing, null);
        ringingCount = 0;
        fading = false;
        leaving = null;
        expiring = null;
        active = section;
        if (section != null) {
            section.reset();
        }
    }

    /** Begins to exchange the section for {@code section}, which may be null and must not have run before. */
    void beginFade(Biquad section) {
        if (ringingCount == MAX_RINGING) {
            expiring = ringing[0];
            ringingCount--;
            System.arraycopy(ringing, 1, ringing, 0, ringingCount);
            ringing[ringingCount] = null;
        }
        leaving = active;
        active = section;
        fading = true;
    }

    void endFade() {
        if (fading && leaving != null) {
            ringing[ringingCount++] = leaving;
        }
        leaving = null;
        expiring = null;
        fading = false;
    }

    /**
     * Processes samples of one channel in place.
     *
     * @param fade the way from 0 to 1; used from {@code fadeAt} on while fading
     * @param part scratch
     * @param sum scratch
     */
    void process(double[] x, int frames, int channel, double[] fade, int fadeAt, double[] part, double[] sum) {
        if (fading) {
            for (int i = 0; i < frames; i++) {
                part[i] = fade[fadeAt + i] * x[i];
                sum[i] = x[i] - part[i];
            }
            run(leaving, sum, frames, channel);
            run(active, part, frames, channel);
            add(part, sum, frames);
        } else {
            System.arraycopy(x, 0, sum, 0, frames);
            run(active, sum, frames, channel);
        }
        for (int k = 0; k < ringingCount; k++) {
            Arrays.fill(part, 0, frames, 0.0);
            ringing[k].process(part, frames, channel);
            add(part, sum, frames);
        }
        if (expiring != null) {
            Arrays.fill(part, 0, frames, 0.0);
            expiring.process(part, frames, channel);
            for (int i = 0; i < frames; i++) {
                sum[i] += part[i] - fade[fadeAt + i] * part[i];
            }
        }
        System.arraycopy(sum, 0, x, 0, frames);
    }

    private static void run(Biquad section, double[] x, int frames, int channel) {
        if (section != null) {
            section.process(x, frames, channel);
        }
    }

    private static void add(double[] from, double[] to, int frames) {
        for (int i = 0; i < frames; i++) {
            to[i] += from[i];
        }
    }

    /** Drops sections that have rung out and zeroes states that have all but died away; at fixed places of the stream. */
    void tidy() {
        flush(active);
        flush(leaving);
        flush(expiring);
        int kept = 0;
        for (int k = 0; k < ringingCount; k++) {
            ringing[k].flushDenormals();
            if (!ringing[k].isBelow(SILENT_BELOW)) {
                ringing[kept++] = ringing[k];
            }
        }
        Arrays.fill(ringing, kept, ringingCount, null);
        ringingCount = kept;
    }

    private static void flush(Biquad section) {
        if (section != null) {
            section.flushDenormals();
        }
    }
}
