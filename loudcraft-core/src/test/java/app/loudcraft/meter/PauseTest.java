package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.TruePeakKernel;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pause touches counts for nothing: every 10 ms of loudness, every 100 ms of peaks, every window over it. */
class PauseTest {

    private static final int RATE = 8_000;
    private static final int HOP = RATE / 100;
    private static final int STEP = RATE / 10;
    private static final ChannelLayout MONO = ChannelLayout.MONO;
    private static final double ROUNDING_LU = 1e-9;

    /** Paused from a frame to the one before another. */
    private record Pause(int from, int to) {

        boolean touches(int first, int end) {
            return from < end && to > first;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyReadingIsThatOfTheDefinitionsWithoutThePausedParts(long seed) {
        Random random = new Random(seed);
        AudioBuffer programme = programme(seed);
        List<Pause> pauses = pauses(random, programme.frames());
        amplify(programme.channel(0), pauses);
        for (int stop : stops(random, pauses, programme.frames())) {
            ProgrammeMeter meter = new ProgrammeMeter(RATE, MONO);
            TruePeakMeter peaks = TruePeakMeter.reference(RATE, MONO);
            measure(programme, stop, pauses, meter, peaks);
            AudioBuffer heard = AudioBuffer.wrap(RATE, MONO, Arrays.copyOf(programme.channel(0), stop));
            assertLoudness(meter, heard, pauses);
            assertPeaks(meter, peaks, heard, pauses);
        }
    }

    /** Between hops and inside them, between steps and inside them, of every length from none to seconds. */
    private static List<Pause> pauses(Random random, int frames) {
        List<Pause> pauses = new ArrayList<>();
        int at = random.nextInt(3) == 0 ? 0 : random.nextInt(3 * RATE);
        while (at < frames) {
            int length = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> 1 + random.nextInt(2 * HOP);
                case 2 -> STEP * random.nextInt(4);
                default -> random.nextInt(RATE);
            };
            pauses.add(new Pause(at, at + length));
            int gap = random.nextInt(6) == 0 ? random.nextInt(STEP) : random.nextInt(5 * RATE);
            at += length + gap;
            if (random.nextBoolean()) {
                at = at / STEP * STEP + random.nextInt(2) * HOP;
                at = Math.max(at, pauses.get(pauses.size() - 1).to);
            }
        }
        return pauses;
    }

    /** What is left out would be the loudest. */
    private static void amplify(float[] x, List<Pause> pauses) {
        for (Pause pause : pauses) {
            for (int i = pause.from; i < Math.min(pause.to, x.length); i++) {
                x[i] *= 8f;
            }
        }
    }

    /** The end, somewhere in between, and inside and right after a pause, at and beside the edges of steps. */
    private static int[] stops(Random random, List<Pause> pauses, int frames) {
        Pause late = pauses.get(pauses.size() - 1 - random.nextInt(2));
        int inside = (late.from + late.to) / 2 + random.nextInt(2);
        return Arrays.stream(new int[] {
                    frames,
                    4 * RATE + random.nextInt(frames - 4 * RATE),
                    inside,
                    late.from + random.nextInt(STEP),
                    late.to + STEP - late.to % STEP
                })
                .map(stop -> Math.min(stop, frames))
                .toArray();
    }

    private static void measure(
            AudioBuffer programme, int stop, List<Pause> pauses, ProgrammeMeter meter, TruePeakMeter peaks) {
        ProgrammeMeter unpaused = new ProgrammeMeter(RATE, MONO);
        Random random = new Random(stop);
        AudioBlock block = programme.block();
        int at = 0;
        int next = 0;
        boolean paused = false;
        while (true) {
            while (next < pauses.size() && (paused ? pauses.get(next).to : pauses.get(next).from) == at) {
                if (paused) {
                    meter.resume();
                    peaks.resume();
                    next++;
                } else {
                    meter.pause();
                    peaks.pause();
                }
                paused = !paused;
            }
            if (at == stop) {
                return;
            }
            int until = next == pauses.size() ? stop : paused ? pauses.get(next).to : pauses.get(next).from;
            int count = Math.min(1 + random.nextInt(2_000), Math.min(until, stop) - at);
            block.window(at, count);
            meter.process(block);
            peaks.process(block);
            unpaused.process(block);
            at += count;
            // momentary and short-term loudness go on
            assertThat(meter.momentaryLufs()).isEqualTo(unpaused.momentaryLufs());
            assertThat(meter.shortTermLufs()).isEqualTo(unpaused.shortTermLufs());
            assertThat(meter.frames()).isEqualTo(at);
        }
    }

