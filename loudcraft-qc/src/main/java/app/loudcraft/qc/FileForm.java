package app.loudcraft.qc;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.qc.limits.DeliveryLimits;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Holds the form of a file against what its place of delivery wants. */
final class FileForm {

    private static final int COARSE_BITS = 16;

    private final DeliveryLimits limits;
    private final Programme programme;
    private final Findings findings;

    FileForm(DeliveryLimits limits, Programme programme, Findings findings) {
        this.limits = limits;
        this.programme = programme;
        this.findings = findings;
    }

    void check(OptionalInt effectiveBits) {
        container();
        sampleRate();
        channels();
        duration();
        bits();
        effectiveBits.ifPresent(this::effectiveBits);
        programme
                .analysis()
                .notes()
                .forEach(note -> add(
                        QualityStatus.WARN,
                        "The file is not quite as it should be: " + note + ".",
                        "Export the file again; other programs may refuse this one."));
    }

    private void container() {
        String container = programme.analysis().container();
        if (!limits.containers().contains(container)) {
            broken(
                    "The file is a " + container + ", but must be one of " + limits.containers() + ".",
                    "Store the master in one of these forms.");
        }
    }

    private void sampleRate() {
        int rate = programme.sampleRateHz();
        if (rate < limits.minSampleRateHz() || rate > limits.maxSampleRateHz()) {
            broken(
                    "The sample rate is " + rate + " Hz, but must be " + rates() + ".",
                    "Master again to a rate in that range, from the original mix.");
        }
    }

    private String rates() {
        return limits.minSampleRateHz() == limits.maxSampleRateHz()
                ? limits.minSampleRateHz() + " Hz"
                : "in [" + limits.minSampleRateHz() + ", " + limits.maxSampleRateHz() + "] Hz";
    }

    private void channels() {
        AudioSpec spec = programme.analysis().spec();
        if (spec.channels() > limits.maxChannels()) {
            broken(
                    "The file has " + spec.channels() + " channels, but this place takes at most "
                            + limits.maxChannels() + ".",
                    "Deliver a stereo version, or ask the place how it wants surround sound.");
        }
    }

    private void duration() {
        if (programme.seconds() > limits.maxSeconds()) {
            broken(
                    Prose.of(
                            "The programme lasts %.0f s, but may last %.0f s at most.",
                            programme.seconds(), limits.maxSeconds()),
                    "Divide it into several files.");
        }
    }

    private void bits() {
        int bits = programme.analysis().spec().format().bits();
        if (bits < limits.minBits()) {
            broken(
                    "The file has " + bits + " bits a sample, but must have at least " + limits.minBits() + ".",
                    "Export the master with more bits, from the original mix.");
        }
    }

    private void effectiveBits(int effective) {
        SampleFormat format = programme.analysis().spec().format();
        int enough = format.isFloatingPoint() ? COARSE_BITS + 1 : Math.min(format.bits(), WordLength.MOST_BITS);
        if (effective < enough) {
            String message = "Of the " + format + " only the upper " + effective
                    + " bits are used (effective bits: " + effective + "): the sound was rounded to " + effective
                    + " bits on its way.";
            String remedy = "Find the step that stored " + effective + " bits, and export again without it.";
            if (effective < limits.minBits()) {
                broken(message, remedy);
            } else {
                add(QualityStatus.WARN, message, remedy);
            }
        }
    }

    private void broken(String message, String remedy) {
        add(limits.required() ? QualityStatus.FAIL : QualityStatus.WARN, message, remedy);
    }

    private void add(QualityStatus status, String message, String remedy) {
        findings.add(status, programme, OptionalDouble.empty(), message, remedy);
    }
}
