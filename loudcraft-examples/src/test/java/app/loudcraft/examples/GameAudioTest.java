package app.loudcraft.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.render.SpatialMoment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GameAudioTest {

    private static final int SECONDS = 9;
    private static final int THIRD = 3 * 48_000;

    private static final AudioBuffer MUSIC = Excerpt.seconds(SECONDS);
    private static final ByteArrayOutputStream DISPLAY = new ByteArrayOutputStream();
    private static AudioBuffer heard;

    @BeforeAll
    static void play() {
        heard = GameAudio.play(MUSIC, new PrintStream(DISPLAY, true, StandardCharsets.UTF_8));
    }

    @Test
    void theHallIsWiderThanTheCorridorAndBothWiderThanTheMusic() {
        double corridor = wideningDb(0, THIRD);
        // the intensity takes 55 ms to get there
        double hall = wideningDb(THIRD + 4_800, 2 * THIRD);

        assertThat(corridor).isPositive();
        assertThat(hall).isGreaterThan(2.0 * corridor);
    }

    @Test
    void theMenuHearsTheMusicAsItIs() {
        int from = 2 * THIRD + 4_800;
        for (int c = 0; c < 2; c++) {
            assertThat(Arrays.copyOfRange(heard.channel(c), from, heard.frames()))
                    .isEqualTo(Arrays.copyOfRange(MUSIC.channel(c), from, MUSIC.frames()));
        }
    }

    @Test
    void theMonoSumStaysWhereverThePlayerIs() {
        for (int i = 0; i < MUSIC.frames(); i++) {
            double before = (double) MUSIC.channel(0)[i] + MUSIC.channel(1)[i];
            double after = (double) heard.channel(0)[i] + heard.channel(1)[i];
            // half a unit in the last place of a float below full scale
            assertThat(after).isCloseTo(before, within(0x1p-25));
        }
    }

    @Test
    void theDisplayHearsEverySecondWhereThePlayerIsAndHowWideItIs() {
        List<String> lines = DISPLAY.toString(StandardCharsets.UTF_8).lines().toList();

        assertThat(lines).hasSize(SECONDS);
        for (int i = 0; i < SECONDS; i++) {
            String place = List.of("corridor", "hall", "menu").get(i / 3);
            assertThat(lines.get(i)).startsWith(String.format("%3d s  %s", i + 1, place));
        }
        assertThat(lines.get(1)).contains(" 20 %  correlation ");
        assertThat(lines.get(4)).contains(" 80 %  correlation ");
        assertThat(lines.get(7)).contains("  0 %  correlation ");
    }

    @Test
    void theImageMayBeReadByAnotherThreadWhileTheLoopRuns() throws InterruptedException, ExecutionException {
        GameAudio game = new GameAudio(MUSIC.sampleRateHz());
        AtomicBoolean playing = new AtomicBoolean(true);
        ExecutorService display = Executors.newSingleThreadExecutor();
        try {
            Future<List<SpatialMoment>> watching = display.submit(() -> {
                List<SpatialMoment> seen = new ArrayList<>();
                while (playing.get()) {
                    game.image().ifPresent(moment -> {
                        if (seen.isEmpty() || seen.get(seen.size() - 1).seconds() != moment.seconds()) {
                            seen.add(moment);
                        }
                    });
                }
                game.image().ifPresent(seen::add);
                return seen;
            });
            AudioBlock block = MUSIC.copy().block();
            for (int at = 0; at < MUSIC.frames(); at += GameAudio.BLOCK_FRAMES) {
                game.render(block.window(at, Math.min(GameAudio.BLOCK_FRAMES, MUSIC.frames() - at)));
            }
            playing.set(false);

            assertThat(watching.get())
                    .isNotEmpty()
                    .isSortedAccordingTo((a, b) -> Double.compare(a.seconds(), b.seconds()))
                    .allSatisfy(moment -> {
                        assertThat(moment.correlationAfter()).isBetween(-1.0, 1.0);
                        // 0.2 as a float
                        assertThat(moment.intensityPercent()).isCloseTo(20.0, within(1e-5));
                    });
        } finally {
            playing.set(false);
            display.shutdownNow();
        }
    }

    @Test
    void onlyStereoIsPlayed() {
        AudioBuffer mono = AudioBuffer.wrap(48_000, ChannelLayout.MONO, new float[480]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GameAudio.play(mono, System.out))
                .withMessage("music must be stereo, but was mono");
    }

    /** How much the side gained, in dB. */
    private static double wideningDb(int from, int to) {
        return 10.0 * Math.log10(sideEnergy(heard, from, to) / sideEnergy(MUSIC, from, to));
    }

    private static double sideEnergy(AudioBuffer audio, int from, int to) {
        double energy = 0.0;
        for (int i = from; i < to; i++) {
            double side = audio.channel(0)[i] - audio.channel(1)[i];
            energy += side * side;
        }
        return energy;
    }
}
