package app.loudcraft.examples.cli;

import app.loudcraft.meter.LoudnessTimeline;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes loudness and true peak over time as comma-separated values, a row for every whole 100 ms.
 *
 * <p>A row tells of the windows that end where its 100 ms end. A cell is empty where there is no whole window yet, and
 * {@code -inf} where it is silent.
 */
final class TimelineCsv {

    private static final String HEADER = "time_s,momentary_lufs,short_term_lufs,true_peak_dbtp\n";

    private final LoudnessWindows momentary;
    private final LoudnessWindows shortTerm;
    private final PeakTimeline truePeak;
    private final int sampleRateHz;

    private TimelineCsv(ProgrammeMeter meter, int sampleRateHz) {
        this.momentary = new LoudnessWindows(meter.momentaryTimeline());
        this.shortTerm = new LoudnessWindows(meter.shortTermTimeline());
        this.truePeak = meter.truePeakTimeline();
        this.sampleRateHz = sampleRateHz;
    }

    /** Writes the timeline of a file; an existing {@code csv} is replaced in one step. */
    static void write(Path csv, MeasuredFile file) throws IOException {
        TimelineCsv timeline =
                new TimelineCsv(file.meter(), file.measurement().spec().sampleRateHz());
        try (PendingText text = PendingText.at(csv)) {
            timeline.write(text.writer());
            text.commit();
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException failure) {
            throw new IOException(csv + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private void write(Writer out) throws IOException {
        out.write(HEADER);
        for (int i = 0; i < truePeak.size(); i++) {
            long end = truePeak.endFrame(i);
            out.write(String.format(Locale.ROOT, "%.3f", (double) end / sampleRateHz));
            out.write(',');
            out.write(momentary.cell(end));
            out.write(',');
            out.write(shortTerm.cell(end));
            out.write(',');
            out.write(figure(truePeak.dbtp(i)));
            out.write('\n');
        }
    }

    private static String figure(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "-inf";
    }

    /** Goes through the windows of a timeline by the frames they end at. */
    private static final class LoudnessWindows {

        private final LoudnessTimeline timeline;
        private int next;

        private LoudnessWindows(LoudnessTimeline timeline) {
            this.timeline = timeline;
        }

        /** The figure of the window that ends at this frame; empty if there is none. Frames must ascend. */
        private String cell(long endFrame) {
            if (next < timeline.size() && timeline.endFrame(next) == endFrame) {
                return figure(timeline.lufs(next++));
            }
            return "";
        }
    }
}