    private static void assertLoudness(ProgrammeMeter meter, AudioBuffer heard, List<Pause> pauses) {
        BitSet leftOut = new BitSet();
        long frames = 0;
        long nonFinite = 0;
        for (int hop = 0; hop * HOP < heard.frames(); hop++) {
            int end = Math.min((hop + 1) * HOP, heard.frames());
            if (isTouched(pauses, hop * HOP, (hop + 1) * HOP, heard.frames())) {
                leftOut.set(hop);
            } else {
                frames += end - hop * HOP;
                for (int i = hop * HOP; i < end; i++) {
                    nonFinite += Float.isFinite(heard.channel(0)[i]) ? 0 : 1;
                }
            }
        }
        LoudnessOracle oracle = new LoudnessOracle(heard, leftOut);
        LoudnessReading reading = meter.reading().loudness();
        assertThat(reading.frames()).isEqualTo(frames);
        assertThat(reading.nonFiniteSamples()).isEqualTo(nonFinite);
        assertTimeline(meter.momentaryTimeline(), oracle, 40);
        assertTimeline(meter.shortTermTimeline(), oracle, 300);
        if (frames > 0) {
            assertThat(reading.ungatedLufs().orElseThrow()).isCloseTo(oracle.ungated(), within(ROUNDING_LU));
        }
        assertThat(reading.maxMomentaryLufs().isPresent())
                .isEqualTo(!oracle.starts(40, 1).isEmpty());
        reading.maxMomentaryLufs()
                .ifPresent(lufs -> assertThat(lufs).isCloseTo(oracle.maximum(40), within(ROUNDING_LU)));
        assertThat(reading.maxShortTermLufs().isPresent())
                .isEqualTo(!oracle.starts(300, 1).isEmpty());
        reading.maxShortTermLufs()
                .ifPresent(lufs -> assertThat(lufs).isCloseTo(oracle.maximum(300), within(ROUNDING_LU)));
        reading.integratedLufs()
                .ifPresent(lufs -> assertThat(lufs).isCloseTo(oracle.integrated(), within(ROUNDING_LU)));
        reading.loudnessRangeLu().ifPresent(lu -> assertThat(lu).isCloseTo(oracle.range(), within(ROUNDING_LU)));
    }

    /** A pause that is not over when the reading is taken has touched nothing of what comes then. */
    private static boolean isTouched(List<Pause> pauses, int first, int end, int heard) {
        return pauses.stream().anyMatch(pause -> pause.from <= heard && pause.touches(first, end));
    }

    private static void assertTimeline(LoudnessTimeline timeline, LoudnessOracle oracle, int hops) {
        List<Integer> starts = oracle.starts(hops, 10);
        assertThat(timeline.size()).isEqualTo(starts.size());
        for (int i = 0; i < timeline.size(); i++) {
            int start = starts.get(i);
            assertThat(timeline.startFrame(i)).isEqualTo(oracle.frameAt(start));
            assertThat(timeline.endFrame(i)).isEqualTo(oracle.frameAt(start + hops));
            assertThat(timeline.lufs(i)).isCloseTo(oracle.lufs(start, start + hops), within(ROUNDING_LU));
        }
    }

