package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;
import java.util.Objects;

/**
 * Gives a signal the gains of a {@link ToneCurve}, in one long filter; mid and side of a stereo signal may have curves of
 * their own.
 *
 * <p>The filter has {@code N} = 8191 taps at 44.1 and 48 kHz, and at other rates the power of two less one that keeps it
 * at least as long in seconds. From {@code 5 fs / N} on (29 Hz at 48 kHz) its gains are those of the curve within 0.05 dB
 * if the curve turns gently there: by 1.5 dB a third of an octave, or 12 dB an octave. Below, the curve is drawn together:
 * what it does down to half of that frequency is spread down to 0 Hz.
 *
 * <p>Flat curves pass the samples bit for bit, and without latency if there is nothing else. Otherwise the signal is
 * filtered in segments of three times the filter's length (0.51 s at 48 kHz), which is the latency for
 * {@link Phase#MINIMUM}; {@link Phase#LINEAR} adds {@code (N - 1) / 2} frames. Made for mastering, not for playing live:
 * once a segment, {@link #process} takes some milliseconds.
 *
 * <p>Cost: about 37 ns a stereo frame at 48 kHz and 2 MB; {@link #prepare} about 30 ms a curve. One instance serves one
 * stream on one thread at a time.
 */
public final class CurveEqualizer implements Processor {

    /** What the filter does to time. */
    public enum Phase {
        /** Acts as analogue filters do: nothing comes before its cause. */
        MINIMUM,
        /** Delays all frequencies alike; a transient is preceded by half of the filter's ringing. */
        LINEAR
    }

    private static final int MID_SIDE_CHANNELS = 2;

    private final ToneCurve mid;
    private final ToneCurve side;
    private final Phase phase;

    private ProcessSpec prepared;
    private Convolver convolver;
    private boolean midSide;
    private int latencyFrames;
    private int tailFrames;

    private CurveEqualizer(ToneCurve mid, ToneCurve side, Phase phase) {
        this.mid = Objects.requireNonNull(mid, "mid");
        this.side = Objects.requireNonNull(side, "side");
        this.phase = Objects.requireNonNull(phase, "phase");
    }

    /** An equaliser that gives all channels one curve. */
    public static CurveEqualizer of(ToneCurve curve, Phase phase) {
        return new CurveEqualizer(curve, curve, phase);
    }

    /**
     * An equaliser of stereo signals that gives one curve to what the channels share, {@code (L + R) / 2}, and one to what
     * they do not, {@code (L - R) / 2}. If the curves are equal it is the same as {@link #of(ToneCurve, Phase)}.
     */
    public static CurveEqualizer of(ToneCurve mid, ToneCurve side, Phase phase) {
        return new CurveEqualizer(mid, side, phase);
    }

    /** The curve of the mid signal, or of all channels. */
    public ToneCurve mid() {
        return mid;
    }

    /** The curve of the side signal, or of all channels. */
    public ToneCurve side() {
        return side;
    }

    /** What the filter does to time. */
    public Phase phase() {
        return phase;
    }

    /**
     * @throws IllegalArgumentException if the curves of mid and side differ and there are not two channels
     */
    @Override
    public void prepare(ProcessSpec spec) {
        boolean idle = mid.isFlat() && side.isFlat();
        boolean apart = !idle && !mid.equals(side);
        if (apart && spec.channels() != MID_SIDE_CHANNELS) {
            throw new IllegalArgumentException(
                    "channels must be 2 for different curves of mid and side, but was " + spec.channels());
        }
        int taps = ToneCurveKernel.taps(spec.sampleRateHz());
        int centre = phase == Phase.LINEAR ? (taps - 1) / 2 : 0;
        convolver = idle ? null : new Convolver(kernels(spec, taps, apart), centre);
        latencyFrames = idle ? 0 : convolver.hopFrames() + centre;
        tailFrames = idle ? 0 : taps - 1 - centre;
        midSide = apart;
        prepared = spec;
    }

    private double[][] kernels(ProcessSpec spec, int taps, boolean apart) {
        double[][] kernels = new double[spec.channels()][];
        Arrays.fill(kernels, kernel(mid, spec.sampleRateHz(), taps));
        if (apart) {
            kernels[1] = kernel(side, spec.sampleRateHz(), taps);
        }
        return kernels;
    }

    private double[] kernel(ToneCurve curve, int sampleRateHz, int taps) {
        if (curve.isFlat()) {
            return null;
        }
        return phase == Phase.LINEAR
                ? ToneCurveKernel.linearPhase(curve, sampleRateHz, taps)
                : ToneCurveKernel.minimumPhase(curve, sampleRateHz, taps);
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(prepared, block);
        int end = block.offset() + block.frames();
        int at = block.offset();
        if (convolver == null) {
            clean(block);
            return;
        }
        while (at < end) {
            int frames = Math.min(end - at, convolver.room());
            if (midSide) {
                exchangeMidSide(block.channel(0), block.channel(1), at, frames);
            } else {
                for (int c = 0; c < block.channels(); c++) {
                    exchange(block.channel(c), c, at, frames);
                }
            }
            convolver.advance(frames);
            at += frames;
        }
    }

    private static void clean(AudioBlock block) {
        int end = block.offset() + block.frames();
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            for (int i = block.offset(); i < end; i++) {
                x[i] = StreamGuard.finite(x[i]);
            }
        }
    }

    /** Hands samples of a channel to the convolver and takes results in their place. */
    private void exchange(float[] x, int lane, int at, int frames) {
        double[] input = convolver.input(lane);
        double[] output = convolver.output(lane);
        int inputAt = convolver.inputAt();
        int outputAt = convolver.outputAt();
        for (int i = 0; i < frames; i++) {
            input[inputAt + i] = StreamGuard.finite(x[at + i]);
        }
        for (int i = 0; i < frames; i++) {
            x[at + i] = StreamGuard.narrow(output[outputAt + i]);
        }
    }

    private void exchangeMidSide(float[] left, float[] right, int at, int frames) {
        double[] mids = convolver.input(0);
        double[] sides = convolver.input(1);
        int inputAt = convolver.inputAt();
        for (int i = 0; i < frames; i++) {
            double l = StreamGuard.finite(left[at + i]);
            double r = StreamGuard.finite(right[at + i]);
            mids[inputAt + i] = 0.5 * (l + r);
            sides[inputAt + i] = 0.5 * (l - r);
        }
        double[] midResults = convolver.output(0);
        double[] sideResults = convolver.output(1);
        int outputAt = convolver.outputAt();
        for (int i = 0; i < frames; i++) {
            double m = midResults[outputAt + i];
            double s = sideResults[outputAt + i];
            left[at + i] = StreamGuard.narrow(m + s);
            right[at + i] = StreamGuard.narrow(m - s);
        }
    }

    @Override
    public void reset() {
        if (convolver != null) {
            convolver.reset();
        }
    }

    @Override
    public int latencyFrames() {
        return latencyFrames;
    }

    /** Frames until the filter has let go of the last sample. */
    @Override
    public int tailFrames() {
        return tailFrames;
    }
}
