package app.loudcraft.qc;

import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** P7: whether headroom is spent on what nobody hears: a constant offset, or rumble around 20 Hz. */
final class OffsetPoint implements Point {

    private static final double OFFSET_DBFS = -60.0;
    private static final double LARGE_OFFSET_DBFS = -40.0;

    // Heuristic: pink noise, which has more down there than music, reads -18 dB.
    private static final double RUMBLE_DB = -15.0;
    private static final double HIGHEST_HZ = 20_000.0;

    // The lowest half of the lowest third of an octave.
    private static final double RUMBLE_FROM_HZ = 17.8;
    private static final double RUMBLE_TO_HZ = 20.0;

    private static final String METHOD = "mean of every channel, and the level from 17.8 to 20 Hz over that of the "
            + "whole spectrum; what lies lower is not looked at";

    @Override
    public QualityCheck judge(HeardMix mix) {
        if (mix.isSilent()) {
            return Remarks.notApplicable(PointId.P7, mix, "There is nothing to hear in this file.", METHOD);
        }
        Remarks remarks = new Remarks(mix);
        List<Double> offsets = mix.analysis().condition().dcDbfs();
        for (int c = 0; c < offsets.size(); c++) {
            if (offsets.get(c) > OFFSET_DBFS) {
                remarks.add(
                        offsets.get(c) > LARGE_OFFSET_DBFS ? QualityStatus.FAIL : QualityStatus.WARN,
                        OptionalInt.of(c),
                        0.0,
                        mix.seconds(),
                        OptionalDouble.of(offsets.get(c)),
                        Prose.of("The waveform is not centred: it has an offset of %.1f dBFS.", offsets.get(c)),
                        "Find the track or plug-in that adds it and put a high-pass at 20 Hz after it.");
            }
        }
        SpectrumReading spectrum = mix.analysis().spectrum();
        double rumbleDb =
                spectrum.programmeDb(RUMBLE_FROM_HZ, RUMBLE_TO_HZ) - spectrum.programmeDb(RUMBLE_FROM_HZ, HIGHEST_HZ);
        if (rumbleDb > RUMBLE_DB) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(rumbleDb),
                    Prose.of(
                            "There is much below what can be heard: just under 20 Hz the level is %.1f dB of the whole "
                                    + "mix.",
                            rumbleDb),
                    "Put a high-pass at 20 to 30 Hz on the tracks that rumble.");
        }
        return remarks.conclude(
                PointId.P7,
                OptionalDouble.of(mix.analysis().condition().largestDcDbfs()),
                "dBFS",
                "offset at most -60 dBFS, too much above -40 dBFS; just below 20 Hz at most -15 dB of the whole (heuristic)",
                METHOD);
    }
}