    private static void assertPeaks(ProgrammeMeter meter, TruePeakMeter peaks, AudioBuffer heard, List<Pause> pauses) {
        float[] x = heard.channel(0);
        int half = TruePeakKernel.kaiser16().halfTaps();
        double[] perFrame = NaiveTruePeak.perFrame(TruePeakKernel.kaiser16(), x);
        double truePeak = 0.0;
        double samplePeak = 0.0;
        PeakTimeline timeline = meter.truePeakTimeline();
        int steps = 0;
        for (int first = 0; first < heard.frames(); first += STEP) {
            int end = Math.min(first + STEP, heard.frames());
            if (isTouched(pauses, first, first + STEP, heard.frames())) {
                continue;
            }
            double ofStep = largest(perFrame, first == 0 ? 0 : half + first, half + end);
            if (end - first == STEP) {
                assertThat(timeline.startFrame(steps)).isEqualTo(first);
                assertThat(timeline.largest(first / STEP, 1))
                        .as("step at %d", first)
                        .isEqualTo(ofStep);
                steps++;
            }
            truePeak = Math.max(truePeak, ofStep);
            if (end == heard.frames()) {
                truePeak = Math.max(truePeak, largest(perFrame, half + end, perFrame.length));
            }
            for (int i = first; i < end; i++) {
                samplePeak = Math.max(samplePeak, Float.isFinite(x[i]) ? Math.abs(x[i]) : 0.0);
            }
        }
        assertThat(timeline.size()).isEqualTo(steps);
        ProgrammeReading reading = meter.reading();
        assertThat(reading.truePeakDbtp()).isEqualTo(Decibels.fromAmplitude(truePeak));
        assertThat(reading.samplePeakDbfs()).isEqualTo(Decibels.fromAmplitude(samplePeak));
        assertThat(peaks.truePeakDbtp()).isEqualTo(reading.truePeakDbtp());
        assertThat(peaks.samplePeakDbfs()).isEqualTo(reading.samplePeakDbfs());
        assertRatios(meter);
    }

    private static double largest(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).max().orElse(0.0);
    }

