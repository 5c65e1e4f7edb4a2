package app.loudcraft.qc.codec;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a decoded programme goes over a ceiling.
 *
 * @param truePeakDbtp the highest true peak
 * @param stretches where it is over the ceiling, in order of time, apart by 100 ms at least
 */
public record DecodedPeaks(double truePeakDbtp, List<Stretch> stretches) {

    private static final int BLOCK_FRAMES = 4_096;

    // Figures of the timeline may have gone through fewer digits.
    private static final double ROUNDING_DB = 1e-6;

    /** Copies the list. */
    public DecodedPeaks {
        stretches = List.copyOf(stretches);
    }

    /**
     * One or more times 100 ms in succession.
     *
     * @param startSeconds where it begins
     * @param endSeconds where it ends
     * @param truePeakDbtp the highest true peak in it
     */
    public record Stretch(double startSeconds, double endSeconds, double truePeakDbtp) {}

    /**
     * Reads decoded audio to its end and closes it.
     *
     * @param ceilingDbtp what true peaks must be over to be told of, dBTP
     * @throws IOException if it cannot be read
     */
    public static DecodedPeaks of(AudioReader decoded, double ceilingDbtp) throws IOException {
        try (decoded) {
            AudioSpec spec = decoded.spec();
            ProgrammeMeter meter = new ProgrammeMeter(spec.sampleRateHz(), spec.layout());
            long frames = decoded.forEachBlock(BLOCK_FRAMES, meter::process);
            double highest = meter.reading().truePeakDbtp();
            PeakTimeline peaks = meter.truePeakTimeline();
            List<Stretch> overs = overs(peaks, ceilingDbtp, spec.sampleRateHz());
            if (highest > ceilingDbtp
                    && overs.stream().noneMatch(over -> over.truePeakDbtp() >= highest - ROUNDING_DB)) {
                // It is behind the last whole step.
                long end = peaks.size() == 0 ? 0 : peaks.endFrame(peaks.size() - 1);
                overs.add(new Stretch(spec.seconds(end), spec.seconds(frames), highest));
            }
            return new DecodedPeaks(highest, overs);
        }
    }

    private static List<Stretch> overs(PeakTimeline peaks, double ceilingDbtp, int rate) {
        List<Stretch> overs = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            if (peaks.dbtp(i) > ceilingDbtp) {
                Stretch over = new Stretch(
                        (double) peaks.startFrame(i) / rate, (double) peaks.endFrame(i) / rate, peaks.dbtp(i));
                int last = overs.size() - 1;
                if (i > 0 && peaks.dbtp(i - 1) > ceilingDbtp) {
                    Stretch before = overs.get(last);
                    overs.set(
                            last,
                            new Stretch(
                                    before.startSeconds(),
                                    over.endSeconds(),
                                    Math.max(before.truePeakDbtp(), over.truePeakDbtp())));
                } else {
                    overs.add(over);
                }
            }
        }
        return overs;
    }
}
