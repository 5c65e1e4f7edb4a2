package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything a programme meter says is the same, to the bit, however the stream is cut into blocks. */
class BlockPartitionTest {

    private static final int[] BLOCKS = {1, 7, 64, 441, 480, 1_024, 8_192, 65_536};
    private static final MeterSettings ALL = MeterSettings.DEFAULT.withComparisonKernels(true);

    static Stream<Arguments> shapes() {
        return Stream.of(
                        ChannelLayout.MONO,
                        ChannelLayout.STEREO,
                        ChannelLayout.SURROUND_5_1,
                        ChannelLayout.SURROUND_22_2)
                .flatMap(layout -> Stream.of(8_000, 11_025, 22_050, 44_100, 48_000, 192_000)
                        .map(rateHz -> Arguments.of(layout, rateHz)));
    }

    @ParameterizedTest(name = "{0}, {1} Hz")
    @MethodSource("shapes")
    void readingsAndTimelinesAreTheSameForBlocksOfEverySize(ChannelLayout layout, int rateHz) {
        AudioBuffer programme = programme(rateHz, layout);
        ProgrammeMeter whole = meter(rateHz, layout);
        whole.process(programme.block());
        Measured expected = Measured.by(whole);
        assertThat(expected.reading().psrP5Db().isPresent()).isEqualTo(programme.frames() > 3 * rateHz);
        assertThat(expected.reading().loudness().nonFiniteSamples()).isEqualTo(3L * layout.size());
        for (int blockFrames : BLOCKS) {
            ProgrammeMeter meter = meter(rateHz, layout);
            Blocks.feed(programme, blockFrames, meter::process);
            assertThat(Measured.by(meter)).as("blocks of %d", blockFrames).isEqualTo(expected);
        }
    }

    @Test
    void blocksOfChangingSizesAndReadingsInBetweenLeaveNoTrace() {
        AudioBuffer programme = programme(11_025, ChannelLayout.SURROUND_5_1);
        ProgrammeMeter whole = meter(11_025, ChannelLayout.SURROUND_5_1);
        whole.process(programme.block());
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            ProgrammeMeter meter = meter(11_025, ChannelLayout.SURROUND_5_1);
            AudioBlock block = programme.block();
            for (int at = 0; at < programme.frames(); at += block.frames()) {
                int most = random.nextBoolean() ? 30 : 3_000;
                meter.process(block.window(at, Math.min(random.nextInt(most), programme.frames() - at)));
                switch (random.nextInt(8)) {
                    case 0 -> meter.reading();
                    case 1 -> meter.snapshot();
                    case 2 -> meter.truePeakTimeline();
                    default -> meter.momentaryLufs();
                }
            }
            assertThat(Measured.by(meter)).as("seed %d", seed).isEqualTo(Measured.by(whole));
        }
    }

    private static ProgrammeMeter meter(int rateHz, ChannelLayout layout) {
        return new ProgrammeMeter(rateHz, layout, ALL);
    }

    /**
     * A little more than 3 s, or of 0.5 s where that would be millions of samples: tones with strokes of noise, digital
     * silence, and three samples a channel that are no numbers.
     */
    private static AudioBuffer programme(int rateHz, ChannelLayout layout) {
        int frames = (int) ((rateHz * layout.size() > 400_000 ? 0.537 : 3.237) * rateHz);
        SplittableRandom random = new SplittableRandom(rateHz);
        AudioBuffer programme = Signals.silence(rateHz, layout, frames);
        for (int c = 0; c < layout.size(); c++) {
            float[] x = programme.channel(c);
            for (int i = 0; i < frames; i++) {
                if (i < frames / 2 || i > frames / 2 + rateHz / 10) {
                    double noise = (i + 101 * c) % 1_500 < 90 ? random.nextDouble() - 0.5 : 0.0;
                    x[i] = (float) (0.3 * Math.sin(0.03 * i + c) + (0.4 + 0.2 * i / frames) * noise);
                }
            }
            x[rateHz / 4 + c] = Float.NaN;
            x[rateHz / 3] = Float.NEGATIVE_INFINITY;
            x[frames - 1 - c] = Float.POSITIVE_INFINITY;
        }
        return programme;
    }
}
