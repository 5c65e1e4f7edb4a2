package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** Signals for the tests of the integrity check, and its judgement of them. */
final class IntegritySignals {

    static final int RATE_HZ = 48_000;
    static final double SAMPLE_SECONDS = 1.0 / RATE_HZ;
    // What is found in pieces of 10 ms is found within one of them.
    static final double PIECE_SECONDS = 0.01;

    private IntegritySignals() {}

    static IntegrityCheck check(AudioBuffer signal) {
        return new IntegrityCheck(signal.spec(), IntegrityLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty()));
    }

    static QualityCheck hear(AudioBuffer signal) {
        return Heard.by(check(signal), signal);
    }

    static QualityCheck hear(AudioBuffer signal, DeliveryTarget target, Optional<Genre> genre) {
        IntegrityLimits limits = IntegrityLimits.defaults(target, genre);
        return Heard.by(new IntegrityCheck(signal.spec(), limits), signal, target, genre);
    }

    static QualityFinding only(QualityCheck found) {
        assertThat(found.findings()).hasSize(1);
        QualityFinding finding = found.findings().get(0);
        assertThat(finding.remedy()).isNotBlank();
        return finding;
    }

    /** With 50 ms faded in and out and 20 ms of silence behind, as a finished programme begins and ends. */
    static AudioBuffer faded(AudioBuffer signal) {
        int frames = signal.frames();
        int fade = signal.sampleRateHz() / 20;
        int end = frames - signal.sampleRateHz() / 50;
        for (int c = 0; c < signal.channels(); c++) {
            float[] x = signal.channel(c);
            for (int i = 0; i < fade; i++) {
                float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / fade));
                x[i] *= gain;
                x[end - 1 - i] *= gain;
            }
            Arrays.fill(x, end, frames, 0.0f);
        }
        return signal;
    }

    static AudioBuffer pink(double seconds) {
        return pink(RATE_HZ, ChannelLayout.STEREO, seconds);
    }

    /** Pink noise over 15 Hz: the noise that reaches down to 0 Hz swings beside zero for seconds. */
    static AudioBuffer pink(int rateHz, ChannelLayout layout, double seconds) {
        return faded(ShapedNoise.thirds(band -> 0.0)
                .rate(rateHz)
                .in(layout)
                .sideDb(0.0)
                .seconds(seconds));
    }

    static AudioBuffer music() {
        return faded(TestMix.stereo().seconds(20.0));
    }

    /** A tone over faint noise, out of which even small clicks stand. */
    static AudioBuffer tone(int rateHz, ChannelLayout layout, double seconds) {
        AudioBuffer signal = Signals.gain(pink(rateHz, layout, seconds), -25.0);
        AudioBuffer tone = faded(Signals.sine(440.0, -12.0).rate(rateHz).seconds(seconds, layout));
        for (int c = 0; c < layout.size(); c++) {
            for (int i = 0; i < tone.frames(); i++) {
                signal.channel(c)[i] += tone.channel(c)[i];
            }
        }
        return signal;
    }

    /** Pairs of wooden strokes, with silence between them. */
    static AudioBuffer castanets() {
        AudioBuffer signal = Signals.silence(RATE_HZ, ChannelLayout.STEREO, 10 * RATE_HZ);
        Random random = new Random(2);
        for (int at = RATE_HZ / 2; at < 9 * RATE_HZ; at += RATE_HZ / 12 + random.nextInt(RATE_HZ / 4)) {
            double level = 0.3 + 0.4 * random.nextDouble();
            double hz = 1_800.0 + 900.0 * random.nextDouble();
            for (int i = 0; i < RATE_HZ / 5; i++) {
                double t = (double) i / RATE_HZ;
                double wood = Math.sin(2.0 * Math.PI * hz * t) + 0.5 * Math.sin(2.0 * Math.PI * 2.3 * hz * t);
                double noise = 0.5 * random.nextGaussian() * Math.exp(-t / 0.003);
                float x = (float) (level * (0.5 * wood * Math.exp(-t / 0.012) + noise));
                signal.channel(0)[at + i] += x;
                signal.channel(1)[at + i] += 0.8f * x;
            }
        }
        return signal;
    }

    static void silence(AudioBuffer signal, int channel, int from, int to) {
        Arrays.fill(signal.channel(channel), from, to, 0.0f);
    }

    static AudioBuffer silenceOf(int frames) {
        return Signals.silence(RATE_HZ, ChannelLayout.STEREO, frames);
    }
}
