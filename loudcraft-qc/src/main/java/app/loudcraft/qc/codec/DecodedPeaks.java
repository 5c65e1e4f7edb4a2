package app.loudcraft.qc.codec;

import app.loudcraft.io.AudioReader;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a decoded programme goes beyond full scale.
 *
 * @param truePeakDbtp the highest true peak
 * @param stretches where it is above 0 dBTP, in order of time, apart by 100 ms at least
 */
public record DecodedPeaks(double truePeakDbtp, List<Stretch> stretches) {

    private static final int BLOCK_FRAMES = 4_096;

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
     * @throws IOException if it cannot be read
     */
    public static DecodedPeaks of(AudioReader decoded) throws IOException {
        try (decoded) {
            int rate = decoded.spec().sampleRateHz();
            ProgrammeMeter meter = new ProgrammeMeter(rate, decoded.spec().layout());
            decoded.forEachBlock(BLOCK_FRAMES, meter::process);
            return new DecodedPeaks(meter.reading().truePeakDbtp(), overs(meter.truePeakTimeline(), rate));
        }
    }

    private static List<Stretch> overs(PeakTimeline peaks, int rate) {
        List<Stretch> overs = new ArrayList<>();
        for (int i = 0; i < peaks.size(); i++) {
            if (peaks.dbtp(i) > 0.0) {
                Stretch over = new Stretch(
                        (double) peaks.startFrame(i) / rate, (double) peaks.endFrame(i) / rate, peaks.dbtp(i));
                int last = overs.size() - 1;
                if (i > 0 && peaks.dbtp(i - 1) > 0.0) {
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
