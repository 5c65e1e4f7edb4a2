package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Snapshots that other threads take while one measures are each a whole moment of the measurement. */
class SnapshotTest {

    private static final int RATE = 8_000;
    private static final int HOP = RATE / 100;
    private static final int STEP = 10 * HOP;
    private static final int SECONDS = 12;
    private static final int ROUNDS = 4;
    private static final MeterSettings ALL = MeterSettings.DEFAULT.withComparisonKernels(true);
    private static final AudioBuffer PROGRAMME = programme();
    private static final Map<Long, LiveReading> MOMENTS = moments();

    /** What a snapshot says after so many frames, taken by the thread that measures; it is renewed every step. */
    private static Map<Long, LiveReading> moments() {
        Map<Long, LiveReading> moments = new HashMap<>();
        ProgrammeMeter meter = meter();
        moments.put(0L, meter.snapshot());
        for (int at = 0; at < PROGRAMME.frames(); at += HOP) {
            meter.process(PROGRAMME.block().window(at, HOP));
            moments.put((long) at + HOP, meter.snapshot());
        }
        return moments;
    }

    @Test
    void snapshotAtAWholeStepIsTheReadingOfAMeterThatHeardNoMore() {
        ProgrammeMeter meter = meter();
        for (int at = 0; at < PROGRAMME.frames(); at += STEP) {
            meter.process(PROGRAMME.block().window(at, STEP));
            LiveReading live = MOMENTS.get((long) at + STEP);
            ProgrammeReading reading = meter.reading();
            assertThat(live.momentaryLufs()).isEqualTo(meter.momentaryLufs());
            assertThat(live.shortTermLufs()).isEqualTo(meter.shortTermLufs());
            assertThat(live.programme().loudness()).isEqualTo(reading.loudness());
            // a reading has heard the silence that follows it, a snapshot has not
            assertThat(live.programme().truePeakDbtp()).isLessThanOrEqualTo(reading.truePeakDbtp());
        }
    }

    @Test
    void snapshotHoldsThePeaksOfAllWholeStepsButForWhatTheKernelsHaveYetToSee() {
        int step = RATE / 10;
        float[] x = new float[40 * step];
        for (int i = 0; i < 40; i++) {
            // each step has a peak above all before it, the last one far enough from its end
            x[i * step + (i % 2 == 0 ? 33 : step - 33)] = 0.02f * (i + 1);
        }
        AudioBuffer audio = AudioBuffer.wrap(RATE, ChannelLayout.MONO, x);
        ProgrammeMeter meter = new ProgrammeMeter(RATE, ChannelLayout.MONO, ALL);
        assertThat(meter.snapshot().programme()).isEqualTo(meter.reading());
        for (int i = 0; i < 40; i++) {
            meter.process(audio.block().window(i * step, step));
            assertThat(meter.snapshot().programme()).as("%d steps", i + 1).isEqualTo(meter.reading());
        }
        assertThat(meter.reading().psrP5Db()).isPresent();
    }

    @Test
    void everySnapshotOfAnotherThreadIsAWholeMomentAndTimeGoesOnlyForward() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            int[] different = new int[1];
            for (int round = 0; round < ROUNDS || different[0] < 200; round++) {
                ProgrammeMeter meter = meter();
                AtomicBoolean ended = new AtomicBoolean();
                AtomicBoolean begun = new AtomicBoolean();
                Future<?> reader = executor.submit(() -> {
                    long before = -1;
                    boolean last = false;
                    while (!last) {
                        last = ended.get();
                        LiveReading live = meter.snapshot();
                        long frames = live.programme().loudness().frames();
                        assertThat(frames).isGreaterThanOrEqualTo(before);
                        assertThat(live).isEqualTo(MOMENTS.get(frames));
                        different[0] += frames == before ? 0 : 1;
                        before = frames;
                        begun.set(true);
                    }
                    assertThat(before).isEqualTo(PROGRAMME.frames());
                });
                measureWhile(meter, new Random(round), begun, reader);
                ended.set(true);
                reader.get();
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void snapshotsTakenWhileTheMeterIsResetAreOfBeforeOrAfter() throws Exception {
        ProgrammeMeter meter = meter();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger taken = new AtomicInteger();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> reader = executor.submit(() -> {
                while (!ended.get()) {
                    LiveReading live = meter.snapshot();
                    assertThat(live)
                            .isEqualTo(MOMENTS.get(live.programme().loudness().frames()));
                    taken.incrementAndGet();
                }
            });
            Random random = new Random(1);
            AudioBlock block = PROGRAMME.block();
            for (int round = 0; (round < 1_000 || taken.get() < 300) && !reader.isDone(); round++) {
                meter.process(block.window(0, random.nextInt(1_000)));
                meter.reset();
            }
            ended.set(true);
            reader.get();
        } finally {
            executor.shutdown();
        }
    }

    /** In blocks of any size, after the reader has begun. */
    private static void measureWhile(ProgrammeMeter meter, Random random, AtomicBoolean begun, Future<?> reader) {
        while (!begun.get() && !reader.isDone()) {
            Thread.onSpinWait();
        }
        AudioBlock block = PROGRAMME.block();
        for (int at = 0; at < PROGRAMME.frames(); at += block.frames()) {
            meter.process(block.window(at, Math.min(1 + random.nextInt(200), PROGRAMME.frames() - at)));
        }
    }

    private static ProgrammeMeter meter() {
        return new ProgrammeMeter(RATE, ChannelLayout.STEREO, ALL);
    }

    private static AudioBuffer programme() {
        AudioBuffer noise = Signals.gaussian(1, RATE, ChannelLayout.STEREO, SECONDS * RATE, -20.0);
        for (int c = 0; c < 2; c++) {
            float[] x = noise.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] *= (float) (0.2 + i * 0.8 / x.length + 0.1 * Math.sin(i * 0.0003));
            }
            x[66_666 + c] = Float.NaN;
        }
        return noise;
    }
}
