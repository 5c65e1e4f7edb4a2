package app.loudcraft.qc.limits;

import static app.loudcraft.qc.codec.LossyFormat.AAC;
import static app.loudcraft.qc.codec.LossyFormat.MP3;
import static app.loudcraft.qc.codec.LossyFormat.VORBIS;

import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.codec.LossyCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What places of delivery ask of a file, and what they encode it to.
 *
 * <p>Where a place encodes at several rates, the codec is one that many listeners get: not the lowest, nor the best.
 */
final class TargetFormats {

    // What distributors and services of music take from a studio; "memory" is no file yet.
    private static final List<String> LOSSLESS = List.of("WAV", "RF64", "BW64", "FLAC", "AIFF", "AIFF-C", "memory");
    // EBU Tech 3285, and the specifications of broadcasters and of Netflix after it.
    private static final List<String> BROADCAST_WAVE = List.of("WAV", "RF64", "BW64", "memory");
    private static final double PASS_DBTP = 0.0;
    private static final double WARN_DBTP = 0.5;

    // Heuristics, but for what is said beside them.
    private static final DeliveryLimits MUSIC = limits(44_100, 192_000, 16, 2, Double.POSITIVE_INFINITY, false);
    private static final DeliveryLimits BROADCAST =
            limits(44_100, 192_000, 16, 16, Double.POSITIVE_INFINITY, false).withContainers(BROADCAST_WAVE);

    private static final Map<String, DeliveryLimits> BY_NAME = Map.ofEntries(
            // Spotify support, "Audio quality": Ogg Vorbis 96, 160, 320.
            entry(DeliveryTarget.SPOTIFY, MUSIC.withCodec(new LossyCodec(VORBIS, 160))),
            // Apple Digital Masters: sources of 24 bits, AAC 256.
            entry(
                    DeliveryTarget.APPLE_MUSIC,
                    limits(44_100, 192_000, 24, 2, Double.POSITIVE_INFINITY, false)
                            .withCodec(new LossyCodec(AAC, 256))),
            entry(DeliveryTarget.APPLE_PODCASTS, MUSIC.withCodec(new LossyCodec(MP3, 128))),
            entry(DeliveryTarget.YOUTUBE, MUSIC.withCodec(new LossyCodec(AAC, 128))),
            entry(DeliveryTarget.YOUTUBE_MUSIC, MUSIC.withCodec(new LossyCodec(AAC, 128))),
            entry(DeliveryTarget.TIDAL, MUSIC.withCodec(new LossyCodec(AAC, 320))),
            entry(DeliveryTarget.DEEZER, MUSIC.withCodec(new LossyCodec(MP3, 320))),
            entry(DeliveryTarget.SOUNDCLOUD, MUSIC.withCodec(new LossyCodec(MP3, 128))),
            // Bandcamp help: streams are MP3 128.
            entry(DeliveryTarget.BANDCAMP, MUSIC.withCodec(new LossyCodec(MP3, 128))),
            entry(DeliveryTarget.QOBUZ, MUSIC),
            // Netflix sound mix specification: 24 bits at 48 kHz.
            entry(
                    DeliveryTarget.NETFLIX,
                    limits(48_000, 48_000, 24, 16, Double.POSITIVE_INFINITY, true)
                            .withContainers(BROADCAST_WAVE)),
            entry(
                    DeliveryTarget.NETFLIX_LITTLE_DIALOGUE,
                    limits(48_000, 48_000, 24, 16, Double.POSITIVE_INFINITY, true)
                            .withContainers(BROADCAST_WAVE)),
            entry(DeliveryTarget.EBU_R128, BROADCAST),
            entry(DeliveryTarget.ATSC_A85, BROADCAST),
            entry(DeliveryTarget.GAME_HOME, BROADCAST.withContainers(LOSSLESS).withCodec(new LossyCodec(VORBIS, 128))),
            entry(
                    DeliveryTarget.GAME_PORTABLE,
                    BROADCAST.withContainers(LOSSLESS).withCodec(new LossyCodec(VORBIS, 128))),
            // ACX audio submission requirements: 44.1 kHz, MP3 of 192 or more, 120 minutes at most.
            entry(
                    DeliveryTarget.AUDIOBOOK_ACX,
                    limits(44_100, 44_100, 16, 2, 7_200.0, true).withCodec(new LossyCodec(MP3, 192))),
            // IEC 60908: 44.1 kHz, 16 bits, two channels.
            entry(DeliveryTarget.CD, limits(44_100, 44_100, 16, 2, Double.POSITIVE_INFINITY, false)),
            entry(DeliveryTarget.CLUB, MUSIC.withCodec(new LossyCodec(MP3, 320))));

    private TargetFormats() {}

    /** What a target asks for; a common codec for those nothing is known about. */
    static DeliveryLimits of(DeliveryTarget target) {
        DeliveryLimits known = BY_NAME.get(target.name());
        return known != null ? known : MUSIC.withCodec(new LossyCodec(AAC, 256));
    }

    private static Map.Entry<String, DeliveryLimits> entry(DeliveryTarget target, DeliveryLimits limits) {
        return Map.entry(target.name(), limits);
    }

    private static DeliveryLimits limits(
            int minRateHz, int maxRateHz, int minBits, int maxChannels, double maxSeconds, boolean required) {
        return new DeliveryLimits(
                LOSSLESS,
                minRateHz,
                maxRateHz,
                minBits,
                maxChannels,
                maxSeconds,
                required,
                Optional.empty(),
                PASS_DBTP,
                WARN_DBTP,
                false);
    }
}
