package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeakSearchTest {

    private static final double CEILING = 0.5;

    /** Soft noise with bursts that go over the ceiling, most of them between samples; some touch the ends of steps. */
    private static AudioBuffer bursts(int sampleRateHz, int frames, long seed) {
        Random random = new Random(seed);
        AudioBuffer buffer = AudioBuffer.allocate(sampleRateHz, ChannelLayout.STEREO, frames);
        for (int c = 0; c < 2; c++) {
            float[] x = buffer.channel(c);
            for (int i = 0; i < frames; i++) {
                x[i] = (float) (0.05 * random.nextGaussian());
            }
            for (int burst = 0; burst < 12; burst++) {
                int at = burst % 3 == 0
                        ? sampleRateHz / 10 * random.nextInt(1 + 10 * frames / sampleRateHz) - random.nextInt(4)
                        : random.nextInt(frames);
                for (int i = Math.max(0, at); i < Math.min(frames, at + 5); i++) {
                    x[i] += (float) (0.55 * random.nextDouble());
                }
            }
        }
        return buffer;
    }

    private static List<String> search(AudioBuffer buffer, boolean betweenSamples) throws IOException {
        return told(new PeakSearch(AudioSource.of(buffer), timeline(buffer), betweenSamples).over(CEILING));
    }

    private static PeakTimeline timeline(AudioBuffer buffer) throws IOException {
        try (AudioReader reader = AudioFiles.of(buffer)) {
            ProgrammeMeter meter = MixAnalyzer.newMeter(reader);
            new MixAnalyzer(4_096).analyze(reader, meter, frames -> {});
            return meter.truePeakTimeline();
        }
    }

    /** The oracle: all of it is looked at. */
    private static List<String> everywhere(AudioBuffer buffer, boolean betweenSamples) {
        List<Excursions> all = new ArrayList<>();
        for (int c = 0; c < buffer.channels(); c++) {
            Excursions over = new Excursions(c, CEILING, buffer.sampleRateHz());
            PeakScan scan = new PeakScan(betweenSamples, over);
            scan.begin(new Part(0, Long.MAX_VALUE), 0);
            scan.listen(buffer.channel(c), 0, buffer.frames());
            scan.end();
            over.finish();
            all.add(over);
        }
        return told(all);
    }

    private static List<String> told(List<Excursions> channels) {
        List<String> told = new ArrayList<>();
        channels.forEach(channel -> told.add(channel.count() + " " + channel.highest()));
        return told;
    }

    @ParameterizedTest
    @CsvSource({"44100, 1", "48000, 2", "48000, 3", "96000, 4", "11025, 5"})
    void findsWhatALookAtEverythingFinds(int sampleRateHz, long seed) throws IOException {
        for (int frames : new int[] {3 * sampleRateHz, 2 * sampleRateHz + 777, 999}) {
            AudioBuffer buffer = bursts(sampleRateHz, frames, seed);
            for (boolean betweenSamples : new boolean[] {true, false}) {
                assertThat(search(buffer, betweenSamples))
                        .as("seed %d, %d frames", seed, frames)
                        .isEqualTo(everywhere(buffer, betweenSamples));
            }
        }
    }

    @Test
    void passesOverWhatKeepsTheCeiling() throws IOException {
        AudioBuffer buffer = AudioBuffer.allocate(48_000, ChannelLayout.MONO, 20 * 48_000);
        buffer.channel(0)[48_000 * 5 + 2_400] = 0.9f;
        buffer.channel(0)[48_000 * 15 + 2_400] = 0.8f;
        AtomicInteger read = new AtomicInteger();
        AudioSource counted = () -> new WatchedReader(AudioFiles.of(buffer), Integer.MAX_VALUE, read);

        List<Excursions> found = new PeakSearch(counted, timeline(buffer), true).over(CEILING);

        assertThat(found.get(0).highest()).extracting(Excursion::peak).containsExactly((double) 0.9f, (double) 0.8f);
        // Two steps of 100 ms with what rings around them, and the end.
        assertThat(read.get()).isLessThan(2 * 4_800 + 500);
    }
}
