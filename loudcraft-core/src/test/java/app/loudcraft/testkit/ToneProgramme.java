package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import java.util.ArrayList;
import java.util.List;

/**
 * A sine of 1000 Hz that changes its level in steps, its phase going on: the material of EBU Tech 3341 and 3342.
 *
 * <p>All channels are in phase; a channel may be louder or quieter than the level of the step. Immutable.
 */
public final class ToneProgramme {

    /** The level of a silent step. */
    public static final double SILENT = Double.NEGATIVE_INFINITY;

    private static final int HZ = 1000;

    private record Step(double seconds, double dbfs) {}

    private final List<Step> steps;

    private ToneProgramme(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** One step, its peak at {@code dbfs}. */
    public static ToneProgramme tone(double seconds, double dbfs) {
        return new ToneProgramme(List.of(new Step(seconds, dbfs)));
    }

    /** One more step after this programme. */
    public ToneProgramme then(double seconds, double dbfs) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(seconds, dbfs));
        return new ToneProgramme(longer);
    }

    /** This programme, played {@code times} times. */
    public ToneProgramme times(int times) {
        List<Step> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(steps);
        }
        return new ToneProgramme(all);
    }

    /** The samples at a rate; {@code channelDb} is added to the level in each channel. */
    public AudioBuffer buffer(int sampleRateHz, ChannelLayout layout, double... channelDb) {
        int frames = 0;
        for (Step step : steps) {
            frames += framesOf(step, sampleRateHz);
        }
        AudioBuffer buffer = AudioBuffer.allocate(sampleRateHz, layout, frames);
        double[] period = period(sampleRateHz);
        for (int c = 0; c < layout.size(); c++) {
            float[] x = buffer.channel(c);
            int at = 0;
            for (Step step : steps) {
                double amplitude = Decibels.toAmplitude(step.dbfs + channelDb[c]);
                int end = at + framesOf(step, sampleRateHz);
                for (int phase = at % period.length; at < end; at++) {
                    x[at] = (float) (amplitude * period[phase]);
                    phase = phase + 1 == period.length ? 0 : phase + 1;
                }
            }
        }
        return buffer;
    }

    /** The same samples in both channels. */
    public AudioBuffer stereo(int sampleRateHz) {
        return buffer(sampleRateHz, ChannelLayout.STEREO, 0.0, 0.0);
    }

    private static int framesOf(Step step, int sampleRateHz) {
        return (int) Math.round(step.seconds * sampleRateHz);
    }

    // rate / gcd(rate, 1000) frames hold a whole number of periods
    private static double[] period(int sampleRateHz) {
        int a = sampleRateHz;
        int b = HZ;
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        double[] period = new double[sampleRateHz / a];
        for (int i = 0; i < period.length; i++) {
            period[i] = Math.sin(2.0 * Math.PI * HZ * i / sampleRateHz);
        }
        return period;
    }
}
