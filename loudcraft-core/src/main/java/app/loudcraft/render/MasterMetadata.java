package app.loudcraft.render;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.tags.InfoList;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.BroadcastExtension;
import app.loudcraft.metadata.BroadcastLoudness;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Tag;
import app.loudcraft.meter.ProgrammeReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The metadata of a master: that of its mix, without what is no longer true, and with the loudness that was measured.
 *
 * <p>Two versions: one to open the output with, and one with the loudness, whose broadcast extension has the same size.
 */
final class MasterMetadata {

    // ReplayGain 2.0; RFC 7845, section 5.2.1.
    private static final double REPLAY_GAIN_LUFS = -18.0;
    private static final double R128_LUFS = -23.0;
    private static final double R128_STEPS_PER_DB = 256.0;

    private static final String REPLAY_GAIN_PREFIX = "REPLAYGAIN_";
    private static final Set<String> LOUDNESS_NAMES = Set.of("R128_TRACK_GAIN", "R128_ALBUM_GAIN", "ITUNNORM");
    private static final Set<String> COUNTING_FRAMES = Set.of("cue ", "plst", "smpl", "MARK", "INST", "CUESHEET");

    private final MasterTags tags;
    private final AudioMetadata unmeasured;
    private final List<Omission> omitted;

    /**
     * @param mix what the mix carries
     * @param mixRateHz its rate
     * @param master what the master is to be
     */
    MasterMetadata(AudioMetadata mix, int mixRateHz, AudioSpec master, MasterTags tags) {
        this.tags = tags;
        AudioMetadata current = withoutStaleLoudness(mix);
        if (mixRateHz != master.sampleRateHz()) {
            current = withoutFrameNumbers(current);
        }
        Optional<BroadcastExtension> extension = current.broadcastExtension();
        if (extension.isEmpty() && tags.loudness().contains(LoudnessTag.BROADCAST)) {
            extension = Optional.of(BroadcastExtension.BLANK);
        }
        if (extension.isPresent()) {
            current = current.with(extension
                    .get()
                    .atRate(mixRateHz, master.sampleRateHz())
                    .withLoudness(BroadcastLoudness.NONE)
                    .withCodingStep(codingStep(master)));
        }
        this.unmeasured = tags.edit().apply(current);
        this.omitted = current.omitted()
                .subList(mix.omitted().size(), current.omitted().size());
    }

    /** What the master leaves out of what was read of the mix. */
    List<Omission> omitted() {
        return omitted;
    }

    /** What the output is opened with. */
    AudioMetadata unmeasured() {
        return unmeasured;
    }

    /** What it says once the stored master was measured. */
    AudioMetadata measured(ProgrammeReading reading) {
        AudioMetadata measured = unmeasured;
        Optional<BroadcastExtension> extension = measured.broadcastExtension();
        if (extension.isPresent()) {
            measured = measured.with(extension.get().withLoudness(loudness(reading)));
        }
        OptionalDouble integrated = reading.loudness().integratedLufs();
        if (integrated.isEmpty() || !Double.isFinite(integrated.getAsDouble())) {
            return measured;
        }
        double lufs = integrated.getAsDouble();
        if (tags.loudness().contains(LoudnessTag.REPLAY_GAIN)) {
            measured = measured.withTag(REPLAY_GAIN_PREFIX + "TRACK_GAIN", text("%.2f dB", REPLAY_GAIN_LUFS - lufs))
                    .withTag(
                            REPLAY_GAIN_PREFIX + "TRACK_PEAK",
                            text("%.6f", Decibels.toAmplitude(reading.truePeakDbtp())))
                    .withTag(REPLAY_GAIN_PREFIX + "REFERENCE_LOUDNESS", text("%.2f LUFS", REPLAY_GAIN_LUFS));
        }
        if (tags.loudness().contains(LoudnessTag.R128)) {
            long steps = Math.round((R128_LUFS - lufs) * R128_STEPS_PER_DB);
            measured = measured.withTag("R128_TRACK_GAIN", Long.toString(steps));
        }
        return measured;
    }

    private static AudioMetadata withoutStaleLoudness(AudioMetadata mix) {
        AudioMetadata rest = mix.withoutTags(MasterMetadata::tellsLoudness);
        for (Tag tag : mix.tags()) {
            if (tellsLoudness(tag)) {
                rest = rest.omitting(new Omission(
                        "tag " + tag.name(),
                        tag.value().length(),
                        "it tells the loudness of the mix, not of the master"));
            }
        }
        return rest;
    }

    private static boolean tellsLoudness(Tag tag) {
        return tag.name().startsWith(REPLAY_GAIN_PREFIX) || LOUDNESS_NAMES.contains(tag.name());
    }

    private static AudioMetadata withoutFrameNumbers(AudioMetadata mix) {
        List<Chunk> stale =
                mix.chunks().stream().filter(MasterMetadata::countsFrames).toList();
        List<Chunk> kept =
                mix.chunks().stream().filter(chunk -> !countsFrames(chunk)).toList();
        AudioMetadata rest = AudioMetadata.of(mix.tags(), mix.pictures(), kept, mix.omitted());
        for (Chunk chunk : stale) {
            rest = rest.omitting(new Omission(
                    "chunk '" + chunk.id() + "'", chunk.size(), "it counts frames at the rate of the mix"));
        }
        return rest;
    }

    private static boolean countsFrames(Chunk chunk) {
        byte[] start = chunk.id().equals(InfoList.CHUNK_ID) ? chunk.bytes() : new byte[0];
        // The labels of cues.
        boolean isLabels = new String(start, 0, Math.min(4, start.length), StandardCharsets.ISO_8859_1).equals("adtl");
        return isLabels || COUNTING_FRAMES.contains(chunk.id());
    }

    /** A line of coding history (EBU R 98, section 2). */
    private static String codingStep(AudioSpec master) {
        String mode = master.layout().isStereo() ? ",M=stereo" : master.channels() == 1 ? ",M=mono" : "";
        return "A=PCM,F=" + master.sampleRateHz() + ",W=" + master.format().bits() + mode + ",T=Loudcraft";
    }

    private static BroadcastLoudness loudness(ProgrammeReading reading) {
        return new BroadcastLoudness(
                reading.loudness().integratedLufs(),
                reading.loudness().loudnessRangeLu(),
                OptionalDouble.of(reading.truePeakDbtp()),
                reading.loudness().maxMomentaryLufs(),
                reading.loudness().maxShortTermLufs());
    }

    private static String text(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
