package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioSource;
import app.loudcraft.qc.codec.CodecForecast;
import app.loudcraft.qc.codec.CodecRoundTrip;
import app.loudcraft.qc.codec.DecodedPeaks;
import app.loudcraft.qc.limits.DeliveryLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Q10: whether the file has the form that its place of delivery wants, and whether its peaks survive a codec. */
final class DeliveryCheck implements Check {

    private final DeliveryLimits limits;
    private final WordLength wordLength = new WordLength();
    private final Optional<CodecForecast> forecast;
    private final Optional<Encoding> encoding;

    /** What a real encoder works on. */
    private record Encoding(AudioSource source, CodecRoundTrip codec) {}

    /** Foretells what the codec of the limits makes of the peaks. */
    DeliveryCheck(AudioSpec spec, DeliveryLimits limits) {
        this(spec, limits, Optional.empty());
    }

    /**
     * Encodes the programme and measures what comes out.
     *
     * @param source the programme, once more
     */
    DeliveryCheck(AudioSpec spec, DeliveryLimits limits, AudioSource source, CodecRoundTrip codec) {
        this(spec, limits, Optional.of(new Encoding(source, codec)));
    }

    private DeliveryCheck(AudioSpec spec, DeliveryLimits limits, Optional<Encoding> encoding) {
        this.limits = limits;
        this.forecast = limits.codec().map(codec -> new CodecForecast(spec, codec));
        this.encoding = encoding;
    }

    @Override
    public void listen(AudioBlock block) {
        wordLength.listen(block);
        forecast.ifPresent(codec -> codec.listen(block));
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        Findings findings = new Findings();
        if (programme.analysis().frames() == 0) {
            findings.add(
                    QualityStatus.FAIL,
                    programme,
                    OptionalDouble.empty(),
                    "There is no sound in it at all: the programme is 0 s long.",
                    "Export the master again.");
            return findings.conclude(CheckId.Q10, OptionalDouble.empty(), "", "longer than 0 s", "length of the file");
        }
        new FileForm(limits, programme, findings).check(wordLength.bits());
        CodecHeadroom headroom = new CodecHeadroom(limits, programme, findings);
        boolean encoded = encoding.isPresent() && encode(encoding.get(), headroom, findings, programme);
        if (!encoded) {
            forecast.ifPresent(codec -> headroom.foretold(codec.conclude()));
        }
        return findings.conclude(
                CheckId.Q10,
                headroom.decodedDbtp(),
                headroom.decodedDbtp().isPresent() ? "dBTP" : "",
                threshold(),
                method(encoded));
    }

    private boolean encode(Encoding encoding, CodecHeadroom headroom, Findings findings, Programme programme) {
        try {
            headroom.measured(
                    DecodedPeaks.of(encoding.codec().roundTrip(encoding.source()), limits.decodedPassDbtp()),
                    encoding.codec().name());
            return true;
        } catch (IOException failed) {
            findings.add(
                    QualityStatus.WARN,
                    programme,
                    OptionalDouble.empty(),
                    "The encoder could not be used, so its effect on the peaks was not measured: "
                            + failed.getMessage(),
                    "Put the encoder right and check again.");
            return false;
        }
    }

    private String threshold() {
        String form = Prose.of(
                "%s; %d to %d Hz; at least %d bits, all in use; at most %d channels",
                String.join(", ", limits.containers()),
                limits.minSampleRateHz(),
                limits.maxSampleRateHz(),
                limits.minBits(),
                limits.maxChannels());
        String peaks = Prose.of(
                "; decoded true peak at most %.1f dBTP, with a warning up to %+.1f dBTP",
                limits.decodedPassDbtp(), limits.decodedWarnDbtp());
        return forecast.isPresent() || encoding.isPresent() ? form + peaks : form;
    }

    private String method(boolean encoded) {
        String form = "form of the file as its reader sees it; effective bits by the lowest bit ever set";
        if (encoded) {
            return form + "; decoded peaks by a round trip through "
                    + encoding.orElseThrow().codec().name() + ", 16-fold true peak (ITU-R BS.1770-5)";
        }
        return limits.codec()
                .filter(codec -> forecast.isPresent())
                .map(codec -> form + "; decoded peaks foretold for " + codec
                        + " by rounding the MDCT of the most dangerous stretches (calibrated against real encoders)")
                .orElse(form);
    }
}
