package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.PeakTimeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hears once more those parts of a programme in which the meter found true peaks over a ceiling, to tell where in which
 * channel they are.
 *
 * <p>A programme that keeps its ceiling costs nothing; in another the parts in question cost up to 40 ns a sample.
 */
final class PeakSearch {

    private static final int BLOCK_FRAMES = 4_096;

    // What a step of the timeline and an interval between its last frame and the next have to do with each other.
    private static final int EDGE_FRAMES = 2;

    // A figure of the timeline went to decibels and back.
    private static final double ROUNDING = 1.0 - 1e-9;

    private final AudioSource programme;
    private final PeakTimeline peaks;
    private final boolean betweenSamples;

    /**
     * @param peaks the true peaks of all of it
     * @param betweenSamples whether what is between the samples counts
     */
    PeakSearch(AudioSource programme, PeakTimeline peaks, boolean betweenSamples) {
        this.programme = programme;
        this.peaks = peaks;
        this.betweenSamples = betweenSamples;
    }

    /**
     * What is over a ceiling, in every channel.
     *
     * @param ceiling linear
     * @throws IOException if the programme cannot be read
     */
    List<Excursions> over(double ceiling) throws IOException {
        try (AudioReader reader = programme.open()) {
            int channels = reader.spec().channels();
            Excursions[] found = new Excursions[channels];
            PeakScan[] scans = new PeakScan[channels];
            for (int c = 0; c < channels; c++) {
                found[c] = new Excursions(c, ceiling, reader.spec().sampleRateHz());
                scans[c] = new PeakScan(betweenSamples, found[c]);
            }
            AudioBlock block = AudioBlock.allocate(channels, BLOCK_FRAMES);
            long at = 0;
            for (Part part : parts(ceiling, 2L * scans[0].marginFrames())) {
                long from = Math.max(0, part.startFrame() - scans[0].marginFrames());
                at += from > at ? reader.skip(from - at) : 0;
                if (at < from) {
                    break;
                }
                at += hear(reader, block, scans, part, from);
            }
            Arrays.stream(found).forEach(Excursions::finish);
            return List.of(found);
        }
    }

    private static long hear(AudioReader reader, AudioBlock block, PeakScan[] scans, Part part, long from)
            throws IOException {
        long margin = scans[0].marginFrames();
        long wanted = part.endFrame() == Long.MAX_VALUE ? Long.MAX_VALUE : part.endFrame() + margin - from;
        for (PeakScan scan : scans) {
            scan.begin(part, from);
        }
        long heard = 0;
        while (heard < wanted) {
            AudioBlock next = block.window(0, (int) Math.min(BLOCK_FRAMES, wanted - heard));
            int frames = reader.read(next);
            if (frames < 0) {
                break;
            }
            for (int c = 0; c < scans.length; c++) {
                scans[c].listen(next.channel(c), next.offset(), frames);
            }
            heard += frames;
        }
        for (PeakScan scan : scans) {
            scan.end();
        }
        return heard;
    }

    /** The steps over the ceiling, and what is left behind the last whole step. */
    private List<Part> parts(double ceiling, long gapFrames) {
        List<Part> parts = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < peaks.size(); i++) {
            end = peaks.endFrame(i);
            if (Decibels.toAmplitude(peaks.dbtp(i)) > ROUNDING * ceiling) {
                add(parts, new Part(Math.max(0, peaks.startFrame(i) - EDGE_FRAMES), end + EDGE_FRAMES), gapFrames);
            }
        }
        add(parts, new Part(Math.max(0, end - EDGE_FRAMES), Long.MAX_VALUE), gapFrames);
        return parts;
    }

    private static void add(List<Part> parts, Part next, long gapFrames) {
        int last = parts.size() - 1;
        if (last >= 0 && next.startFrame() <= parts.get(last).endFrame() + gapFrames) {
            parts.set(last, new Part(parts.get(last).startFrame(), next.endFrame()));
        } else {
            parts.add(next);
        }
    }
}
