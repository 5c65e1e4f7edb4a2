package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.render.MasterSink;
import app.loudcraft.render.RenderResult;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the renderer does when the stored master is not what it wrote. */
class MasteringCorrectionTest {

    private final AudioBuffer mix = TestMix.stereo().seconds(2.0);
    private final Mastering mastering = Mastering.builder().build();
    private final List<BufferWriter> opened = new ArrayList<>();

    /** Stores every sample louder than it was handed over. */
    private static final class LouderWriter implements AudioWriter {

        private final BufferWriter stored;
        private final double gainDb;

        LouderWriter(BufferWriter stored, double gainDb) {
            this.stored = stored;
            this.gainDb = gainDb;
        }

        @Override
        public AudioSpec spec() {
            return stored.spec();
        }

        @Override
        public void write(AudioBlock block) throws IOException {
            AudioBuffer part = AudioBuffer.allocate(spec().sampleRateHz(), spec().layout(), block.frames());
            for (int c = 0; c < block.channels(); c++) {
                System.arraycopy(block.channel(c), block.offset(), part.channel(c), 0, block.frames());
            }
            stored.write(Signals.gain(part, gainDb).block());
        }

        @Override
        public Optional<AudioSource> readBack() {
            return stored.readBack();
        }

        @Override
        public void commit() {
            stored.commit();
        }

        @Override
        public void close() {
            stored.close();
        }
    }

    /** Stores each attempt as much louder as {@code gainsDb} say; the last says it for all that follow. */
    private MasterSink boosting(double... gainsDb) {
        return (spec, options) -> {
            double gainDb = gainsDb[Math.min(opened.size(), gainsDb.length - 1)];
            opened.add(new BufferWriter(spec));
            return new LouderWriter(opened.get(opened.size() - 1), gainDb);
        };
    }

    private RenderResult render(MasterSink sink) throws IOException {
        return render(mastering, sink);
    }

    private RenderResult render(Mastering mastering, MasterSink sink) throws IOException {
        AudioSource source = AudioSource.of(mix);
        MasteringPlan plan = mastering.plan(mastering.analyze(source, MasteringListener.NONE));
        return mastering
                .render(source, plan, sink, MasteringListener.NONE)
                .report()
                .rendering();
    }

    @Test
    void masterThatIsStoredOverItsCeilingIsWrittenAgain() throws IOException {
        RenderResult result = render(boosting(0.05, 0.0));
        assertThat(result.attempts()).isEqualTo(2);
        assertThat(result.ceilingMet()).isTrue();
        assertThat(opened).hasSize(2);
        double peak = NaiveTruePeak.highestDbtp(opened.get(1).buffer());
        // the ceiling was lowered by what the first attempt was over it, 0.04 dB, and the guard of 0.01 dB
        assertThat(peak).isBetween(-1.07, -1.04);
        // what was given up was never committed
        assertThat(opened.get(0)).matches(writer -> {
            try {
                writer.buffer();
                return false;
            } catch (IllegalStateException uncommitted) {
                return true;
            }
        });
    }

    @Test
    void placeThatAlwaysBoostsIsCorrectedFor() throws IOException {
        RenderResult result = render(boosting(0.3));
        assertThat(result.ceilingMet()).isTrue();
        assertThat(result.attempts()).isEqualTo(2);
        assertThat(NaiveTruePeak.highestDbtp(opened.get(opened.size() - 1).buffer()))
                .isLessThanOrEqualTo(-1.0);
    }

    @Test
    void masterThatNeededNoLimiterGetsOneWhenItIsCorrected() throws IOException {
        RenderResult result =
                render(mastering.toBuilder().target(DeliveryTarget.BANDCAMP).build(), boosting(0.3));
        assertThat(result.loudness().limiterInCircuit()).isFalse();
        assertThat(result.attempts()).isEqualTo(2);
        assertThat(result.ceilingMet()).isTrue();
        assertThat(result.limiting().maxDb()).isBetween(0.25, 0.35);
    }

    @Test
    void masterThatCannotBeBroughtUnderItsCeilingSaysSo() throws IOException {
        RenderResult result = render(boosting(1.0, 2.0, 3.0));
        assertThat(result.attempts()).isEqualTo(3);
        assertThat(result.ceilingMet()).isFalse();
        assertThat(result.warnings()).anyMatch(warning -> warning.contains("after 3 attempts"));
    }

    @Test
    void loudnessThatTheStoredMasterDoesNotHaveIsNotReached() throws IOException {
        RenderResult result = render(boosting(-0.5));
        assertThat(result.ceilingMet()).isTrue();
        assertThat(result.loudness().explanation()).startsWith("the stored master reads -14.5");
    }
}
