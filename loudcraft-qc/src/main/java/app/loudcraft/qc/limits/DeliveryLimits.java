package app.loudcraft.qc.limits;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.codec.LossyCodec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code Q10} holds a file against: the form that its place of delivery wants, and what a codec may make of its peaks.
 * Immutable.
 *
 * @param containers kinds of file that are taken, as {@link app.loudcraft.io.AudioReader#container()} names them
 * @param minSampleRateHz lowest rate, Hz
 * @param maxSampleRateHz highest rate, Hz
 * @param minBits fewest bits a sample, [1, 24]
 * @param maxChannels most channels
 * @param maxSeconds longest programme, s; infinite where there is no limit
 * @param required whether the place itself publishes the figures so far and turns away what breaks them, so that it fails;
 *     otherwise they only warn
 * @param codec what listeners get; empty where the file itself is delivered, or nothing is known
 * @param decodedPassDbtp highest true peak of the decoded programme that passes, dBTP
 * @param decodedWarnDbtp highest that warns; above, a real encoder fails the file, dBTP
 * @param forecastMayFail whether a forecast without an encoder may fail a file too; a heuristic, so by default it only warns
 */
public record DeliveryLimits(
        List<String> containers,
        int minSampleRateHz,
        int maxSampleRateHz,
        int minBits,
        int maxChannels,
        double maxSeconds,
        boolean required,
        Optional<LossyCodec> codec,
        double decodedPassDbtp,
        double decodedWarnDbtp,
        boolean forecastMayFail) {

    private static final int MOST_BITS = 24;

    /**
     * @throws IllegalArgumentException if a lower limit is above its upper one, or a figure is outside its range
     */
    public DeliveryLimits {
        containers = List.copyOf(containers);
        Objects.requireNonNull(codec, "codec");
        require(
                minSampleRateHz <= maxSampleRateHz,
                "minSampleRateHz",
                "at most maxSampleRateHz, " + maxSampleRateHz + " Hz",
                minSampleRateHz);
        require(minBits >= 1 && minBits <= MOST_BITS, "minBits", "in [1, " + MOST_BITS + "]", minBits);
        require(maxChannels >= 1, "maxChannels", "at least 1", maxChannels);
        require(maxSeconds > 0.0, "maxSeconds", "above 0 s", maxSeconds);
        require(
                decodedPassDbtp <= decodedWarnDbtp,
                "decodedPassDbtp",
                "at most decodedWarnDbtp, " + decodedWarnDbtp + " dBTP",
                decodedPassDbtp);
    }

    private static void require(boolean holds, String name, String rule, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + rule + ", but was " + value);
        }
    }

    /**
     * What is known of a place of delivery. The genre changes nothing.
     *
     * <p>Decoded peaks up to 0 dBTP pass and up to +0.5 dBTP warn: half a decibel is about what the codecs of one format
     * differ by (heuristic).
     */
    public static DeliveryLimits defaults(DeliveryTarget target, Optional<Genre> genre) {
        Objects.requireNonNull(genre, "genre");
        return TargetFormats.of(target);
    }

    /** These limits with other containers. */
    public DeliveryLimits withContainers(List<String> newContainers) {
        return new DeliveryLimits(
                newContainers,
                minSampleRateHz,
                maxSampleRateHz,
                minBits,
                maxChannels,
                maxSeconds,
                required,
                codec,
                decodedPassDbtp,
                decodedWarnDbtp,
                forecastMayFail);
    }

    /** The same for another codec. */
    public DeliveryLimits withCodec(LossyCodec newCodec) {
        return new DeliveryLimits(
                containers,
                minSampleRateHz,
                maxSampleRateHz,
                minBits,
                maxChannels,
                maxSeconds,
                required,
                Optional.of(newCodec),
                decodedPassDbtp,
                decodedWarnDbtp,
                forecastMayFail);
    }
}
