package app.loudcraft.internal.conveyor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConveyorTest {

    private static final int FRAMES = 8;
    private static final Conveyor.Checkpoint NO_CHECKPOINT = () -> {};

    /** Gives blocks of one channel whose samples count on; without end if {@code blocks} is negative. */
    private static final class Source implements Stage {

        private final int blocks;
        private int given;

        Source(int blocks) {
            this.blocks = blocks;
        }

        @Override
        public void process(AudioBlock block) {
            throw new AssertionError("nothing comes before the source");
        }

        @Override
        public boolean fill(AudioBlock block) throws IOException {
            if (given == blocks) {
                return false;
            }
            block.window(0, FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                block.channel(0)[i] = given * FRAMES + i;
            }
            given++;
            return true;
        }
    }

    /** Keeps what arrives. */
    private static final class Sink implements Stage {

        private final List<Float> samples = new ArrayList<>();

        @Override
        public void process(AudioBlock block) {
            for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
                samples.add(block.channel(0)[i]);
            }
        }
    }

    /** Turns every sample round, and has a few of its own at the end. */
    private record Turning(AtomicInteger left) implements Stage {

        Turning(int own) {
            this(new AtomicInteger(own));
        }

        @Override
        public void process(AudioBlock block) {
            for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
                block.channel(0)[i] = -block.channel(0)[i];
            }
        }

        @Override
        public boolean fill(AudioBlock block) {
            if (left.get() == 0) {
                return false;
            }
            block.window(0, 1).channel(0)[0] = 1_000f * left.getAndDecrement();
            return true;
        }
    }

    private static void run(int threads, Stage... stages) throws IOException {
        Conveyor.run(List.of(stages), 1, FRAMES, threads, NO_CHECKPOINT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void streamArrivesInOrderWhateverTheNumberOfThreads(int threads) throws IOException {
        Sink sink = new Sink();
        run(threads, new Source(500), new Turning(0), new Turning(0), sink);
        assertThat(sink.samples)
                .isEqualTo(IntStream.range(0, 500 * FRAMES)
                        .mapToObj(i -> (float) i)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatStagesStillHaveIsDrainedFromTheFirstToTheLast(int threads) throws IOException {
        Sink sink = new Sink();
        run(threads, new Source(3), new Turning(2), new Turning(1), sink);
        List<Float> expected = new ArrayList<>(
                IntStream.range(0, 3 * FRAMES).mapToObj(i -> (float) i).toList());
        // the second stage turns what the first has left, and then gives its own
        expected.addAll(List.of(-2_000f, -1_000f, 1_000f));
        assertThat(sink.samples).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void emptyStreamStillDrains(int threads) throws IOException {
        Sink sink = new Sink();
        run(threads, new Source(0), new Turning(2), sink);
        assertThat(sink.samples).containsExactly(2_000f, 1_000f);
        Sink nothing = new Sink();
        run(threads, new Source(0), nothing);
        assertThat(nothing.samples).isEmpty();
    }

    @Test
    void blocksThatAStageEmptiesArriveNowhere() throws IOException {
        AtomicInteger seen = new AtomicInteger();
        Sink sink = new Sink();
        run(
                2,
                new Source(10),
                block -> block.window(0, seen.getAndIncrement() % 2 == 0 ? 0 : FRAMES),
                block -> assertThat(block.frames()).isEqualTo(FRAMES),
                sink);
        assertThat(sink.samples).hasSize(5 * FRAMES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void noStageIsEverUsedByTwoThreadsAndTheBlocksAreFew(int threads) throws IOException {
        Set<AudioBlock> blocks = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        List<Stage> stages = new ArrayList<>();
        stages.add(new Source(1_000));
        for (int s = 0; s < 3; s++) {
            AtomicBoolean used = new AtomicBoolean();
            stages.add(block -> {
                assertThat(used.getAndSet(true)).isFalse();
                blocks.add(block);
                used.set(false);
            });
        }
        Conveyor.run(stages, 1, FRAMES, threads, NO_CHECKPOINT);
        // one for every stage and a few that wait, for a thousand that were sent
        assertThat(blocks).hasSizeBetween(1, stages.size() + 6);
    }

    @Test
    void fastSourceWaitsForASlowStage() throws IOException {
        // the last stage holds its first block until the source has given all that there is room for
        AtomicInteger given = new AtomicInteger();
        int most = 3 + 6;
        CountDownLatch full = new CountDownLatch(most);
        Source source = new Source(100);
        Sink sink = new Sink();
        AtomicInteger ahead = new AtomicInteger();
        run(
                3,
                new Stage() {
                    @Override
                    public void process(AudioBlock block) {
                        source.process(block);
                    }

                    @Override
                    public boolean fill(AudioBlock block) throws IOException {
                        ahead.accumulateAndGet(given.incrementAndGet() - sink.samples.size() / FRAMES, Math::max);
                        full.countDown();
                        return source.fill(block);
                    }
                },
                block -> {},
                block -> {
                    await(full);
                    sink.process(block);
                });
        assertThat(sink.samples).hasSize(100 * FRAMES);
        assertThat(ahead.get()).isLessThanOrEqualTo(most);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("what was waited for did not come");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void stagesWorkAtTheSameTime() throws IOException {
        // each of the two waits until the other is at work: one thread alone could not
        CountDownLatch both = new CountDownLatch(2);
        Source source = new Source(4);
        AtomicInteger given = new AtomicInteger();
        Sink sink = new Sink();
        run(
                2,
                new Stage() {
                    @Override
                    public void process(AudioBlock block) {
                        source.process(block);
                    }

                    @Override
                    public boolean fill(AudioBlock block) throws IOException {
                        if (given.getAndIncrement() == 1) {
                            both.countDown();
                            await(both);
                        }
                        return source.fill(block);
                    }
                },
                block -> {
                    both.countDown();
                    await(both);
                    sink.process(block);
                });
        assertThat(sink.samples).hasSize(4 * FRAMES);
    }

    static Stream<Arguments> failures() {
        List<Throwable> failures = List.of(
                new IOException("broken"), new IllegalArgumentException("broken"), new AssertionError("broken"));
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(threads -> IntStream.range(0, 4)
                        .boxed()
                        .flatMap(stage -> failures.stream().map(failure -> Arguments.of(threads, stage, failure))));
    }

    @ParameterizedTest(name = "{0} threads, stage {1}, {2}")
    @MethodSource("failures")
    void whatAnyStageThrowsStopsAllAndIsThrownOn(int threads, int failing, Throwable failure) {
        Source endless = new Source(-1);
        List<Stage> stages = new ArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        for (int s = 0; s < 4; s++) {
            boolean fails = s == failing;
            boolean first = s == 0;
            stages.add(new Stage() {
                @Override
                public void process(AudioBlock block) throws IOException {
                    failAtTheTwentieth();
                }

                @Override
                public boolean fill(AudioBlock block) throws IOException {
                    failAtTheTwentieth();
                    return first && endless.fill(block);
                }

                private void failAtTheTwentieth() throws IOException {
                    if (fails && calls.incrementAndGet() == 20) {
                        ConveyorTest.sneak(failure);
                    }
                }
            });
        }
        assertThatThrownBy(() -> run(threads, stages.toArray(Stage[]::new))).isSameAs(failure);
        assertThat(calls.get()).isEqualTo(20);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatIsThrownWhileDrainingIsThrownOn(int threads) {
        IOException failure = new IOException("broken");
        Stage draining = new Stage() {
            @Override
            public void process(AudioBlock block) {}

            @Override
            public boolean fill(AudioBlock block) throws IOException {
                throw failure;
            }
        };
        assertThatThrownBy(() -> run(threads, new Source(3), draining, new Sink()))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatTheCheckpointThrowsStopsAnEndlessStream(int threads) {
        IllegalStateException cancelled = new IllegalStateException("cancelled");
        AtomicInteger passed = new AtomicInteger();
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> Conveyor.run(List.of(new Source(-1), block -> {}), 1, FRAMES, threads, () -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    if (passed.incrementAndGet() == 10) {
                        throw cancelled;
                    }
                }))
                .isSameAs(cancelled);
        assertThat(passed.get()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void interruptStopsAnEndlessStreamAndIsKept(int threads) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> run(threads, new Source(-1), block -> {}))
                    .isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noThreadOutlivesARun(boolean fails) throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch others = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Stage watching = block -> {
            threads.add(Thread.currentThread());
            if (Thread.currentThread() != caller) {
                others.countDown();
            }
            if (fails) {
                throw new IllegalStateException("broken");
            }
        };
        Source source = new Source(1_000);
        Stage waiting = new Stage() {
            @Override
            public void process(AudioBlock block) {}

            @Override
            public boolean fill(AudioBlock block) throws IOException {
                threads.add(Thread.currentThread());
                return source.fill(block);
            }
        };
        try {
            run(4, waiting, watching, watching, watching);
            assertThat(fails).isFalse();
        } catch (IllegalStateException broken) {
            assertThat(fails).isTrue();
        }
        threads.remove(caller);
        for (Thread thread : threads) {
            // what is left to a thread whose executor has ended is to end as well
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
