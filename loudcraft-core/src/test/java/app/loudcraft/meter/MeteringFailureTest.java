package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioSource;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.WatchedSource;
import java.io.IOException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, the call fails with it, every reader is closed, and no thread is left. */
class MeteringFailureTest {

    private static final int RATE = 8_000;
    private static final AudioBuffer TONE = Signals.sine(500, -20.0).rate(RATE).stereo(65.0);

    private final Set<Thread> before = new HashSet<>();

    @BeforeEach
    void rememberThreads() {
        before.addAll(Thread.getAllStackTraces().keySet());
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("pool-") && !before.contains(thread)) {
                // it may still be on its way out after its executor has ended
                thread.join(60_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void stretchThatCannotBeReadFailsTheCallWithItsException(int threads) {
        IOException gone = new IOException("the disc is gone");
        WatchedSource source = new WatchedSource(TONE).failingFrom(30 * RATE, () -> {
            throw gone;
        });
        assertThatThrownBy(() -> measure(source, threads)).isSameAs(gone);
        assertThat(source.stillOpen()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void exceptionsOfTheProgrammerAndErrorsArriveAsTheyAre(int threads) {
        IllegalStateException wrong = new IllegalStateException("wrong");
        WatchedSource source = new WatchedSource(TONE).failingFrom(50 * RATE, () -> {
            throw wrong;
        });
        assertThatThrownBy(() -> measure(source, threads)).isSameAs(wrong);
        StackOverflowError deep = new StackOverflowError();
        WatchedSource second = new WatchedSource(TONE).failingFrom(0, () -> {
            throw deep;
        });
        assertThatThrownBy(() -> measure(second, threads)).isSameAs(deep);
        assertThat(source.stillOpen() + second.stillOpen()).isZero();
    }

    @Test
    void readerThatCannotBeOpenedASecondTimeFailsTheCall() {
        IOException busy = new IOException("busy");
        AtomicInteger opened = new AtomicInteger();
        WatchedSource good = new WatchedSource(TONE);
        AudioSource source = () -> {
            if (opened.incrementAndGet() == 3) {
                throw busy;
            }
            return good.open();
        };
        assertThatThrownBy(() -> measure(source, 3)).isSameAs(busy);
        assertThat(good.stillOpen()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sourceThatEndsBeforeItPromisedIsTold(int threads) {
        long[] promises = {TONE.frames() + 1L, 85L * RATE, 200L * RATE};
        for (long promised : promises) {
            WatchedSource source = new WatchedSource(TONE).promising(OptionalLong.of(promised));
            assertThatExceptionOfType(AudioFormatException.class)
                    .isThrownBy(() -> measure(source, threads))
                    .satisfies(told -> assertThat(told.kind()).isEqualTo(AudioFormatException.Kind.TRUNCATED));
            assertThat(source.stillOpen()).isZero();
        }
    }

    @Test
    void interruptedCallerGetsItsReadingAndStaysInterrupted() {
        ProgrammeReading expected =
                Metering.of(MeterSettings.DEFAULT).measure(TONE).reading();
        Thread.currentThread().interrupt();
        ProgrammeReading reading =
                Metering.of(MeterSettings.DEFAULT).parallelism(3).measure(TONE).reading();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reading).isEqualTo(expected);
    }

    private static void measure(AudioSource source, int threads) throws IOException {
        Metering.of(MeterSettings.DEFAULT).parallelism(threads).measure(source);
    }
}
