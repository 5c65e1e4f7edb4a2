package app.loudcraft.meter;

import java.util.ArrayList;
import java.util.List;

/** Everything that a meter can be asked for at one moment; two are equal if every bit is. */
record Measured(
        long frames,
        double momentaryLufs,
        double shortTermLufs,
        ProgrammeReading reading,
        List<Entry> momentary,
        List<Entry> shortTerm,
        List<Entry> truePeaks) {

    /** One entry of a timeline. */
    record Entry(long startFrame, long endFrame, double value) {}

    /** What the meter says, which must keep the peak of every step. */
    static Measured by(ProgrammeMeter meter) {
        return new Measured(
                meter.frames(),
                meter.momentaryLufs(),
                meter.shortTermLufs(),
                meter.reading(),
                entries(meter.momentaryTimeline()),
                entries(meter.shortTermTimeline()),
                entries(meter.truePeakTimeline()));
    }

    private static List<Entry> entries(LoudnessTimeline timeline) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            entries.add(new Entry(timeline.startFrame(i), timeline.endFrame(i), timeline.lufs(i)));
        }
        return entries;
    }

    private static List<Entry> entries(PeakTimeline timeline) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            entries.add(new Entry(timeline.startFrame(i), timeline.endFrame(i), timeline.dbtp(i)));
        }
        return entries;
    }
}