    private static void assertRatios(ProgrammeMeter meter) {
        LoudnessTimeline shortTerm = meter.shortTermTimeline();
        PeakTimeline peaks = meter.truePeakTimeline();
        double gate =
                Math.max(-70.0, meter.reading().loudness().relativeGateLufs().orElse(-70.0));
        double[] ratios = new double[shortTerm.size()];
        int count = 0;
        for (int w = 0; w < shortTerm.size(); w++) {
            double peak = Double.NEGATIVE_INFINITY;
            int steps = 0;
            for (int s = 0; s < peaks.size(); s++) {
                if (peaks.startFrame(s) >= shortTerm.startFrame(w) && peaks.endFrame(s) <= shortTerm.endFrame(w)) {
                    peak = Math.max(peak, peaks.dbtp(s));
                    steps++;
                }
            }
            assertThat(steps).isEqualTo(30);
            if (shortTerm.lufs(w) > gate) {
                ratios[count++] = peak - shortTerm.lufs(w);
            }
        }
        ProgrammeReading reading = meter.reading();
        if (count == 0) {
            assertThat(reading.psrMedianDb()).isEmpty();
        } else {
            Arrays.sort(ratios, 0, count);
            assertThat(reading.psrMedianDb()).hasValue(ratios[(int) Math.round(0.5 * (count - 1))]);
            assertThat(reading.psrP5Db()).hasValue(ratios[(int) Math.round(0.05 * (count - 1))]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 799, 800, 801, 1_600})
    void peaksOfAPauseDoNotShowInAReadingTakenDuringIt(int pausedFrames) {
        float[] x = new float[3 * STEP];
        Arrays.fill(x, 0, STEP, 0.1f);
        Arrays.fill(x, STEP, 3 * STEP, 0.9f);
        AudioBlock block = AudioBuffer.wrap(RATE, MONO, x).block();
        ProgrammeMeter meter = new ProgrammeMeter(RATE, MONO);
        meter.process(block.window(0, STEP));
        meter.pause();
        meter.process(block.window(STEP, pausedFrames));
        assertThat(meter.reading().samplePeakDbfs()).isEqualTo(Decibels.fromAmplitude(0.1f));
        // the interval before the edge is within the step; no reading in it exceeds the higher side
        assertThat(meter.reading().truePeakDbtp()).isLessThan(Decibels.fromAmplitude(0.9f));
        meter.resume();
        assertThat(meter.reading().samplePeakDbfs()).isEqualTo(Decibels.fromAmplitude(0.1f));
    }

    @Test
    void whatIsPausedFromTheFirstFrameOnWasNeverThere() {
        AudioBuffer programme = programme(20);
        ProgrammeMeter meter = new ProgrammeMeter(RATE, MONO);
        meter.pause();
        meter.process(programme.block().window(0, 5 * RATE + 17));
        ProgrammeReading reading = meter.reading();
        assertThat(reading).isEqualTo(new ProgrammeMeter(RATE, MONO).reading());
        assertThat(reading.loudness().integratedNotMeasurable()).hasValue(NotMeasurable.NO_AUDIO);
        assertThat(meter.snapshot().programme()).isEqualTo(reading);
        assertThat(meter.snapshot().shortTermLufs())
                .isEqualTo(meter.shortTermLufs())
                .isGreaterThan(-60.0);
        assertThat(meter.truePeakTimeline().size()).isZero();
        assertThat(meter.frames()).isEqualTo(5 * RATE + 17);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 79, 80, 799, 800, 12_345})
    void resetDuringAPauseIsAsGoodAsNewAndPaused(int pausedAt) {
        AudioBuffer programme = programme(21);
        AudioBlock block = programme.block();
        ProgrammeMeter used = new ProgrammeMeter(RATE, MONO);
        used.process(block.window(0, pausedAt));
        used.pause();
        used.process(block.window(pausedAt, 3_333));
        used.reset();
        ProgrammeMeter fresh = new ProgrammeMeter(RATE, MONO);
        fresh.pause();
        for (ProgrammeMeter meter : new ProgrammeMeter[] {used, fresh}) {
            meter.process(block.window(0, 1_234));
            meter.resume();
            meter.process(block.window(1_234, programme.frames() - 1_234));
        }
        assertThat(Measured.by(used)).isEqualTo(Measured.by(fresh));
        assertThat(used.reading().loudness().frames()).isEqualTo(programme.frames() - 1_280);
    }

    @Test
    void pauseOfNoFrameAtTheEdgeOfAStepChangesNothing() {
        AudioBuffer programme = programme(22);
        ProgrammeMeter paused = new ProgrammeMeter(RATE, MONO);
        ProgrammeMeter whole = new ProgrammeMeter(RATE, MONO);
        for (int at = 0; at + STEP <= programme.frames(); at += STEP) {
            paused.pause();
            paused.pause();
            paused.resume();
            paused.resume();
            paused.process(programme.block().window(at, STEP));
            whole.process(programme.block().window(at, STEP));
        }
        assertThat(Measured.by(paused)).isEqualTo(Measured.by(whole));
    }

    /** 14 s of noise that changes its level 40 times, with a few samples that are no numbers. */
    private static AudioBuffer programme(long seed) {
        Random random = new Random(seed);
        AudioBuffer[] parts = new AudioBuffer[40];
        for (int i = 0; i < parts.length; i++) {
            int frames = (int) (0.35 * RATE) + random.nextInt(11) - 5;
            double level = -10.0 - (i % 7 == 3 ? 70.0 : 25.0) * random.nextDouble();
            parts[i] = Signals.gaussian(random.nextLong(), RATE, MONO, frames, level);
        }
        AudioBuffer programme = Signals.concat(parts);
        for (int i = 0; i < 200; i++) {
            programme.channel(0)[random.nextInt(programme.frames())] = i % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
        }
        return programme;
    }
}
