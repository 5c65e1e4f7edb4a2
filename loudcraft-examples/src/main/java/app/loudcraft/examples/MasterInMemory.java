package app.loudcraft.examples;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringResult;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.examples.demomix.DemoMix;
import app.loudcraft.plan.DeliveryTarget;

/** Masters samples that are already in memory, interleaved as most audio interfaces deliver them, without any file. */
public final class MasterInMemory {
    private static final Mastering MASTERING =
            Mastering.builder().target(DeliveryTarget.of(-16.0, -1.0)).build();

    private MasterInMemory() {}

    /**
     * The master of stereo samples, as long as they are and aligned with them.
     *
     * @param interleaved {@code L R L R ...}, full scale at 1.0; not changed
     */
    public static float[] master(float[] interleaved, int sampleRateHz) {
        AudioBuffer mix = AudioBuffer.fromInterleaved(sampleRateHz, ChannelLayout.STEREO, interleaved);
        MasteringResult result = MASTERING.master(mix);
        return result.buffer().orElseThrow().toInterleaved();
    }

    /** Masters the demo mix and prints its largest sample before and after. */
    public static void main(String[] args) {
        float[] mix = DemoMix.render().toInterleaved();
        float[] master = master(mix, DemoMix.SAMPLE_RATE_HZ);
        System.out.println("largest sample before: " + peak(mix));
        System.out.println("largest sample after:  " + peak(master));
    }

    private static float peak(float[] samples) {
        float peak = 0.0f;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
